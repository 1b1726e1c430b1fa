import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import '../composer/composer';
import type { Composer } from '../composer/composer';
import './home';
import * as icons from '../ui/icons';
import type { Strings } from '../locale/strings';
import { presenceText } from './presence-text';
import type { Session } from '../session/session';
import { base } from '../ui/base-style';
import { panelStyle } from './panel-style';
import { initials } from '@bellhop/shared';
import '../thread/thread-view';

/** How often an unknown visitor's panel checks whether agents are online. */
const SETTINGS_INTERVAL_MS = 60_000;

export class Panel extends LitElement {
  static override styles = [base, panelStyle];

  @property({ attribute: false }) session!: Session;
  @property({ attribute: false }) strings!: Strings;
  launcher: HTMLElement | null = null;
  onDetached = (): void => {};
  @state() private isOpen = false;
  @state() private page: 'home' | 'thread' = 'thread';
  @query('bellhop-composer') private composer?: Composer;
  #chosen = false;
  #removed = new AbortController();
  #settingsTimer: ReturnType<typeof setInterval> | undefined;

  show(focus: boolean): void {
    if (this.isOpen) return;
    this.isOpen = true;
    this.session.tabStorage.set('open', 'yes');
    this.session.context.onOpen(true);
    void this.session.refreshSettings();
    this.#settingsTimer = setInterval(() => this.session.isKnown || void this.session.refreshSettings(), SETTINGS_INTERVAL_MS);
    if (focus) void this.updateComplete.then(() => this.#focus());
  }

  hide(): void {
    if (!this.isOpen) return;
    const focused = this.matches(':focus-within');
    this.isOpen = false;
    clearInterval(this.#settingsTimer);
    this.session.tabStorage.set('open', undefined);
    this.session.context.onOpen(false);
    if (focused) void this.updateComplete.then(() => this.launcher?.focus());
  }

  /** The visitor is asked for consent in any case. */
  offerAssist(): void {
    this.show(true);
    if (this.#canOffer && this.session.current !== undefined) this.session.assist.offer(this.session.current);
  }

  get #canOffer(): boolean {
    const { assist, view, status } = this.session;
    return assist.isFree && view !== undefined && view.status !== 'resolved' && status === 'live';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const fit = () => this.style.setProperty('--visible-height', `${window.visualViewport?.height ?? innerHeight}px`);
    fit();
    const { signal } = (this.#removed = new AbortController());
    window.visualViewport?.addEventListener('resize', fit, { signal });
    document.addEventListener('visibilitychange', () => this.requestUpdate(), { signal });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#removed.abort();
    queueMicrotask(() => this.isConnected || this.onDetached());
  }

  protected override willUpdate(): void {
    this.#chooseFirstPage();
    this.session.context.onUnread(this.session.unread);
  }

  protected override render(): TemplateResult {
    const { session, strings, page } = this;
    const name = session.settings?.name ?? '';
    return html`
      <section class="panel" role="dialog" aria-label=${name || strings.get('messages')} data-test="panel" ?hidden=${!this.isOpen} @keydown=${this.#onKeydown} @dragover=${this.#onDrag} @drop=${this.#onDrag}>
        <div class="head">
          ${
            page === 'thread' && session.conversations.size
              ? html`<button class="icon back" data-test="back" aria-label=${strings.get('back')} @click=${this.#showHome}>${icons.back}</button>`
              : nothing
          }
          ${this.#faces(name)}
          <div class="who">
            <h2><bdi>${name}</bdi></h2>
            <p class="presence" data-test="presence" aria-live="polite">${this.#presence()}</p>
          </div>
          ${this.#canOffer ? html`<button class="icon" data-test="assist-offer" aria-label=${strings.get('assistYes')} title=${strings.get('assistYes')} @click=${() => this.offerAssist()}>${icons.screen}</button>` : nothing}
          <button class="icon" data-test="close" aria-label=${strings.get('closeChat')} @click=${() => this.hide()}>${icons.close}</button>
        </div>
        ${this.#connectionState()}
        ${session.assist.card}
        <div class="page">
          ${
            page === 'home'
              ? html`<bellhop-home .session=${session} .strings=${strings} .tick=${{}} @choose=${this.#onChoose} @start=${() => this.#showConversation(undefined)}></bellhop-home>`
              : html`
                <bellhop-thread .session=${session} .strings=${strings} .seen=${this.isOpen && document.visibilityState === 'visible'} .tick=${{}}></bellhop-thread>
                <bellhop-composer .session=${session} .strings=${strings} .conversation=${session.current ?? 'new'}></bellhop-composer>
              `
          }
        </div>
      </section>
    `;
  }

  #faces(name: string): TemplateResult {
    const people = this.session.presence?.people.filter(({ kind, online }) => kind === 'agent' && online).slice(0, 3) ?? [];
    const names = people.length ? people.map((person) => person.name) : [name];
    return html`<div class="faces" aria-hidden="true">${names.map((it) => html`<span class="avatar">${initials(it)}</span>`)}</div>`;
  }

  #presence(): TemplateResult | typeof nothing {
    const { here, text } = presenceText(this.session, this.strings);
    return text ? html`${here ? html`<span class="dot"></span>` : nothing}<span .textContent=${text}></span>` : nothing;
  }

  #connectionState(): TemplateResult | typeof nothing {
    const { status, live } = this.session;
    if (!live || status === 'live' || status === 'stopped') return nothing;
    const key = status === 'ended' ? 'ended' : this.session.welcomed ? 'reconnecting' : 'connecting';
    return html`<p class="state" role="status" data-test="connection" .textContent=${this.strings.get(key)}></p>`;
  }

  /** Chooses the first page once after the welcome: the open conversation, or the list of closed ones. */
  #chooseFirstPage(): void {
    const { session } = this;
    if (this.#chosen || !session.welcomed) return;
    this.#chosen = true;
    if (session.current !== undefined || session.starter.firstMessages.length) return;
    const open = session.list.find(({ status, unread }) => unread > 0 || status !== 'resolved');
    if (open) session.show(open.id);
    else if (session.list.length) this.page = 'home';
  }

  #showHome = (): void => {
    this.session.show(undefined);
    this.page = 'home';
  };

  #onChoose = ({ detail }: CustomEvent<string>): void => this.#showConversation(detail);

  #showConversation(conversation: string | undefined): void {
    this.session.show(conversation);
    this.page = 'thread';
    void this.updateComplete.then(() => this.#focus());
  }

  #focus(): void {
    if (this.composer) this.composer.focusText();
    else this.renderRoot.querySelector<HTMLElement>('bellhop-home')?.focus();
  }

  #onDrag = (event: Event): void => (this.composer ? this.composer.attach(event) : event.preventDefault());

  #onKeydown = (event: KeyboardEvent): void => {
    // Keys pressed here must not trigger the page's own shortcuts.
    event.stopPropagation();
    if (event.key !== 'Escape' || event.isComposing) return;
    // A dialog of the page that the panel is in stays open.
    event.preventDefault();
    this.hide();
  };
}

customElements.define('bellhop-panel', Panel);
