import { css } from 'lit';

/** The base styles of every element of the widget. */
export const base = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  :host {
    font: var(--weight) var(--text-14) / var(--line) var(--font);
    color: var(--text);
    -webkit-text-size-adjust: 100%;
  }
  h1,
  h2,
  p,
  ul,
  ol {
    margin: 0;
    padding: 0;
    list-style: none;
    font: inherit;
  }
  button {
    all: unset;
    box-sizing: border-box;
    cursor: pointer;
    -webkit-tap-highlight-color: transparent;
  }
  :focus-visible {
    outline: 2px solid var(--focus);
    outline-offset: 2px;
  }
  svg {
    display: block;
    inline-size: 20px;
    block-size: 20px;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.75;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  [hidden] {
    display: none !important;
  }
  .icon {
    display: grid;
    place-items: center;
    flex: none;
    inline-size: var(--touch);
    block-size: var(--touch);
    border-radius: var(--radius-full);
    color: var(--muted);
    transition: background var(--motion), color var(--motion);
  }
  .icon:hover {
    background: var(--hover);
    color: var(--text);
  }
  .avatar {
    display: grid;
    place-items: center;
    flex: none;
    inline-size: var(--size, 32px);
    block-size: var(--size, 32px);
    border-radius: 50%;
    background: color-mix(in srgb, var(--accent) 14%, var(--surface));
    color: var(--accent-text);
    font-size: calc(var(--size, 32px) * 0.38);
    font-weight: var(--weight-bold);
    letter-spacing: 0.02em;
    user-select: none;
    overflow: clip;
  }
  .quiet {
    color: var(--muted);
    font-size: var(--text-12);
  }
  .sr {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @media (forced-colors: active) {
    .avatar,
    button {
      border: 1px solid;
    }
  }
`;
