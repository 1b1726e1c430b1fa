import { css } from 'lit';

export const cannedPickerStyle = css`
  .canned {
    position: absolute; inset-inline: 0; inset-block-end: calc(100% + 4px); z-index: 4; display: grid; grid-template-rows: minmax(0, 1fr) auto;
    max-block-size: min(400px, 48dvh); overflow: hidden; border: 1px solid var(--border); border-radius: var(--radius-card);
    background: var(--raised); color: var(--text); box-shadow: var(--shadow-2);
  }
  .canned ul { padding: 6px; }
  .canned li {
    display: grid; grid-template-columns: minmax(0, auto) minmax(0, 1fr) auto; align-items: center; gap: var(--space-2); min-block-size: var(--row);
    padding-inline: 10px; border-radius: var(--radius); font-size: var(--text-13); cursor: pointer;
  }
  .canned li[aria-selected='true'] { background: var(--selected); color: var(--accent-12); }
  .canned .shortcut { font-weight: var(--weight-medium); }
  .canned .about { color: var(--muted); font-size: var(--text-12); }
  .canned li[aria-selected='true'] .about, .canned li[aria-selected='true'] .name { color: inherit; }
  .canned .name { color: var(--neutral-11); }
  .canned .state { padding: var(--space-3) var(--space-4); color: var(--muted); font-size: var(--text-13); overflow-wrap: anywhere; }
  .canned .bones { display: grid; gap: var(--space-2); padding: var(--space-4); }
  .canned .bone { block-size: 12px; }
  .canned .preview { padding: var(--space-3) var(--space-4); border-block-start: 1px solid var(--border); background: var(--sunken); font-size: var(--text-13); }
  .canned .text { max-block-size: 6.2em; overflow: hidden; }
  .canned .warning { margin-block-start: var(--space-2); color: var(--warning); }
  @media (pointer: coarse) { .canned li { min-block-size: var(--touch); } }
`;

/** A reply with what is filled in, and what is not. */
export const filledTextStyle = css`
  .text { white-space: pre-wrap; overflow-wrap: anywhere; }
  .text mark { border-radius: 3px; background: var(--accent-4); color: var(--accent-12); }
  .text mark.missing, .text mark.unknown { background: var(--warning-surface); color: var(--warning); }
`;
