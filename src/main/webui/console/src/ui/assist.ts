import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { AssistSession } from '@bellhop/client';
import type { Desk } from '../data/desk';
import { Follow } from '../data/store';
import { words } from '../words';
import './assist-page';
import { icon } from './icon';
import { buttons, shared } from './shared';

/** Above the log: that a visitor was asked for the page, or shows it, and the page itself for whoever looks. */
@customElement('bh-assist')
export class AssistPane extends LitElement {
  static override styles = [shared, buttons, css`
    :host { display: contents; }
    .pane { display: flex; flex-direction: column; min-block-size: 0; flex: none; border-block-end: 1px solid var(--border); background: var(--raised); }
    .pane.open { flex: 0 1 auto; block-size: 48%; }
    .pane.large { block-size: 78%; }
    .bar { display: flex; flex-wrap: wrap; align-items: center; gap: var(--space-2) var(--space-3); padding: var(--space-2) var(--space-4); }
    .text { flex: 1 1 160px; min-inline-size: 0; font-size: var(--text-13); }
    .live { inline-size: 8px; block-size: 8px; border-radius: 50%; background: var(--danger); flex: none; }
    .buttons { display: flex; gap: 6px; }
    bh-assist-page { flex: 1; min-block-size: 0; }
  `];

  @property({ attribute: false }) desk!: Desk;
  @property() conversation = '';
  @state() private large = false;

  constructor() {
    super();
    new Follow(this, () => [this.desk.assists, this.desk.inbox]);
  }

  protected override render() {
    const session = this.desk.assists.of(this.conversation);
    if (!session) return nothing;
    return session.state === 'asked' ? this.#asked(session) : this.#active(session);
  }

  get #visitor(): string {
    return this.desk.selected?.visitor.name ?? '';
  }

  #asked({ id }: AssistSession) {
    return html`<section class="pane" aria-label=${words.assist.label}><div class="bar">${icon('clock')}
      <span class="text" role="status" data-test="assist-asked">${words.assist.asked(this.#visitor)}</span>
      <span class="buttons"><button class="button" data-test="assist-withdraw" @click=${() => this.desk.assists.stop(id)}>${words.assist.withdraw}</button></span>
    </div></section>`;
  }

  #active(session: AssistSession) {
    const { assists } = this.desk;
    const looks = assists.looksAt(session);
    return html`<section class="pane ${looks ? 'open' : ''} ${looks && this.large ? 'large' : ''}" aria-label=${words.assist.label} data-test="assist">
      <div class="bar"><span class="live" aria-hidden="true"></span>
        <span class="text" role="status">${words.assist.shown(this.#visitor)}<span class="quiet"> · ${this.#watchers(session)}</span></span>
        <span class="buttons">${looks ? this.#looking(session.id) : html`<button class="button primary" data-test="assist-watch" @click=${() => assists.look(session.id, true)}>${words.assist.watch}</button>`}
          <button class="button" data-test="assist-stop" @click=${() => assists.stop(session.id)}>${words.assist.stop}</button></span>
      </div>
      ${looks ? html`<bh-assist-page .assists=${assists} .session=${session.id} .label=${words.assist.page(this.#visitor)}></bh-assist-page>` : nothing}
    </section>`;
  }

  #looking(id: string) {
    return html`<button class="button" aria-pressed=${this.large} data-test="assist-large" @click=${() => (this.large = !this.large)}>${this.large ? words.assist.smaller : words.assist.larger}</button>
      <button class="button" data-test="assist-leave" @click=${() => this.desk.assists.look(id, false)}>${words.assist.leave}</button>`;
  }

  #watchers({ watchers }: AssistSession): string {
    if (watchers.length === 0) return words.assist.nobody;
    return words.assist.watchers(watchers.map(({ id, name }) => (id === this.desk.me.id ? words.assist.you : name)));
  }
}
