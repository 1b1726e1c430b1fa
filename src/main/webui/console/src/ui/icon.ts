import { html, svg, type SVGTemplateResult, type TemplateResult } from 'lit';

const SHAPES = {
  mine: svg`<circle cx="10" cy="7" r="3.2"/><path d="M4 16.5c.8-3 3-4.5 6-4.5s5.2 1.5 6 4.5"/>`,
  unassigned: svg`<path d="M3.5 11.5 5.5 4h9l2 7.5V16h-13zM3.5 11.5h4l1 2h3l1-2h4"/>`,
  all: svg`<path d="M10 3 3 6.5l7 3.5 7-3.5zM3 10l7 3.5 7-3.5M3 13.5 10 17l7-3.5"/>`,
  snoozed: svg`<circle cx="10" cy="10" r="6.8"/><path d="M10 6v4l2.6 2"/>`,
  mentions: svg`<circle cx="10" cy="10" r="2.8"/><path d="M12.8 7.2v3.6a2 2 0 0 0 4 0V10a6.8 6.8 0 1 0-2.7 5.4"/>`,
  resolved: svg`<circle cx="10" cy="10" r="6.8"/><path d="m7 10.2 2.2 2.2L13.2 8"/>`,
  commands: svg`<path d="M7.5 7.5h5v5h-5zM7.5 7.5V5.2a2.3 2.3 0 1 0-2.3 2.3zm5 0V5.2a2.3 2.3 0 1 1 2.3 2.3zm0 5v2.3a2.3 2.3 0 1 0 2.3-2.3zm-5 0v2.3a2.3 2.3 0 1 1-2.3-2.3z"/>`,
  keys: svg`<rect x="2.5" y="5" width="15" height="10" rx="2"/><path d="M5.5 8h.01M8.5 8h.01M11.5 8h.01M14.5 8h.01M6.5 12h7"/>`,
  preferences: svg`<path d="M3 6.5h7M14 6.5h3M3 13.5h3M10 13.5h7"/><circle cx="12" cy="6.5" r="2"/><circle cx="8" cy="13.5" r="2"/>`,
  signOut: svg`<path d="M8 3.5H4.5v13H8M12.5 6.5 16 10l-3.5 3.5M15.5 10H8"/>`,
  back: svg`<path d="M12 4.5 6.5 10l5.5 5.5"/>`,
  forward: svg`<path d="M8 4.5 13.5 10 8 15.5"/>`,
  settings: svg`<circle cx="10" cy="10" r="2.4"/><path d="M8.4 4.7 8.6 2.8 11.4 2.8 11.6 4.7 12.6 5.1 14.1 4 16 5.9 14.9 7.4 15.3 8.4 17.2 8.6 17.2 11.4 15.3 11.6 14.9 12.6 16 14.1 14.1 16 12.6 14.9 11.6 15.3 11.4 17.2 8.6 17.2 8.4 15.3 7.4 14.9 5.9 16 4 14.1 5.1 12.6 4.7 11.6 2.8 11.4 2.8 8.6 4.7 8.4 5.1 7.4 4 5.9 5.9 4 7.4 5.1z"/>`,
  up: svg`<path d="M5 12.5 10 7.5l5 5"/>`,
  down: svg`<path d="m5 7.5 5 5 5-5"/>`,
  details: svg`<rect x="3" y="4" width="14" height="12" rx="2"/><path d="M12.5 4v12"/>`,
  lock: svg`<rect x="5" y="9" width="10" height="7" rx="1.5"/><path d="M7 9V6.8a3 3 0 0 1 6 0V9"/>`,
  flag: svg`<path d="M5.5 17V3.5M5.5 4.5h9l-2 3.2 2 3.3h-9"/>`,
  search: svg`<circle cx="9" cy="9" r="5"/><path d="m13 13 4 4"/>`,
  close: svg`<path d="m5.5 5.5 9 9M14.5 5.5l-9 9"/>`,
  alert: svg`<path d="M10 3.5 17.2 16H2.8zM10 8v3.5M10 13.8h.01"/>`,
  check: svg`<path d="m5 10.5 3.3 3.3L15 7"/>`,
  screen: svg`<rect x="3" y="4" width="14" height="9.5" rx="1.5"/><path d="M7.5 16.5h5M10 13.5v3"/>`,
  seen: svg`<path d="m2.5 10.5 3.3 3.3L12.5 7M10 13.2l.7.6L17.5 7"/>`,
  clock: svg`<circle cx="10" cy="10" r="6.8"/><path d="M10 6v4h3"/>`,
  send: svg`<path d="M10 16V4.5M5 9.5l5-5 5 5"/>`,
  chat: svg`<path d="M3.5 5.5a2 2 0 0 1 2-2h9a2 2 0 0 1 2 2v6a2 2 0 0 1-2 2H9l-3.5 3v-3a2 2 0 0 1-2-2z"/>`,
  bold: svg`<path d="M6 4h5a3 3 0 0 1 0 6H6zM6 10h6a3 3 0 0 1 0 6H6z" stroke-width="1.9"/>`,
  italic: svg`<path d="M11.5 4 8.5 16M9.5 4h4M6.5 16h4"/>`,
  bolt: svg`<path d="M11.2 2.8 4.8 11.2h4.4l-.8 6 6.8-8.6h-4.6z"/>`,
  clip: svg`<path d="m16.5 9.6-6.8 6.8a4.1 4.1 0 0 1-5.8-5.8L11 3.5a2.7 2.7 0 0 1 3.9 3.9L8 14.3a1.4 1.4 0 0 1-2-2l6.2-6.2"/>`,
  label: svg`<path d="M3.5 10V4.6a1.1 1.1 0 0 1 1.1-1.1H10l6.2 6.2a1.2 1.2 0 0 1 0 1.7l-4.8 4.8a1.2 1.2 0 0 1-1.7 0zM7.2 7.2h.01"/>`,
  filter: svg`<path d="M3.5 5.5h13M6 10h8M8.5 14.5h3"/>`,
  add: svg`<path d="M10 4.5v11M4.5 10h11"/>`,
  more: svg`<path d="M4.5 10h.01M10 10h.01M15.5 10h.01" stroke-width="2.6"/>`,
  bell: svg`<path d="M2.5 15.5h15M4 14a6 6 0 0 1 12 0zM10 8V5.5M8 5.5h4"/>`,
  pencil: svg`<path d="M4 16v-3L13 4l3 3-9 9zM11 6l3 3"/>`,
  trash: svg`<path d="M4 5.5h12M8 5.5V3.5h4v2M5.5 5.5l.7 11h7.6l.7-11M8.5 8.5v5M11.5 8.5v5"/>`,
  select: svg`<rect x="3.5" y="3.5" width="13" height="13" rx="2.5"/><path d="m7 10.2 2.2 2.2L13.2 8"/>`,
  selectAll: svg`<rect x="3" y="6" width="11" height="11" rx="2"/><path d="M6.5 3H15a2 2 0 0 1 2 2v8.5M6 11.5l1.8 1.8 3.2-3.4"/>`,
  person: svg`<circle cx="8.5" cy="7" r="3"/><path d="M3 16c.7-2.8 2.7-4.2 5.5-4.2M14 10.5v6M11 13.5h6"/>`,
} satisfies Record<string, SVGTemplateResult>;

export type IconName = keyof typeof SHAPES;

/** Hidden from assistive technology, because a text or a labelled button contains it. */
export function icon(name: IconName, size = 18): TemplateResult {
  return html`<svg
    width=${size} height=${size} viewBox="0 0 20 20" fill="none" stroke="currentColor"
    stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false"
  >${SHAPES[name]}</svg>`;
}
