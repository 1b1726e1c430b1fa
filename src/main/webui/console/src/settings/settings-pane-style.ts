import { css } from 'lit';

export const paneStyle = css`
  :host { display: grid; grid-template: minmax(0, 1fr) / 240px minmax(0, 1fr); min-block-size: 0; min-inline-size: 0; background: var(--surface); }
  :host([narrow]) { grid-template-columns: minmax(0, 1fr); }
  .list { display: grid; grid-template-columns: minmax(0, 1fr); align-content: start; border-inline-end: 1px solid var(--border); background: var(--sunken); }
  :host([narrow]) .list { border: 0; background: var(--surface); }
  .leave { justify-self: start; margin: var(--space-3) var(--space-2) 0; color: var(--muted); }
  .leave svg, .back svg { color: inherit; }
  .leave:dir(rtl) svg, .back:dir(rtl) svg { transform: scaleX(-1); }
  .body { background: var(--neutral-2); padding: var(--space-6) var(--space-8) 96px; }
  :host([narrow]) .body { padding: var(--space-3) var(--space-3) 72px; }
  .page { display: grid; grid-template-columns: minmax(0, 1fr); gap: var(--space-4); max-inline-size: 860px; }
  header { display: flex; align-items: center; gap: var(--space-2); min-block-size: 40px; min-inline-size: 0; }
  h2 { min-inline-size: 0; font-size: var(--text-20); line-height: var(--line-tight); overflow-wrap: anywhere; }
  h2:focus-visible { outline-offset: 4px; border-radius: 2px; }
  .back { text-decoration: none; margin-inline-start: calc(-1 * var(--space-2)); }
`;
