import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { AppStore } from './app-store';
import { StoreController } from './store';
import { strings } from '../strings';
import { buttonStyle, baseStyle } from '../ui/base-style';

/** Shorter interruptions are not shown. */
const SHOW_AFTER_MS = 1_500;

/** One line about the connection, and the offer of notifications. */
@customElement('bh-status-banner')
export class StatusBanner extends LitElement {
  static override styles = [
    baseStyle,
    buttonStyle,
    css`
    .line { display: flex; flex-wrap: wrap; align-items: center; justify-content: center; gap: 2px var(--space-4); min-block-size: 36px; padding: 4px var(--space-4); font-size: var(--text-13); border-block-end: 1px solid var(--border); text-align: center; }
    .connection { background: var(--warning-surface); color: var(--warning); border-color: var(--warning-border); }
    .offer { background: var(--accent-2); }
    .link { min-block-size: 28px; }
    @media (min-width: 768px) {
      :host { display: grid; gap: var(--space-2); }
      .line { justify-content: flex-start; padding: var(--space-2) var(--space-4); text-align: start; pointer-events: auto; border: 1px solid var(--border); border-radius: var(--radius-card); box-shadow: var(--shadow-2); }
      .connection { border-color: var(--warning-border); }
    }
  `,
  ];

  @property({ attribute: false }) app!: AppStore;
  @state() private isOverdue = false;
  @state() private isOffline = !navigator.onLine;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #online = () => (this.isOffline = !navigator.onLine);

  constructor() {
    super();
    new StoreController(this, () => [this.app, this.app.notifications]);
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
    if (this.app.live.status === 'live') {
      clearTimeout(this.#timer);
      this.#timer = undefined;
      this.isOverdue = false;
    } else this.#timer ??= setTimeout(() => (this.isOverdue = true), SHOW_AFTER_MS);
  }

  protected override render() {
    const { app } = this;
    return html`<div role="status">${this.#connection()}</div>
      ${
        app.notifications.isOffering
          ? html`<section class="line offer" data-test="offer" aria-label=${strings.preferences.notify}>
        <span>${strings.offer.text}</span>
        ${app.notifications.permission === 'default' ? html`<button class="link" @click=${() => void app.notifications.answerOffer('notify')}>${strings.offer.yes}</button>` : nothing}
        <button class="link" @click=${() => void app.notifications.answerOffer('sound')}>${strings.offer.sound}</button>
        <button class="link" @click=${() => void app.notifications.answerOffer('no')}>${strings.offer.no}</button>
      </section>`
          : nothing
      }`;
  }

  #connection() {
    const { app } = this;
    if (app.ended) {
      return html`<div class="line connection" data-test="connection" data-state="ended"><span>${strings.connection.ended}</span>
        <button class="link" @click=${() => void app.reconnect()}>${strings.connection.reload}</button></div>`;
    }
    if (!this.isOverdue && !this.isOffline) return nothing;
    return html`<div class="line connection" data-test="connection" data-state=${app.live.status}>${this.isOffline ? strings.connection.offline : strings.connection.waiting}</div>`;
  }
}
