import { css } from 'lit';

/** Dark in both themes, because pictures are looked at on dark. */
export const viewerStyle = css`
  :host {
    display: contents;
    font: var(--weight) var(--text-14) / var(--line) var(--font);
  }
  dialog {
    box-sizing: border-box;
    inline-size: 100%;
    max-inline-size: none;
    block-size: 100%;
    max-block-size: none;
    margin: 0;
    padding: env(safe-area-inset-top) env(safe-area-inset-right) env(safe-area-inset-bottom) env(safe-area-inset-left);
    border: 0;
    background: rgb(16 18 22 / 98%);
    color: #fff;
    color-scheme: dark;
    overflow: hidden;
  }
  dialog[open] {
    display: flex;
    flex-direction: column;
    animation: appear var(--motion);
  }
  dialog::backdrop {
    background: none;
  }
  @keyframes appear {
    from {
      opacity: 0;
    }
  }
  header {
    display: flex;
    align-items: center;
    gap: 4px;
    padding: 8px;
    padding-inline-start: 16px;
  }
  .words {
    display: flex;
    flex: 1;
    flex-direction: column;
    min-inline-size: 0;
  }
  .name {
    overflow: hidden;
    font-weight: var(--weight-medium);
    text-align: -webkit-match-parent;
    text-align: match-parent;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .about {
    color: #c9ccd2;
    font-size: var(--text-12);
    font-variant-numeric: tabular-nums;
  }
  .stage {
    display: grid;
    flex: 1;
    place-items: center;
    min-block-size: 0;
    padding: 0 16px 16px;
  }
  img {
    max-inline-size: 100%;
    max-block-size: 100%;
    inline-size: auto;
    block-size: auto;
    min-block-size: 0;
    object-fit: contain;
  }
  .tool {
    display: grid;
    place-items: center;
    flex: none;
    inline-size: 44px;
    block-size: 44px;
    padding: 0;
    border: 0;
    border-radius: 50%;
    background: rgb(16 18 22 / 60%);
    color: #fff;
    cursor: pointer;
  }
  .tool:hover {
    background: rgb(255 255 255 / 16%);
  }
  .tool:focus-visible {
    outline: 2px solid #fff;
    outline-offset: -2px;
  }
  .step {
    position: absolute;
    inset-block: 0;
    margin-block: auto;
  }
  .previous {
    inset-inline-start: 12px;
  }
  .next {
    inset-inline-end: 12px;
  }
  .step:dir(rtl) svg {
    transform: scaleX(-1);
  }
  @media (prefers-reduced-motion: reduce) {
    dialog[open] {
      animation: none;
    }
  }
`;
