import { css } from 'lit';

export const ratingStyle = css`
  .rating {
    display: flex;
    flex-direction: column;
    gap: var(--space-3);
    margin-block-start: var(--space-3);
    padding: var(--space-4) var(--space-3) var(--space-2);
    border: 1px solid var(--border);
    border-radius: var(--radius-card);
  }
  .rating fieldset {
    all: unset;
    display: block;
    min-inline-size: 0;
    text-align: center;
  }
  .rating legend {
    display: block;
    inline-size: 100%;
    padding: 0 0 var(--space-2);
    font-weight: var(--weight-bold);
  }
  .rating .scores {
    display: flex;
    justify-content: center;
    gap: 2px;
  }
  .rating .score {
    position: relative;
    display: grid;
    place-items: center;
    inline-size: 52px;
    max-inline-size: 20%;
    min-block-size: var(--touch);
    border-radius: var(--radius-card);
    color: var(--muted);
    cursor: pointer;
    -webkit-tap-highlight-color: transparent;
    transition: color var(--motion), background var(--motion);
  }
  .rating .score:hover {
    background: var(--hover);
    color: var(--text);
  }
  .rating .score:has(:checked) {
    background: color-mix(in srgb, var(--accent) 14%, var(--surface));
    color: var(--accent-text);
  }
  .rating .score:has(:focus-visible) {
    outline: 2px solid var(--focus);
    outline-offset: -2px;
  }
  .rating input {
    position: absolute;
    inset: 0;
    margin: 0;
    opacity: 0;
    cursor: inherit;
  }
  .rating .score svg {
    inline-size: 32px;
    block-size: 32px;
  }
  .rating .word {
    min-block-size: calc(1em * var(--line));
    color: var(--muted);
    font-size: var(--text-12);
  }
  .rating .comment {
    display: flex;
    flex-direction: column;
    gap: var(--space-1);
    font-size: var(--text-13);
  }
  .rating textarea {
    all: unset;
    box-sizing: border-box;
    inline-size: 100%;
    min-block-size: 66px;
    max-block-size: 160px;
    padding: var(--space-2) var(--space-3);
    overflow-y: auto;
    border: 1px solid var(--border-strong);
    border-radius: var(--radius);
    font: inherit;
    font-size: var(--text-14);
    overflow-wrap: anywhere;
    white-space: pre-wrap;
    cursor: text;
  }
  .rating textarea:focus-visible {
    border-color: var(--focus);
    outline: 1px solid var(--focus);
  }
  .rating .problem {
    color: var(--danger);
    font-size: var(--text-12);
  }
  .rating .buttons {
    display: flex;
    justify-content: center;
    gap: var(--space-2);
  }
  .rating .buttons button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    min-block-size: var(--touch);
    padding-inline: var(--space-4);
    border-radius: var(--radius-full);
    color: var(--muted);
    font-size: var(--text-13);
    font-weight: var(--weight-medium);
    text-decoration: none;
  }
  .rating .buttons button:hover {
    background: var(--hover);
    color: var(--text);
  }
  .rating .buttons button[type='submit'] {
    background: var(--accent);
    color: var(--on-accent);
  }
  .thanks {
    padding-block: var(--space-2);
    color: var(--muted);
    font-size: var(--text-13);
    text-align: center;
    outline: none;
  }
  .rated {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    vertical-align: top;
  }
  .rated svg {
    inline-size: 16px;
    block-size: 16px;
  }
  .said {
    display: block;
    padding-block-start: 2px;
    white-space: pre-wrap;
    /* Stacked combining marks must not paint over the neighbours. */
    overflow: clip;
  }
`;
