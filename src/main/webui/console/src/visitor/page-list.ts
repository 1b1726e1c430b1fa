import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { serviceTime, type PageVisit } from '@bellhop/client';
import { strings } from '../strings';
import { baseStyle, buttonStyle } from '../ui/base-style';
import { fullTime, shortTime } from '../ui/times';

const SHOWN = 4;

/** The pages that a visitor came through; the first one is where they are. */
@customElement('bh-pages')
export class PageList extends LitElement {
  static override styles = [
    baseStyle,
    buttonStyle,
    css`
    ol { display: grid; gap: var(--space-2); }
    li { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0 var(--space-3); font-size: var(--text-13); }
    a { color: var(--text); text-decoration: none; }
    a:hover { color: var(--accent-text); text-decoration: underline; }
    .now a { font-weight: var(--weight-medium); }
    .path { grid-column: 1; font-size: var(--text-12); color: var(--muted); }
    time, .here { font-size: var(--text-12); color: var(--muted); font-variant-numeric: tabular-nums; }
    .here { color: var(--success); }
    .link { margin-block-start: var(--space-2); font-size: var(--text-12); }
  `,
  ];

  @property({ attribute: false }) pages: readonly PageVisit[] = [];
  @property({ type: Boolean }) online = false;
  @state() private all = false;

  protected override render() {
    if (this.pages.length === 0) return html`<p class="quiet">${strings.details.noPages}</p>`;
    const shown = this.all ? this.pages : this.pages.slice(0, SHOWN);
    return html`<ol data-test="pages">${shown.map((page, index) => this.#page(page, this.online && index === 0))}</ol>
      ${this.pages.length > SHOWN ? html`<button class="link" @click=${() => (this.all = !this.all)}>${this.all ? strings.details.fewerPages : strings.details.allPages(this.pages.length)}</button>` : nothing}`;
  }

  #page({ url, title, at }: PageVisit, isNow: boolean) {
    const path = pathOf(url);
    const time = Date.parse(at);
    return html`<li class=${isNow ? 'now' : ''}>
      <a class="cut" href=${safe(url)} target="_blank" rel="noopener noreferrer nofollow" title=${url}><bdi>${title ?? path}</bdi></a>
      ${isNow ? html`<span class="here">${strings.details.here}</span>` : html`<time datetime=${at} title=${fullTime(time)}>${shortTime(time, serviceTime.now())}</time>`}
      ${title === undefined ? nothing : html`<span class="path cut" dir="ltr">${path}</span>`}
    </li>`;
  }
}

function pathOf(url: string): string {
  try {
    const { pathname } = new URL(url);
    return decodeURI(pathname);
  } catch {
    return url;
  }
}

/** What a visitor's browser said, whoever wrote it: a web address or nothing. */
function safe(url: string): string | typeof nothing {
  return /^https?:\/\//.test(url) ? url : nothing;
}
