import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import type { AppStore } from '../app/app-store';
import { StoreController } from '../app/store';
import { strings } from '../strings';
import { managesSites } from '../team/roles';
import { baseStyle, buttonStyle } from '../ui/base-style';
import { focusedElement } from '../ui/focused-element';
import { icon } from '../ui/icon';
import { isTextElement } from '../ui/text-input';
import './audit/audit-page';
import './keys/api-keys-page';
import './settings-nav';
import type { SettingsNav } from './settings-nav';
import { addressOf, pagesFor, type SettingsPlace } from './settings-pages';
import { paneStyle } from './settings-pane-style';
import './sites/site-create';
import './sites/site-list';
import './sites/site-page';

/** The settings: the list of pages and the page that is open, or one of them on a phone. */
@customElement('bh-settings')
export class SettingsPane extends LitElement {
  static override styles = [baseStyle, buttonStyle, paneStyle];

  @property({ attribute: false }) app!: AppStore;
  @property({ type: Boolean, reflect: true }) narrow = false;
  @query('bh-settings-nav') private readonly nav!: SettingsNav | null;
  @query('h2') private readonly heading!: HTMLElement | null;
  #shown: string | undefined;

  constructor() {
    super();
    new StoreController(this, () => [this.app.settings.route, this.app.settings.sites]);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (managesSites(this.app.me.role)) void this.app.settings.sites.load();
  }

  /** The list of pages, or what is open, takes the keys. */
  override focus(): void {
    void this.updateComplete.then(() => (this.nav ?? this.heading)?.focus());
  }

  /** Leaves a field, then what is open. Returns false if nothing is left to leave. */
  stepBack(): boolean {
    const { page, item } = this.#place;
    if (isTextElement(focusedElement())) this.heading?.focus();
    else if (item !== undefined) this.app.settings.route.open({ page: 'sites' });
    else if (this.narrow && page !== undefined) this.app.settings.route.open();
    else return false;
    return true;
  }

  /** With room for it, a page is always open. */
  get #place(): SettingsPlace {
    const asked = this.app.settings.route.place ?? {};
    const [first] = pagesFor(this.app.me.role);
    return asked.page === undefined && !this.narrow && first !== undefined ? { page: first } : asked;
  }

  protected override updated(changed: PropertyValues<this>): void {
    const address = addressOf(this.app.settings.route.place ?? {});
    const isOther = this.#shown !== undefined && this.#shown !== address && !changed.has('narrow');
    this.#shown = address;
    if (isOther) (this.#place.page === undefined ? this.nav : this.heading)?.focus();
  }

  protected override render() {
    const place = this.#place;
    const isOpen = place.page !== undefined || !this.narrow;
    return html`
      ${this.narrow && place.page !== undefined ? nothing : html`<div class="list scroll">${this.#leave()}<bh-settings-nav .app=${this.app} .current=${place.page} @again=${() => this.heading?.focus()}></bh-settings-nav></div>`}
      ${isOpen ? keyed(addressOf(place), html`<div class="body scroll"><div class="page">${this.#head(place)}${this.#page(place)}</div></div>`) : nothing}`;
  }

  #leave() {
    return html`<button class="button bare leave" data-test="settings-leave" @click=${() => this.app.settings.route.leave()}>${icon('back')}${strings.settings.leave}</button>`;
  }

  #head(place: SettingsPlace) {
    const back = place.item !== undefined ? { page: 'sites' as const } : this.narrow ? {} : undefined;
    return html`<header>
      ${back ? html`<a class="button bare icon back" data-test="settings-back" href=${addressOf(back)} aria-label=${back.page ? strings.settings.site.back : strings.settings.back}>${icon('back')}</a>` : nothing}
      <h2 tabindex="-1" data-test="settings-title">${this.#title(place)}</h2>
    </header>`;
  }

  #title({ page, item }: SettingsPlace): TemplateResult | string {
    if (page === undefined) return strings.settings.title;
    if (item === undefined) return strings.settings.pages[page];
    if (item === 'new') return strings.settings.site.create.title;
    return html`<bdi>${this.app.settings.sites.get(item)?.name ?? strings.settings.pages.sites}</bdi>`;
  }

  #page({ page, item }: SettingsPlace) {
    const { settings, me, colleagues } = this.app;
    if (page === undefined) return html`<p class="quiet">${strings.settings.choose}</p>`;
    if (!pagesFor(me.role).includes(page)) return html`<p class="quiet" data-test="settings-denied">${strings.settings.denied}</p>`;
    if (page === 'api-keys') return html`<bh-api-keys .keys=${settings.apiKeys}></bh-api-keys>`;
    if (page === 'audit') return html`<bh-audit .audit=${settings.audit} .colleagues=${colleagues}></bh-audit>`;
    if (item === undefined) return html`<bh-site-list .sites=${settings.sites}></bh-site-list>`;
    if (item === 'new')
      return html`<bh-site-create .sites=${settings.sites} @created=${({ detail }: CustomEvent<string>) => settings.route.open({ page, item: detail })}></bh-site-create>`;
    return html`<bh-site-page .settings=${settings} .site=${item}></bh-site-page>`;
  }
}
