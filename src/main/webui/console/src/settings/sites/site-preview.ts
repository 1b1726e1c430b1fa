import { LitElement, css, html } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { strings } from '../../strings';
import { baseStyle, buttonStyle } from '../../ui/base-style';
import type { FromPreview, Shown, ToPreview } from './preview/preview-messages';

const THEMES = ['light', 'dark'] as const;

/** The widget itself, in a document of its own, with what is typed and not saved yet. It cannot be used there. */
@customElement('bh-site-preview')
export class SitePreview extends LitElement {
  static override styles = [
    baseStyle,
    buttonStyle,
    css`
    /* The document is as wide as a page on which the panel does not fill the window, and drawn smaller. */
    :host { display: grid; gap: var(--space-2); --wide: 496px; --high: 730px; --scale: 0.7; inline-size: calc(var(--wide) * var(--scale) + 2px); max-inline-size: 100%; }
    @media (max-width: 767px) { :host { --scale: 0.6; } }
    .frame { position: relative; block-size: calc(var(--high) * var(--scale)); overflow: hidden; border: 1px solid var(--border); border-radius: var(--radius-card); }
    iframe { position: absolute; inset-block-start: 0; left: 0; inline-size: var(--wide); block-size: var(--high); border: 0; transform: scale(var(--scale)); transform-origin: 0 0; }
    .foot { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: var(--space-2); font-size: var(--text-12); color: var(--muted); }
    .themes { display: flex; gap: 2px; }
    .themes .button { --control: 28px; }
    .button[aria-pressed='true'] { background: var(--selected); color: var(--accent-12); }
  `,
  ];

  @property({ attribute: false }) shown!: Shown;
  @state() private theme: (typeof THEMES)[number] = 'light';
  @query('iframe') private readonly frame!: HTMLIFrameElement;
  #isReady = false;
  #sent = '';

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('message', this.#onMessage);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('message', this.#onMessage);
  }

  protected override render() {
    const { preview } = strings.settings.site;
    return html`<div class="frame"><iframe src="./preview.html" title=${preview.title} inert data-test="preview"></iframe></div>
      <div class="foot"><span>${preview.hint}</span>
        <div class="themes" role="group" aria-label=${preview.theme}>${THEMES.map(
          (theme) =>
            html`<button type="button" class="button bare" data-test="preview-${theme}" aria-pressed=${theme === this.theme} @click=${() => (this.theme = theme)}>${preview.themes[theme]}</button>`,
        )}</div></div>`;
  }

  protected override updated(): void {
    this.#send();
  }

  #onMessage = ({ source, origin, data }: MessageEvent<FromPreview>): void => {
    if (source !== this.frame?.contentWindow || origin !== location.origin || data.type !== 'ready') return;
    this.#isReady = true;
    this.#sent = '';
    this.#send();
  };

  /** What it shows already is not sent again. */
  #send(): void {
    const told: ToPreview = { type: 'show', ...this.shown, theme: this.theme };
    const text = JSON.stringify(told);
    if (!this.#isReady || text === this.#sent) return;
    this.#sent = text;
    this.frame.contentWindow?.postMessage(told, location.origin);
  }
}
