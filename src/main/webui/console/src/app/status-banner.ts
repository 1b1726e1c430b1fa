import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Desk } from './app-store';
import { Follow } from './store';
import { words } from '../strings';
import { buttons, shared } from '../ui/base-style';

/** Shorter interruptions are not shown. */
const PATIENCE = 1_500;

/** One line about the connection, and the offer of notifications. */
@customElement('bh-strip')
export class Strip extends LitElement {
  static override styles = [shared, buttons, css`
    .line { display: flex; flex-wrap: wrap; align-items: center; justify-content: center; gap: 2px var(--space-4); min-block-size: 36px; padding: 4px var(--space-4); font-size: var(--text-13); border-block-end: 1px solid var(--border); text-align: center; }
    .connection { background: var(--warning-surface); color: var(--warning); border-color: var(--warning-border); }
    .offer { background: var(--accent-2); }
    .link { min-block-size: 28px; }
    @media (min-width: 768px) {
      :host { display: grid; gap: var(--space-2); }
      .line { justify-content: flex-start; padding: var(--space-2) var(--space-4); text-align: start; pointer-events: auto; border: 1px solid var(--border); border-radius: var(--radius-card); box-shadow: var(--shadow-2); }
      .connection { border-color: var(--warning-border); }
    }
  `];

  @property({ attribute: false }) desk!: Desk;
  @state() private late = false;
  @state() private offline = !navigator.onLine;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #online = () => (this.offline = !navigator.onLine);

  constructor() {
    super();
    new Follow(this, () => [this.desk, this.desk.attention]);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('online', this.#online);
    addEventListener('offline', this.#online);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    removeEventListener('online', this.#online);
    removeEventListener('offline', this.#online);
  }

  protected override willUpdate(): void {
    if (this.desk.live.status === 'live') {
      clearTimeout(this.#timer);
      this.#timer = undefined;
      this.late = false;
    } else this.#timer ??= setTimeout(() => (this.late = true), PATIENCE);
  }

  protected override render() {
    const { desk } = this;
    return html`<div role="status">${this.#connection()}</div>
      ${desk.attention.offering ? html`<section class="line offer" data-test="offer" aria-label=${words.preferences.notify}>
        <span>${words.offer.text}</span>
        ${desk.attention.permission === 'default' ? html`<button class="link" @click=${() => void desk.attention.answer('notify')}>${words.offer.yes}</button>` : nothing}
        <button class="link" @click=${() => void desk.attention.answer('sound')}>${words.offer.sound}</button>
        <button class="link" @click=${() => void desk.attention.answer('no')}>${words.offer.no}</button>
      </section>` : nothing}`;
  }

  #connection() {
    const { desk } = this;
    if (desk.ended) {
      return html`<div class="line connection" data-test="connection" data-state="ended"><span>${words.connection.ended}</span>
        <button class="link" @click=${() => void desk.reconnect()}>${words.connection.reload}</button></div>`;
    }
    if (!this.late && !this.offline) return nothing;
    return html`<div class="line connection" data-test="connection" data-state=${desk.live.status}>${this.offline ? words.connection.offline : words.connection.waiting}</div>`;
  }
}
