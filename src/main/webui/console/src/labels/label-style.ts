import { css } from 'lit';
import type { LabelColour } from '@bellhop/client';

/** In the order in which they are offered. */
export const LABEL_COLOURS: readonly LabelColour[] = ['blue', 'teal', 'green', 'yellow', 'orange', 'red', 'pink', 'purple', 'grey'];

/** A chip is a coloured dot beside a plain name, so that any number of them stays calm, and any colour legible. */
export const labelStyle = css`
  .label-chip {
    display: inline-flex; align-items: center; gap: 5px; min-inline-size: 0; max-inline-size: 100%; block-size: 18px; padding-inline: 6px;
    border: 1px solid var(--border); border-radius: var(--radius-full); background: var(--surface); color: var(--neutral-11);
    font-size: 11px; line-height: 1; white-space: nowrap;
  }
  .label-chip .cut { line-height: 16px; }
  .label-dot { flex: none; inline-size: 8px; block-size: 8px; border-radius: var(--radius-full); background: var(--colour); }
  .grey { --colour: light-dark(#7d8085, #8a8d93); }
  .red { --colour: light-dark(#d13b3b, #f06a64); }
  .orange { --colour: light-dark(#d9660f, #ec8a3e); }
  .yellow { --colour: light-dark(#b98900, #dcb23d); }
  .green { --colour: light-dark(#2b8a4e, #56b37a); }
  .teal { --colour: light-dark(#0e8a8a, #41b4b4); }
  .blue { --colour: light-dark(#3866d6, #6d93f2); }
  .purple { --colour: light-dark(#7a4fd0, #a585ee); }
  .pink { --colour: light-dark(#c83a86, #e673af); }
`;
