import { css } from 'lit';

/** For what `pendingFiles` draws, on both sides. */
export const pendingStyle = css`
  .pending {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    max-block-size: 168px;
    margin: 0;
    padding: 0 0 6px;
    overflow-y: auto;
    list-style: none;
    scrollbar-width: thin;
  }
  .pending-file {
    display: flex;
    align-items: center;
    gap: 6px;
    box-sizing: border-box;
    inline-size: 200px;
    max-inline-size: 100%;
    flex: 0 1 auto;
    min-block-size: 44px;
    padding-inline: 10px 2px;
    border: 1px solid var(--border);
    border-radius: 12px;
    background: var(--surface);
    color: var(--text);
  }
  .pending-file.failed {
    flex: 1 1 100%;
    border-color: var(--danger-border);
    background: var(--danger-surface);
  }
  .pending-file .file-icon {
    flex: none;
    inline-size: 20px;
    block-size: 20px;
    color: var(--muted);
  }
  .pending-file .file-words {
    display: flex;
    flex: 1;
    flex-direction: column;
    min-inline-size: 0;
    padding-block: 4px;
  }
  .pending-file .file-name {
    overflow: hidden;
    font-size: var(--text-13);
    text-align: -webkit-match-parent;
    text-align: match-parent;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .pending-file .file-size {
    color: var(--muted);
    font-size: var(--text-12);
    font-variant-numeric: tabular-nums;
  }
  .file-problem {
    color: var(--danger);
    font-size: var(--text-12);
    overflow-wrap: anywhere;
  }
  .pending-file progress {
    inline-size: 100%;
    block-size: 4px;
    margin-block-start: 2px;
    border: 0;
    border-radius: 2px;
    background: var(--neutral-6);
    color: var(--accent);
    accent-color: var(--accent);
    appearance: none;
    overflow: hidden;
  }
  progress::-webkit-progress-bar {
    background: var(--neutral-6);
  }
  progress::-webkit-progress-value {
    background: var(--accent);
    transition: inline-size var(--motion);
  }
  progress::-moz-progress-bar {
    background: var(--accent);
  }
  .pending-tool {
    all: unset;
    display: grid;
    place-items: center;
    flex: none;
    inline-size: 36px;
    block-size: 40px;
    border-radius: var(--radius);
    color: var(--muted);
    cursor: pointer;
  }
  .pending-tool:hover {
    color: var(--text);
  }
  .pending-tool:focus-visible {
    outline: 2px solid var(--focus);
    outline-offset: -2px;
  }
  .pending-tool .file-icon {
    inline-size: 16px;
    block-size: 16px;
    color: inherit;
  }
  .waits {
    margin: 0;
    color: var(--muted);
    font-size: var(--text-12);
  }
  .waits:not(:empty) {
    padding-block-end: 6px;
  }
`;
