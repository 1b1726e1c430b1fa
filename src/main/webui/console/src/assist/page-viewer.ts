import { LitElement, css, html, type PropertyValues } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { AssistSessions } from './assist-sessions';
import type { FrameToConsole, Powers, ConsoleToFrame } from './page-frame/frame-messages';

/** The visitor's page, drawn in a separate sandboxed document. */
@customElement('bh-page-viewer')
export class PageViewer extends LitElement {
  static override styles = css`
    :host { display: block; position: relative; background: var(--sunken); }
    iframe { display: block; inline-size: 100%; block-size: 100%; border: 0; }
  `;

  @property({ attribute: false }) assists!: AssistSessions;
  @property({ attribute: false }) session = '';
  @property({ attribute: false }) label = '';
  @property({ attribute: false }) powers: Powers = { point: false, act: false };
  @query('iframe') private readonly frame!: HTMLIFrameElement;
  #watched: string | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('message', this.#onMessage);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('message', this.#onMessage);
    this.#unwatch();
  }

  protected override render() {
    return html`<iframe src="./assist.html" title=${this.label} data-test="assist-stage"></iframe>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    // Another session shows another page, so nothing of the previous one may stay visible.
    if (changed.has('session') && this.#watched !== undefined && this.#watched !== this.session) {
      this.#unwatch();
      this.frame.contentWindow?.location.reload();
    } else if (this.#watched !== undefined) this.#send({ type: 'powers', ...this.powers });
  }

  #onMessage = ({ source, origin, data }: MessageEvent<FrameToConsole>): void => {
    if (source !== this.frame?.contentWindow || origin !== location.origin) return;
    if (data.type === 'ready') this.#watch();
    if (this.#watched === undefined) return;
    if (data.type === 'broken') this.assists.reportBroken(this.#watched);
    if (data.type === 'point') this.assists.point(this.#watched, data.mark);
    if (data.type === 'act') this.assists.act(this.#watched, data.ref, data.act);
  };

  #send(told: ConsoleToFrame): void {
    this.frame.contentWindow?.postMessage(told, location.origin);
  }

  #watch(): void {
    this.#watched = this.session;
    this.#send({ type: 'powers', ...this.powers });
    this.assists.watch(this.session, {
      onPage: (page) => this.#send({ ...page, type: 'page' }),
      onActed: (ref, outcome) => this.#send({ type: 'acted', ref, outcome }),
    });
  }

  #unwatch(): void {
    if (this.#watched !== undefined) this.assists.unwatch(this.#watched);
    this.#watched = undefined;
  }
}
