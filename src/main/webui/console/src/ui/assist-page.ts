import { LitElement, css, html, type PropertyValues } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { AssistPage as Piece } from '@bellhop/client';
import type { Assists } from '../data/assists';

/** The visitor's page, in a document of its own that can do nothing but draw it. */
@customElement('bh-assist-page')
export class AssistPage extends LitElement {
  static override styles = css`
    :host { display: block; position: relative; background: var(--sunken); }
    iframe { display: block; inline-size: 100%; block-size: 100%; border: 0; }
  `;

  @property({ attribute: false }) assists!: Assists;
  @property({ attribute: false }) session = '';
  @property({ attribute: false }) label = '';
  @query('iframe') private readonly stage!: HTMLIFrameElement;
  #watching: string | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('message', this.#said);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('message', this.#said);
    this.#leave();
  }

  protected override render() {
    return html`<iframe src="./assist.html" title=${this.label} data-test="assist-stage"></iframe>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    // Another session is another page: nothing of the one before may be seen in it.
    if (changed.has('session') && this.#watching !== undefined && this.#watching !== this.session) {
      this.#leave();
      this.stage.contentWindow?.location.reload();
    }
  }

  #said = ({ source, origin, data }: MessageEvent<{ type?: string }>): void => {
    if (source !== this.stage?.contentWindow || origin !== location.origin) return;
    if (data.type === 'ready') this.#watch();
    if (data.type === 'broken' && this.#watching !== undefined) this.assists.broken(this.#watching);
  };

  #watch(): void {
    this.#watching = this.session;
    this.assists.watch(this.session, (piece: Piece) => this.stage.contentWindow?.postMessage(piece, location.origin));
  }

  #leave(): void {
    if (this.#watching !== undefined) this.assists.unwatch(this.#watching);
    this.#watching = undefined;
  }
}
