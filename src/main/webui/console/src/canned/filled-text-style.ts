import { css } from 'lit';

/** A reply with what is filled in, and what is not. */
export const filledTextStyle = css`
  .text { white-space: pre-wrap; overflow-wrap: anywhere; }
  .text mark { border-radius: 3px; background: var(--accent-4); color: var(--accent-12); }
  .text mark.missing, .text mark.unknown { background: var(--warning-surface); color: var(--warning); }
`;
