import type { Mention } from '@bellhop/client';
import { LitElement, css, html, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { AppStore } from '../app/app-store';
import { StoreController } from '../app/store';
import { searchStyle } from '../search/search-style';
import { strings } from '../strings';
import '../ui/avatar';
import { baseStyle, buttonStyle } from '../ui/base-style';
import { icon } from '../ui/icon';
import { ticker } from '../ui/ticker';
import { isSame } from './mentions';
import { fullTime, shortTime } from '../ui/times';

/** The notes that name this agent, in the place of the list. */
@customElement('bh-mentions')
export class MentionsPane extends LitElement {
  static override styles = [
    baseStyle,
    buttonStyle,
    searchStyle,
    css`
    .head { display: flex; align-items: center; gap: var(--space-2); }
    h2 { flex: 1; font-size: var(--text-15); font-weight: var(--weight-bold); }
    button.row { inline-size: 100%; border: 0; background: none; text-align: start; font: inherit; color: inherit; }
    button.row.new .name { font-weight: var(--weight-bold); }
    .dot { inline-size: 8px; block-size: 8px; border-radius: 50%; background: var(--accent); flex: none; align-self: center; }
  `,
  ];

  @property({ attribute: false }) app!: AppStore;
  @state() private selected: Mention | undefined;
  #unregister = () => {};

  constructor() {
    super();
    new StoreController(this, () => [this.app.mentions, this.app.route, ticker]);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const when = () => this.#items.length > 0;
    this.#unregister = this.app.commands.register({
      next: { run: () => this.#step(1), when },
      previous: { run: () => this.#step(-1), when },
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unregister();
  }

  override focus(): void {
    void this.updateComplete.then(() => (this.#rows[this.#index] ?? this.renderRoot.querySelector<HTMLElement>('button'))?.focus());
  }

  get #items(): readonly Mention[] {
    return this.app.mentions.items ?? [];
  }

  /** The first one, until one is selected. */
  get #index(): number {
    const { selected } = this;
    return selected === undefined
      ? 0
      : Math.max(
          0,
          this.#items.findIndex((mention) => isSame(mention, selected)),
        );
  }

  get #rows(): HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>('.row')];
  }

  protected override render() {
    const { mentions } = this.app;
    return html`
      <header><div class="head"><h2>${strings.mentions.title}</h2>
        <button class="button bare icon" data-test="close-mentions" aria-label=${strings.mentions.close} title=${strings.mentions.close} @click=${() => mentions.close()}>${icon('close')}</button></div>
      </header>
      ${this.#body()}`;
  }

  #body(): TemplateResult {
    const { mentions } = this.app;
    if (mentions.failed)
      return html`<div class="empty" role="alert">${icon('alert', 32)}<b>${strings.mentions.failed}</b>
        <button class="button" @click=${() => void mentions.load()}>${strings.again}</button></div>`;
    if (mentions.items === undefined)
      return html`<div class="bones" aria-hidden="true"><div class="bone"></div><div class="bone"></div></div>`;
    if (mentions.items.length === 0)
      return html`<div class="empty">${icon('mentions', 32)}<b>${strings.mentions.none}</b><span>${strings.mentions.noneHint}</span></div>`;
    return html`<ul class="scroll" data-test="mentions">${repeat(
      mentions.items,
      ({ conversation, seq }) => `${conversation} ${seq}`,
      (mention) => html`<li>${this.#row(mention)}</li>`,
    )}</ul>`;
  }

  #row(mention: Mention): TemplateResult {
    const { by, visitor, body, seen } = mention;
    const at = Date.parse(mention.at);
    const current = this.app.search.target?.seq === mention.seq && this.app.route.conversation === mention.conversation;
    return html`<button class="row ${seen ? '' : 'new'} ${current ? 'current' : ''}" data-test="mention" aria-current=${current ? 'true' : 'false'}
      @click=${() => this.#open(mention)} @focus=${() => (this.selected = mention)}>
      <bh-avatar .name=${by.name} .person=${by.id}></bh-avatar>
      <span class="main">
        <span class="line"><span class="name cut" dir="auto">${by.name}</span><time class="time" datetime=${mention.at} title=${fullTime(at)}>${shortTime(at, ticker.now)}</time></span>
        <span class="by"><bdi class="cut">${visitor.name}</bdi></span>
        <span class="excerpt" dir="auto">${body}</span>
      </span>
      ${seen ? '' : html`<span class="dot"><span class="unseen">${strings.mentions.fresh}</span></span>`}
    </button>`;
  }

  #open(mention: Mention): void {
    this.selected = mention;
    this.app.search.reveal(mention.conversation, mention.seq);
  }

  /** For j and k. */
  #step(by: number): void {
    const index = this.#index + (this.selected === undefined ? 0 : by);
    const mention = this.#items[Math.max(0, Math.min(this.#items.length - 1, index))];
    if (mention === undefined) return;
    this.#open(mention);
    this.#rows[this.#index]?.focus();
  }
}
