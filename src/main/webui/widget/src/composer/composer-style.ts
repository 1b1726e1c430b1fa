import { css } from 'lit';

export const composerStyle = css`
  :host {
    display: block;
    padding: var(--space-2) var(--space-3) var(--space-3);
  }
  form {
    display: flex;
    align-items: flex-end;
    gap: var(--space-1);
    padding: 3px;
    border: 1px solid var(--border-strong);
    border-radius: 26px;
    background: var(--surface);
    transition: border-color var(--motion), box-shadow var(--motion);
  }
  form:focus-within {
    border-color: var(--focus);
    box-shadow: 0 0 0 1px var(--focus);
  }
  label {
    position: relative;
    cursor: pointer;
  }
  textarea {
    all: unset;
    box-sizing: border-box;
    flex: 1;
    min-inline-size: 0;
    max-block-size: calc(5 * 1.45em + 22px);
    padding: 11px var(--space-3);
    overflow-y: auto;
    font: inherit;
    line-height: var(--line);
    text-align: start;
    overflow-wrap: anywhere;
    white-space: pre-wrap;
    cursor: text;
    scrollbar-width: thin;
  }
  /* The form shows the focus ring for the field inside it. */
  textarea:focus-visible {
    outline: none;
  }
  textarea::placeholder {
    color: var(--placeholder);
  }
  label:focus-within {
    outline: 2px solid var(--focus);
  }
  .send {
    display: grid;
    place-items: center;
    flex: none;
    inline-size: var(--touch);
    block-size: var(--touch);
    border-radius: 50%;
    background: var(--accent);
    color: var(--on-accent);
    transition: background var(--motion), color var(--motion);
  }
  .send:hover {
    background: var(--accent-hover);
  }
  .send[aria-disabled='true'] {
    background: var(--pressed);
    color: var(--muted);
    cursor: default;
  }
  #limit {
    padding-inline: var(--space-3);
  }
  #limit:not(:empty) {
    font-size: var(--text-12);
    font-variant-numeric: tabular-nums;
  }
  .over {
    color: var(--danger);
  }
  @media (max-height: 279px) {
    :host {
      padding-block: 4px;
    }
  }
  /* Phones and tablets zoom into fields below 16 px. */
  @media (pointer: coarse), (max-width: 479px) {
    textarea {
      font-size: 16px;
    }
  }
`;
