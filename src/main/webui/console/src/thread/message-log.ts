import { LitElement, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Entry } from '@bellhop/client';
import type { Desk } from '../app/app-store';
import { Follow } from '../app/store';
import { group } from './message-groups';
import { words } from '../strings';
import { icon } from '../ui/icon';
import { logStyle } from './message-log-style';
import { block } from './message-view';
import { buttons, shared } from '../ui/base-style';

const NEAR = 48;

/** The messages of one conversation. It keeps the scroll position, and follows new messages only at the end. */
@customElement('bh-log')
export class Log extends LitElement {
  static override styles = [shared, buttons, logStyle];

  @property({ attribute: false }) desk!: Desk;
  @property() conversation = '';
  @state() private fresh = 0;
  @state() private atEnd = true;
  @query('.scroll') private readonly scroller!: HTMLElement | null;
  #before = { height: 0, top: 0, first: '', last: '' };
  readonly #sizes = new ResizeObserver(() => this.#keepEnd());
  readonly #seen = () => this.#markRead();

  constructor() {
    super();
    new Follow(this, () => [this.desk.threads, this.desk.inbox]);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#sizes.observe(this);
    addEventListener('focus', this.#seen);
    document.addEventListener('visibilitychange', this.#seen);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sizes.disconnect();
    removeEventListener('focus', this.#seen);
    document.removeEventListener('visibilitychange', this.#seen);
  }

  protected override willUpdate(changes: PropertyValues): void {
    if (changes.has('conversation')) {
      this.fresh = 0;
      this.atEnd = true;
      this.#before = { height: 0, top: 0, first: '', last: '' };
    }
    const { scroller } = this;
    if (scroller) Object.assign(this.#before, { height: scroller.scrollHeight, top: scroller.scrollTop });
    const entries = this.desk.threads.entries(this.conversation);
    const added = this.#added(entries);
    if (added.some(({ state }) => state === 'sending')) this.atEnd = true;
    if (!this.atEnd) this.fresh += added.filter(({ message }) => message.kind !== 'event').length;
  }

  /** The entries after the last known one. */
  #added(entries: readonly Entry[]): Entry[] {
    const known = entries.findLastIndex(({ key }) => key === this.#before.last);
    return this.#before.last === '' ? [] : entries.slice(known + 1);
  }

  protected override updated(): void {
    const entries = this.desk.threads.entries(this.conversation);
    const first = entries[0]?.key ?? '';
    const { scroller } = this;
    if (scroller && this.atEnd) scroller.scrollTop = scroller.scrollHeight;
    else if (scroller && first !== this.#before.first) scroller.scrollTop = this.#before.top + scroller.scrollHeight - this.#before.height;
    Object.assign(this.#before, { first, last: entries.at(-1)?.key ?? '' });
    if (scroller && scroller.scrollHeight <= scroller.clientHeight) void this.desk.threads.older(this.conversation);
    this.#markRead();
  }

  protected override render() {
    const { threads } = this.desk;
    const { state, problem } = threads.state(this.conversation);
    if (state === 'failed') {
      return html`<div class="empty" role="alert">${icon('alert', 32)}<b>${words.thread.failed}</b><span>${problem ?? ''}</span>
        <button class="button" @click=${() => this.desk.retry()}>${words.again}</button></div>`;
    }
    const typing = threads.typing(this.conversation);
    return html`
      <div class="scroll" data-test="thread" role="log" aria-label=${words.thread.label(this.desk.selected?.visitor.name ?? '')} aria-busy=${state === 'loading'} tabindex="0" @scroll=${this.#scrolled}>
        <div class="lines">${state === 'loading' ? bones() : this.#lines()}</div>
      </div>
      <div class="typing" aria-live="polite">${typing.length ? html`<span class="dots" aria-hidden="true"><i></i><i></i><i></i></span><span data-test="typing" class="cut">${words.thread.typing(typing.map(({ name }) => name))}</span>` : nothing}</div>
      ${this.atEnd ? nothing : html`<button class="button latest ${this.fresh ? 'primary' : ''} ${this.fresh ? '' : 'icon'}" aria-label=${this.fresh ? nothing : words.thread.latest} @click=${this.#toEnd}>${this.fresh ? words.thread.fresh(this.fresh) : nothing}${icon('down', 16)}</button>`}`;
  }

  #lines() {
    const { threads, inbox, live, me } = this.desk;
    const entries = threads.entries(this.conversation);
    const own = entries.findLast(({ message }) => message.kind === 'text' && message.author?.kind !== 'visitor');
    const look = {
      now: Date.now(), me: me.id, visitorRead: inbox.get(this.conversation)?.visitorRead ?? 0, receipt: own?.key,
      retry: ({ message }: Entry) => live.retry(this.conversation, message.ref ?? ''),
      discard: ({ message }: Entry) => live.discard(this.conversation, message.ref ?? ''),
    };
    return html`${this.#older()}${repeat(group(entries, look.now), ({ key }) => key, (part) => block(part, look))}`;
  }

  #older() {
    const { threads } = this.desk;
    if (!threads.hasOlder(this.conversation)) return html`<p class="start">${words.thread.start}</p>`;
    if (threads.state(this.conversation).older !== 'failed') return html`<p class="older">${words.thread.older}</p>`;
    return html`<p class="older" role="alert">${words.thread.olderFailed}<button class="link" @click=${() => void threads.older(this.conversation)}>${words.again}</button></p>`;
  }

  #scrolled(event: Event): void {
    const { scrollTop, scrollHeight, clientHeight } = event.currentTarget as HTMLElement;
    this.atEnd = scrollHeight - scrollTop - clientHeight < NEAR;
    if (this.atEnd) this.fresh = 0;
    if (scrollTop < 400 && this.desk.threads.state(this.conversation).older === 'idle') void this.desk.threads.older(this.conversation);
    this.#markRead();
  }

  #toEnd(): void {
    this.atEnd = true;
    this.fresh = 0;
  }

  #keepEnd(): void {
    if (this.scroller && this.atEnd) this.scroller.scrollTop = this.scroller.scrollHeight;
  }

  /** A message counts as read if it was on the screen while the window had the focus. */
  #markRead(): void {
    const view = this.desk.inbox.get(this.conversation);
    const seen = this.desk.live.thread(this.conversation).seen;
    if (!this.atEnd || !document.hasFocus() || document.visibilityState !== 'visible') return;
    if (view && seen > view.agentRead && this.desk.threads.state(this.conversation).state === 'ready') this.desk.markRead(this.conversation, seen);
  }
}

function bones() {
  return html`<div class="bones" aria-hidden="true">${Array.from({ length: 6 }, () => html`<div class="bone"></div>`)}</div>`;
}
