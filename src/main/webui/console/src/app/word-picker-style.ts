import { css } from 'lit';

export const pickerStyle = css`
  .picker {
    position: absolute; inset-inline: 0; inset-block-end: calc(100% + 4px); z-index: 4; display: grid; grid-template-rows: minmax(0, 1fr) auto;
    max-block-size: min(400px, 48dvh); overflow: hidden; border: 1px solid var(--border); border-radius: var(--radius-card);
    background: var(--raised); color: var(--text); box-shadow: var(--shadow-2);
  }
  .picker ul { padding: 6px; }
  .picker li {
    display: grid; grid-template-columns: minmax(0, auto) minmax(0, 1fr) auto; align-items: center; gap: var(--space-2); min-block-size: var(--row);
    padding-inline: 10px; border-radius: var(--radius); font-size: var(--text-13); cursor: pointer;
  }
  .picker li[aria-selected='true'] { background: var(--selected); color: var(--accent-12); }
  .picker li.person { grid-template-columns: auto minmax(0, 1fr); }
  .picker bh-avatar { --size: 24px; --behind: var(--raised); }
  .picker .emoji { font-size: 1.3em; line-height: 1; }
  .picker .shortcut { font-weight: var(--weight-medium); }
  .picker .about { color: var(--muted); font-size: var(--text-12); }
  .picker li[aria-selected='true'] .about, .picker li[aria-selected='true'] .name { color: inherit; }
  .picker .name { color: var(--neutral-11); }
  .picker .state { padding: var(--space-3) var(--space-4); color: var(--muted); font-size: var(--text-13); overflow-wrap: anywhere; }
  .picker .bones { display: grid; gap: var(--space-2); padding: var(--space-4); }
  .picker .bone { block-size: 12px; }
  .picker .preview { padding: var(--space-3) var(--space-4); border-block-start: 1px solid var(--border); background: var(--sunken); font-size: var(--text-13); }
  .picker .text { max-block-size: 6.2em; overflow: hidden; }
  .picker .warning { margin-block-start: var(--space-2); color: var(--warning); }
  @media (pointer: coarse) { .picker li { min-block-size: var(--touch); } }
`;
