import { css } from 'lit';

export const searchStyle = css`
  :host { position: relative; display: flex; flex-direction: column; min-block-size: 0; min-inline-size: 0; flex: 1; background: var(--surface); }
  header { display: grid; gap: var(--space-2); padding: var(--space-3) var(--space-3) var(--space-2); border-block-end: 1px solid var(--border); }
  .box { display: flex; align-items: center; gap: 2px; }
  .box .field { flex: 1; min-inline-size: 0; min-block-size: 36px; }
  .box .field::-webkit-search-cancel-button { display: none; }
  .filters { display: flex; flex-wrap: wrap; gap: 6px; }
  select {
    min-block-size: 28px; max-inline-size: 100%; padding-inline: 6px 2px; border: 1px solid var(--border); border-radius: var(--radius-full);
    background: var(--surface); color: var(--muted); font: inherit; font-size: var(--text-12); cursor: pointer; field-sizing: content;
  }
  select:hover { background: var(--hover); }
  select.set { border-color: var(--accent); background: var(--selected); color: var(--accent-12); }
  .scroll { flex: 1; min-block-size: 0; padding: var(--space-2); padding-block-end: 72px; }
  h3 { padding: var(--space-2) var(--space-2) 4px; font-size: var(--text-12); font-weight: var(--weight-medium); color: var(--muted); }
  .row { display: flex; gap: var(--space-3); padding: var(--space-2); border-radius: var(--radius); cursor: pointer; --behind: var(--surface); }
  .row:hover { background: var(--hover); --behind: var(--hover); }
  .row[aria-selected='true'] { background: var(--hover); box-shadow: inset 0 0 0 2px var(--focus); --behind: var(--hover); }
  .row.current { background: var(--selected); --behind: var(--selected); }
  .main { flex: 1; min-inline-size: 0; display: grid; gap: 2px; align-content: center; }
  .line { display: flex; align-items: baseline; gap: 6px; }
  .name { font-weight: var(--weight-medium); flex: 0 1 auto; text-align: match-parent; }
  .last { font-size: var(--text-13); color: var(--muted); text-align: match-parent; }
  .time { margin-inline-start: auto; flex: none; font-size: var(--text-12); color: var(--muted); font-variant-numeric: tabular-nums; }
  .by { display: flex; align-items: center; gap: 4px; font-size: var(--text-12); color: var(--muted); }
  .by .mark { display: inline-flex; align-items: center; gap: 3px; color: var(--note); font-weight: var(--weight-medium); }
  .excerpt { font-size: var(--text-13); color: var(--neutral-11); display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; overflow-wrap: anywhere; text-align: match-parent; }
  mark { background: color-mix(in srgb, var(--note-solid) 40%, transparent); color: inherit; border-radius: 2px; font-weight: var(--weight-medium); }
  .current .time, .current .by, .current .last { color: var(--neutral-11); }
  .empty { flex: 1; display: grid; place-content: center; justify-items: center; gap: var(--space-2); padding: var(--space-6); text-align: center; color: var(--muted); }
  .empty svg { color: var(--neutral-8); margin-block-end: var(--space-2); }
  .empty b { color: var(--text); font-weight: var(--weight-medium); }
  .empty span { max-inline-size: 34ch; text-wrap: balance; overflow-wrap: anywhere; }
  .bones { display: grid; gap: var(--space-3); padding: var(--space-2); }
  .bones .bone { block-size: 56px; }
`;
