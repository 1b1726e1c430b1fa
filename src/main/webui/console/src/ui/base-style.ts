import { css } from 'lit';

/** The base styles of every element of the console. */
export const baseStyle = css`
  *, *::before, *::after { box-sizing: border-box; }
  :host { font: var(--weight) var(--text-14) / var(--line) var(--font); color: var(--text); }
  :host([hidden]), [hidden] { display: none !important; }
  h1, h2, h3, p, dl, dd, ol, ul { margin: 0; padding: 0; }
  ul, ol { list-style: none; }
  :focus { outline: none; }
  :focus-visible { outline: 2px solid var(--focus); outline-offset: 1px; }
  .quiet { color: var(--muted); }
  .figures { font-variant-numeric: tabular-nums; }
  .cut { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; min-inline-size: 0; }
  .unseen {
    position: absolute; inline-size: 1px; block-size: 1px; margin: -1px; padding: 0;
    overflow: hidden; clip-path: inset(50%); white-space: nowrap; border: 0;
  }
  .scroll { overflow-y: auto; overscroll-behavior: contain; scrollbar-width: thin; scrollbar-color: var(--neutral-7) transparent; }
  .bone { border-radius: var(--radius); background: var(--neutral-4); }
  @media (prefers-reduced-motion: no-preference) {
    .bone { animation: breathe 1.6s ease-in-out infinite alternate; }
    @keyframes breathe { from { opacity: 1; } to { opacity: 0.5; } }
  }
`;

export const buttonStyle = css`
  button { font: inherit; color: inherit; cursor: pointer; margin: 0; }
  button:disabled { cursor: default; opacity: 0.55; }
  .button {
    display: inline-flex; align-items: center; justify-content: center; gap: 6px;
    min-block-size: var(--control, 32px); padding-inline: var(--space-3); flex: none; white-space: nowrap;
    border: 1px solid var(--border); border-radius: var(--radius);
    background: var(--surface); font-size: var(--text-13); font-weight: var(--weight-medium);
    transition: background-color var(--motion), border-color var(--motion);
  }
  .button:hover:not(:disabled) { background: var(--hover); border-color: var(--neutral-7); }
  .button:active:not(:disabled) { background: var(--pressed); }
  .button.primary { background: var(--accent); border-color: transparent; color: var(--on-accent); }
  .button.primary:hover:not(:disabled) { background: var(--accent-hover); }
  .button.note { background: var(--note); border-color: transparent; color: var(--note-surface); }
  .button.note:hover:not(:disabled) { background: var(--note); filter: brightness(1.1); }
  .button.bare { border-color: transparent; background: transparent; }
  .button.bare:hover:not(:disabled) { background: var(--hover); }
  .button.icon { inline-size: var(--control, 32px); padding: 0; color: var(--muted); }
  .button.icon:hover:not(:disabled), .button.icon[aria-pressed='true'] { color: var(--text); }
  .button svg { flex: none; }
  .link {
    padding: 0; border: 0; background: none; color: var(--accent-text); font-weight: var(--weight-medium);
    text-decoration: underline; text-underline-offset: 2px; text-decoration-color: color-mix(in srgb, currentColor 40%, transparent);
  }
  .link:hover { text-decoration-color: currentColor; }
  kbd {
    display: inline-block; min-inline-size: 20px; padding: 0 5px; text-align: center;
    border: 1px solid var(--border); border-radius: 4px; background: var(--sunken);
    color: var(--neutral-11); font: var(--weight-medium) var(--text-12) / 18px var(--font);
  }
  /* There backgrounds are the system's, and what is chosen would look like everything else. */
  @media (forced-colors: active) {
    [aria-current], [aria-selected='true'], [aria-pressed='true'] { outline: 2px solid Highlight; outline-offset: -2px; }
  }
`;

export const fieldStyle = css`
  .field {
    inline-size: 100%; min-block-size: 40px; padding: var(--space-2) var(--space-3);
    border: 1px solid var(--border-strong); border-radius: var(--radius);
    background: var(--surface); color: var(--text); font: inherit;
  }
  .field:focus-visible { outline-offset: 0; border-color: var(--focus); }
  .field::placeholder { color: var(--placeholder); opacity: 1; }
`;
