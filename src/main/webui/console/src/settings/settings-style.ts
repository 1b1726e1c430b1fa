import { css } from 'lit';

/** How the sections of a settings page look. */
export const settingsStyle = css`
  .card { justify-items: stretch; padding: var(--space-4) var(--space-6) var(--space-6); border: 1px solid var(--border); border-radius: var(--radius-card); background: var(--surface); }
  .card, .card form { gap: var(--space-4); justify-items: stretch; }
  .page { display: grid; gap: var(--space-6); }
  .card h3 { font-size: var(--text-16); }
  .about { color: var(--muted); }
  h3 + .about { margin-block-start: calc(-1 * var(--space-2)); }
  a.button { color: inherit; text-decoration: none; }
  a.button.primary { color: var(--on-accent); }
  section > [role='alert']:empty { display: none; }
  .item { display: grid; gap: 6px; justify-items: start; }
  .item label { inline-size: auto; }
  .item .field { max-inline-size: 520px; }
  .item .field.short { max-inline-size: 140px; }
  .item.wide .field { max-inline-size: none; }
  textarea.field { min-block-size: 64px; resize: vertical; line-height: var(--line); }
  textarea.lines { font-family: var(--font-mono); font-size: var(--text-13); white-space: pre; overflow-x: auto; }
  .field[aria-invalid='true'] { border-color: var(--danger); }
  .wrong { color: var(--danger); }
  .check { display: grid; grid-template-columns: 20px 1fr; column-gap: var(--space-3); align-items: start; inline-size: auto; min-block-size: var(--row); cursor: pointer; }
  .check input { inline-size: 18px; block-size: 18px; margin: 0; margin-block-start: 1px; accent-color: var(--accent); }
  .check > span { display: grid; gap: 2px; }
  .sub { display: grid; gap: var(--space-4); padding-inline-start: calc(20px + var(--space-3)); }
  .end { display: flex; flex-wrap: wrap; align-items: center; gap: var(--space-2) var(--space-3); }
  .end [role='alert'] { flex: 1 1 100%; }
  .end [role='alert']:empty { display: none; }
  .code { display: block; padding: var(--space-3); border-radius: var(--radius); background: var(--sunken); }
  .row-line { display: flex; flex-wrap: wrap; align-items: center; gap: var(--space-2) var(--space-3); }
  .row-line > .quiet { font-size: var(--text-13); }
  .secret { display: grid; gap: var(--space-3); justify-items: start; padding: var(--space-4); border: 1px solid var(--warning-border); border-radius: var(--radius); background: var(--warning-surface); }
  .secret code { display: block; max-inline-size: 100%; }
  .rows li { flex-wrap: wrap; padding-block: var(--space-2); }
  .rows li > div { flex: 1 1 220px; }
  .rows li:last-child { border: 0; }
  .sure { flex: 1 1 240px; }
  .bones { display: grid; gap: var(--space-3); }
  .bones .bone { block-size: 40px; }
  @media (max-width: 767px) { .card { padding: var(--space-4); } .sub { padding-inline-start: 0; } }
`;
