import { LitElement, css, html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { Desk } from './app-store';
import { Door } from './link-router';
import { Preferences } from '../settings/preferences';
import { Route } from './conversation-route';
import { Session } from '../account/session';
import { Follow } from './store';
import { words } from '../strings';
import { shared } from '../ui/base-style';
import '../account/forgot-password';
import '../account/accept-invitation';
import '../account/reset-password';
import '../account/sign-in';
import './app-layout';

/** The root element. The session decides which page it shows. */
@customElement('bh-console')
export class Console extends LitElement {
  static override styles = [shared, css`
    :host { display: block; block-size: 100dvh; background: var(--surface); }
    .starting { block-size: 100%; display: grid; place-content: center; justify-items: center; gap: var(--space-4); text-align: center; padding: var(--space-4); }
    .bones { display: grid; gap: var(--space-2); inline-size: 220px; }
    .bone { block-size: 12px; }
    .bone:nth-child(2) { inline-size: 70%; }
  `];

  readonly #session = new Session();
  readonly #preferences = new Preferences();
  readonly #route = new Route();
  #desk: Desk | undefined;
  #wasIn = false;
  readonly #door = new Door();

  constructor() {
    super();
    new Follow(this, () => [this.#session, this.#preferences, this.#door]);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#session.start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#leave();
  }

  protected override willUpdate(): void {
    const { theme } = this.#preferences.value;
    if (theme === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = theme;
    // Another tab may have signed in as someone else, because tabs share the cookie.
    const changed = this.#desk !== undefined && this.#session.agent?.id !== this.#desk.me.id;
    if (this.#session.state === 'out' || changed) this.#leave();
    if (this.#session.state === 'in' && !this.#desk) {
      this.#desk = new Desk(this.#session, this.#preferences, this.#route);
      this.#desk.start();
      this.#wasIn = true;
      if (this.#door.page === 'not-let-in') this.#door.close();
    }
  }

  protected override render() {
    const { page, token } = this.#door;
    if (page === 'invitation') return html`<bh-joining .session=${this.#session} .token=${token} @done=${() => this.#door.close()}></bh-joining>`;
    if (page === 'reset') return html`<bh-new-password .session=${this.#session} .token=${token} @done=${() => this.#door.close()}></bh-new-password>`;
    if (page === 'forgotten' && this.#session.state === 'out') return html`<bh-forgotten @done=${() => this.#door.close()}></bh-forgotten>`;
    if (this.#desk) return html`<bh-workspace .desk=${this.#desk}></bh-workspace>`;
    if (this.#session.state === 'out') {
      const refused = page === 'not-let-in' ? token : '';
      return html`<bh-sign-in .session=${this.#session} .ended=${this.#wasIn} .refused=${refused}></bh-sign-in>`;
    }
    const unreachable = this.#session.state === 'unreachable';
    return html`<main class="starting">
      <h1 class="unseen">${words.product}</h1>
      <div class="bones" aria-hidden="true"><div class="bone"></div><div class="bone"></div><div class="bone"></div></div>
      <p role="status" class="quiet">${unreachable ? words.starting.unreachable : words.starting.waiting}</p>
    </main>`;
  }

  #leave(): void {
    this.#desk?.stop();
    this.#desk = undefined;
  }
}
