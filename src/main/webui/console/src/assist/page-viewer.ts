import { LitElement, css, html, type PropertyValues } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { Assists } from './assists';
import type { FromStage, Powers, ToStage } from './page-frame/frame-messages';

/** The visitor's page, drawn in a separate sandboxed document. */
@customElement('bh-assist-page')
export class AssistPage extends LitElement {
  static override styles = css`
    :host { display: block; position: relative; background: var(--sunken); }
    iframe { display: block; inline-size: 100%; block-size: 100%; border: 0; }
  `;

  @property({ attribute: false }) assists!: Assists;
  @property({ attribute: false }) session = '';
  @property({ attribute: false }) label = '';
  @property({ attribute: false }) powers: Powers = { point: false, act: false };
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
    // Another session shows another page, so nothing of the previous one may stay visible.
    if (changed.has('session') && this.#watching !== undefined && this.#watching !== this.session) {
      this.#leave();
      this.stage.contentWindow?.location.reload();
    } else if (this.#watching !== undefined) this.#tell({ type: 'powers', ...this.powers });
  }

  #said = ({ source, origin, data }: MessageEvent<FromStage>): void => {
    if (source !== this.stage?.contentWindow || origin !== location.origin) return;
    if (data.type === 'ready') this.#watch();
    if (this.#watching === undefined) return;
    if (data.type === 'broken') this.assists.broken(this.#watching);
    if (data.type === 'point') this.assists.point(this.#watching, data.mark);
    if (data.type === 'act') this.assists.act(this.#watching, data.ref, data.act);
  };

  #tell(told: ToStage): void {
    this.stage.contentWindow?.postMessage(told, location.origin);
  }

  #watch(): void {
    this.#watching = this.session;
    this.#tell({ type: 'powers', ...this.powers });
    this.assists.watch(this.session, {
      page: (page) => this.#tell({ ...page, type: 'page' }),
      acted: (ref, outcome) => this.#tell({ type: 'acted', ref, outcome }),
    });
  }

  #leave(): void {
    if (this.#watching !== undefined) this.assists.unwatch(this.#watching);
    this.#watching = undefined;
  }
}
