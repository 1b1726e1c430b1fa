import { css } from 'lit';

export const listStyle = css`
  :host { position: relative; display: flex; flex-direction: column; min-block-size: 0; min-inline-size: 0; background: var(--surface); }
  header { display: flex; align-items: center; min-block-size: 52px; gap: var(--space-2); padding: var(--space-4) var(--space-4) var(--space-3); }
  .tools { display: flex; margin-inline-start: auto; }
  .pill + .tools { margin-inline-start: 0; }
  h2 { font-size: var(--text-16); line-height: var(--line-tight); }
  .scroll { position: relative; flex: 1; min-block-size: 0; padding: 0; }
  .all { position: relative; margin-block-end: 72px; }
  .row {
    position: absolute; inset-inline: var(--space-2); inset-block-start: 0; block-size: 68px;
    display: flex; align-items: center; gap: var(--space-3); padding-inline: var(--space-2);
    border-radius: var(--radius); cursor: pointer; --behind: var(--surface); contain: layout paint style;
  }
  .row:hover { background: var(--hover); --behind: var(--hover); }
  .row.selected { background: var(--selected); --behind: var(--selected); }
  .row.picked { background: var(--selected); --behind: var(--selected); }
  .row.selected.picked { box-shadow: inset 3px 0 var(--accent); }
  .compact .row { block-size: 46px; gap: var(--space-2); }
  .compact .face { --size: 26px; }
  .compact .box { inline-size: 34px; inset-block: 4px; }
  .compact .main { gap: 0; }
  .compact .line { line-height: var(--line-tight); }
  .compact .name { font-size: var(--text-13); }
  .compact .last { font-size: var(--text-12); }
  .compact .labels { display: none; }
  /* The box takes the place of the avatar. */
  .box { position: absolute; z-index: 1; inset-inline-start: 4px; inset-block: 8px; inline-size: 44px; display: grid; place-items: center; opacity: 0; }
  .box span { display: grid; place-items: center; inline-size: 18px; block-size: 18px; border: 1px solid var(--border-strong); border-radius: 4px; background: var(--surface); }
  .picked .box span { border-color: transparent; background: var(--accent); color: var(--on-accent); }
  .row:hover .box, .row:focus-visible .box, .picked .box, .selecting .box { opacity: 1; }
  .row:hover .face, .row:focus-visible .face, .picked .face, .selecting .face { opacity: 0; }
  @media (hover: none) {
    .row:not(.picked):hover .box { opacity: 0; }
    .row:not(.picked):hover .face { opacity: 1; }
    .selecting .row:hover .box { opacity: 1; }
    .selecting .row:hover .face { opacity: 0; }
  }
  .row:focus-visible { outline-offset: -2px; }
  .row.gone { opacity: 0.6; }
  .main { flex: 1; min-inline-size: 0; display: grid; gap: 2px; }
  .line { display: flex; align-items: center; gap: 6px; min-inline-size: 0; }
  .name { font-weight: var(--weight-medium); flex: 0 1 auto; }
  .name, .last { text-align: -webkit-match-parent; text-align: match-parent; }
  .unread .name { font-weight: var(--weight-bold); }
  .last { flex: 1; font-size: var(--text-13); color: var(--muted); }
  .last svg { vertical-align: -2px; margin-inline-end: 4px; }
  .labels { gap: 4px; }
  .labels .label-chip { flex: 0 1 auto; }
  .labels .more { flex: none; }
  .main:has(.labels) { gap: 0; }
  .main:has(.labels) .line { line-height: 1.35; }
  .filtered { display: flex; align-items: center; justify-content: space-between; gap: var(--space-3); padding: 0 var(--space-4) var(--space-3); font-size: var(--text-13); }
  .filtered .label-chip { block-size: 24px; font-size: var(--text-12); }
  .filtered .link { flex: none; }
  .unread .last { color: var(--text); }
  .row.selected .last { color: var(--neutral-11); }
  .time { display: inline-flex; align-items: center; gap: 3px; margin-inline-start: auto; flex: none; font-size: var(--text-12); color: var(--muted); font-variant-numeric: tabular-nums; }
  .warm-0 { color: var(--muted); }
  .selected .time { color: var(--neutral-11); }
  .row .warm-1 { color: var(--note); }
  .row .warm-2 { color: var(--warning); font-weight: var(--weight-medium); }
  .row .warm-3 { color: var(--danger); font-weight: var(--weight-bold); }
  .flag { display: inline-grid; flex: none; }
  .flag.urgent { color: var(--danger); }
  .flag.urgent svg { fill: currentColor; }
  .flag.high { color: var(--warning); }
  .flag.shown { color: var(--accent-text); }
  .badge { flex: none; min-inline-size: 18px; padding-inline: 5px; border-radius: var(--radius-full); background: var(--accent); color: var(--on-accent); font-size: 11px; line-height: 18px; text-align: center; font-weight: var(--weight-bold); font-variant-numeric: tabular-nums; }
  .assignee { display: inline-grid; --size: 18px; }
  .pill {
    margin-inline-start: auto; min-block-size: 28px; padding-inline: var(--space-3); border: 0; border-radius: var(--radius-full);
    background: var(--accent); color: var(--on-accent); font-size: var(--text-12); font-weight: var(--weight-bold); }
  .pill:hover { background: var(--accent-hover); }
  .empty { flex: 1; display: grid; place-content: center; justify-items: center; gap: var(--space-2); padding: var(--space-6); text-align: center; color: var(--muted); }
  .empty svg { color: var(--neutral-8); margin-block-end: var(--space-2); }
  .empty b { color: var(--text); font-weight: var(--weight-medium); }
  .bones { padding-inline: var(--space-4); }
  .bones > div { display: flex; align-items: center; gap: var(--space-3); block-size: 68px; }
  .bones .bone:first-child { inline-size: 36px; block-size: 36px; border-radius: var(--radius-full); flex: none; }
  .bones .lines { flex: 1; display: grid; gap: var(--space-2); }
  .bones .lines .bone { block-size: 10px; border-radius: 5px; }
  .bones .lines .bone:first-child { inline-size: 45%; border-radius: 5px; }
  .foot { display: flex; gap: var(--space-2); align-items: center; justify-content: center; padding: var(--space-2) var(--space-4); font-size: var(--text-13); border-block-start: 1px solid var(--border); }
`;
