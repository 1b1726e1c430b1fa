import { css } from 'lit';

/** For what `FileView` draws, on both sides. */
export const fileStyle = css`
  .files {
    display: flex;
    flex-direction: column;
    align-items: inherit;
    gap: 4px;
    max-inline-size: 100%;
  }
  .body + .files,
  .bubble + .files {
    margin-block-start: 3px;
  }
  .pictures {
    max-inline-size: 100%;
  }
  .pictures.many {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 118px));
    gap: 4px;
  }
  .picture {
    display: block;
    max-inline-size: 100%;
    padding: 0;
    border: 0;
    border-radius: 12px;
    background: var(--neutral-4);
    overflow: hidden;
    cursor: zoom-in;
  }
  .picture img {
    display: block;
    max-inline-size: 100%;
    object-fit: cover;
    border-radius: inherit;
    /* A border that is seen on white and on black pictures. */
    outline: 1px solid color-mix(in srgb, var(--text) 12%, transparent);
    outline-offset: -1px;
  }
  .many img {
    inline-size: 118px;
    aspect-ratio: 1;
  }
  .file-chip {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    box-sizing: border-box;
    max-inline-size: min(280px, 100%);
    min-block-size: var(--touch);
    padding: 6px var(--space-3);
    border: 1px solid var(--border);
    border-radius: 12px;
    background: var(--surface);
    color: var(--text);
    font: inherit;
    text-align: start;
    cursor: pointer;
  }
  .file-chip:hover {
    background: var(--hover);
  }
  .file-icon {
    flex: none;
    inline-size: 20px;
    block-size: 20px;
  }
  .file-chip > .file-icon {
    color: var(--muted);
  }
  .file-words {
    display: flex;
    flex-direction: column;
    min-inline-size: 0;
  }
  .file-name {
    overflow: hidden;
    font-size: var(--text-13);
    font-weight: var(--weight-medium);
    text-align: -webkit-match-parent;
    text-align: match-parent;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .file-size {
    color: var(--muted);
    font-size: var(--text-12);
    font-variant-numeric: tabular-nums;
  }
  .file-size[role='alert'] {
    color: var(--danger);
  }
`;
