import { LitElement, css, html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { AppStore } from './app-store';
import { LinkRouter } from './link-router';
import { Preferences } from '../settings/preferences';
import { ConversationRoute } from './conversation-route';
import { Session } from '../account/session';
import { StoreController } from './store';
import { strings } from '../strings';
import { baseStyle } from '../ui/base-style';
import '../account/forgot-password';
import '../account/accept-invitation';
import '../account/reset-password';
import '../account/sign-in';
import './app-layout';

/** The root element. The session decides which page it shows. */
@customElement('bh-console')
export class ConsoleApp extends LitElement {
  static override styles = [
    baseStyle,
    css`
    :host { display: block; block-size: 100dvh; background: var(--surface); }
    .starting { block-size: 100%; display: grid; place-content: center; justify-items: center; gap: var(--space-4); text-align: center; padding: var(--space-4); }
    .bones { display: grid; gap: var(--space-2); inline-size: 220px; }
    .bone { block-size: 12px; }
    .bone:nth-child(2) { inline-size: 70%; }
  `,
  ];

  readonly #session = new Session();
  readonly #preferences = new Preferences();
  readonly #route = new ConversationRoute();
  #app: AppStore | undefined;
  #wasSignedIn = false;
  readonly #links = new LinkRouter();

  constructor() {
    super();
    new StoreController(this, () => [this.#session, this.#preferences, this.#links]);
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
    const changed = this.#app !== undefined && this.#session.agent?.id !== this.#app.me.id;
    if (this.#session.state === 'out' || changed) this.#leave();
    if (this.#session.state === 'in' && !this.#app) {
      this.#app = new AppStore(this.#session, this.#preferences, this.#route);
      this.#app.start();
      this.#wasSignedIn = true;
      if (this.#links.page === 'not-let-in') this.#links.close();
    }
  }

  protected override render() {
    const { page, token } = this.#links;
    if (page === 'invitation')
      return html`<bh-accept-invitation .session=${this.#session} .token=${token} @done=${() => this.#links.close()}></bh-accept-invitation>`;
    if (page === 'reset')
      return html`<bh-reset-password .session=${this.#session} .token=${token} @done=${() => this.#links.close()}></bh-reset-password>`;
    if (page === 'forgotten' && this.#session.state === 'out')
      return html`<bh-forgot-password @done=${() => this.#links.close()}></bh-forgot-password>`;
    if (this.#app) return html`<bh-layout .app=${this.#app}></bh-layout>`;
    if (this.#session.state === 'out') {
      const refused = page === 'not-let-in' ? token : '';
      return html`<bh-sign-in .session=${this.#session} .ended=${this.#wasSignedIn} .refused=${refused}></bh-sign-in>`;
    }
    const unreachable = this.#session.state === 'unreachable';
    return html`<main class="starting">
      <h1 class="unseen">${strings.product}</h1>
      <div class="bones" aria-hidden="true"><div class="bone"></div><div class="bone"></div><div class="bone"></div></div>
      <p role="status" class="quiet">${unreachable ? strings.starting.unreachable : strings.starting.waiting}</p>
    </main>`;
  }

  #leave(): void {
    this.#app?.stop();
    this.#app = undefined;
  }
}
