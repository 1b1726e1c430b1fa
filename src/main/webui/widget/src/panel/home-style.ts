import { css } from 'lit';

export const homeStyle = css`
  :host {
    display: block;
    overflow-y: auto;
    overscroll-behavior: contain;
    padding: var(--space-6) var(--space-4) var(--space-4);
  }
  .greeting {
    margin: 0;
    font-size: var(--text-20);
    font-weight: var(--weight-bold);
    line-height: 1.3;
    overflow-wrap: anywhere;
    text-wrap: balance;
  }
  .start {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: var(--space-2);
    inline-size: 100%;
    min-block-size: var(--touch);
    margin-block: var(--space-4) var(--space-6);
    padding: var(--space-2) var(--space-4);
    border-radius: var(--radius-full);
    background: var(--accent);
    color: var(--on-accent);
    font-weight: var(--weight-bold);
    transition: background var(--motion);
  }
  .start:hover {
    background: var(--accent-hover);
  }
  .label {
    margin: 0 0 var(--space-1);
    color: var(--muted);
    font-size: var(--text-12);
    font-weight: var(--weight-bold);
  }
  ul {
    margin-inline: calc(-1 * var(--space-2));
  }
  .row {
    display: flex;
    align-items: flex-start;
    gap: var(--space-3);
    inline-size: 100%;
    min-block-size: 60px;
    padding: var(--space-3) var(--space-2);
    border-radius: var(--radius-card);
    transition: background var(--motion);
  }
  .row:hover {
    background: var(--hover);
  }
  .avatar {
    --size: 36px;
  }
  .words {
    display: grid;
    flex: 1;
    min-inline-size: 0;
    gap: 1px;
  }
  .line {
    display: flex;
    align-items: baseline;
    gap: var(--space-2);
  }
  b,
  .last {
    flex: 1;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  b {
    font-weight: var(--weight-bold);
  }
  .last {
    text-align: match-parent;
    color: var(--muted);
    font-size: var(--text-13);
  }
  time {
    flex: none;
    font-variant-numeric: tabular-nums;
  }
  .badge {
    min-inline-size: 20px;
    padding: 1px 6px;
    border-radius: var(--radius-full);
    background: var(--accent);
    color: var(--on-accent);
    font-size: var(--text-12);
    font-weight: var(--weight-bold);
    text-align: center;
    font-variant-numeric: tabular-nums;
  }
`;
