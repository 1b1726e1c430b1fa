import { LitElement, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { serviceTime, type Entry, type Message } from '@bellhop/client';
import { FileView, fileStyle } from '@bellhop/shared/files';
import type { AppStore } from '../app/app-store';
import { StoreController } from '../app/store';
import { isChangeable } from './changeable';
import { groupMessages } from './message-groups';
import { strings } from '../strings';
import { icon } from '../ui/icon';
import type { SearchTarget } from '../search/search';
import { logStyle } from './message-log-style';
import { messageBlock } from './message-view';
import { buttonStyle, baseStyle } from '../ui/base-style';

const NEAR_END_PX = 48;

const DWELL_MS = 2000;
/** As many as the service gives at once: what was found may be far up. */
const REVEAL_PAGE = 200;

/** The messages of one conversation. It keeps the scroll position, and follows new messages only at the end. */
@customElement('bh-message-log')
export class MessageLog extends LitElement {
  static override styles = [baseStyle, buttonStyle, fileStyle, logStyle];

  @property({ attribute: false }) app!: AppStore;
  @property() conversation = '';
  @state() private newCount = 0;
  @state() private atEnd = true;
  /** The message that is being corrected or taken back. */
  @state() private change: { seq: number; deleting: boolean } | undefined;
  @query('.scroll') private readonly scroller!: HTMLElement | null;
  #before = { height: 0, top: 0, first: '', last: '' };
  readonly #resizeObserver = new ResizeObserver(() => this.#stayAtEnd());
  /** Runs while unread messages are on the screen. */
  #dwelling: ReturnType<typeof setTimeout> | undefined;
  #answered = false;
  #fileView: FileView | undefined;
  #revealed: SearchTarget | undefined;
  #unregister = () => {};
  readonly #onFocus = () => this.#dwell();

  constructor() {
    super();
    new StoreController(this, () => [this.app.threads, this.app.inbox, this.app.search, this.app.colleagues]);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#resizeObserver.observe(this);
    this.#unregister = this.app.commands.register({
      edit: { run: () => this.#begin(this.#lastChangeable() as number, false), when: () => this.#lastChangeable() !== undefined },
    });
    addEventListener('focus', this.#onFocus);
    document.addEventListener('visibilitychange', this.#onFocus);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resizeObserver.disconnect();
    this.#unregister();
    removeEventListener('focus', this.#onFocus);
    document.removeEventListener('visibilitychange', this.#onFocus);
    this.#leave();
  }

  protected override willUpdate(changes: PropertyValues): void {
    if (changes.has('conversation')) {
      this.newCount = 0;
      this.atEnd = true;
      this.change = undefined;
      this.#before = { height: 0, top: 0, first: '', last: '' };
      this.#leave();
    }
    const { scroller } = this;
    if (scroller) Object.assign(this.#before, { height: scroller.scrollHeight, top: scroller.scrollTop });
    const entries = this.app.threads.entries(this.conversation);
    const added = this.#added(entries);
    this.#answered ||= added.some(({ state }) => state === 'sending');
    if (this.#answered) this.atEnd = true;
    else if (this.#wanted()) this.atEnd = false;
    if (!this.atEnd) this.newCount += added.filter(({ message }) => message.kind !== 'event').length;
  }

  /** The entries after the last known one. */
  #added(entries: readonly Entry[]): Entry[] {
    const known = entries.findLastIndex(({ key }) => key === this.#before.last);
    return this.#before.last === '' ? [] : entries.slice(known + 1);
  }

  protected override updated(): void {
    const entries = this.app.threads.entries(this.conversation);
    const first = entries[0]?.key ?? '';
    const { scroller } = this;
    if (scroller && this.atEnd) scroller.scrollTop = scroller.scrollHeight;
    else if (scroller && first !== this.#before.first) scroller.scrollTop = this.#before.top + scroller.scrollHeight - this.#before.height;
    Object.assign(this.#before, { first, last: entries.at(-1)?.key ?? '' });
    this.#reveal();
    if (scroller && scroller.scrollHeight <= scroller.clientHeight) void this.app.threads.loadOlder(this.conversation);
    if (this.#answered) this.#markRead();
    this.#answered = false;
    this.#dwell();
  }

  protected override render() {
    const { threads } = this.app;
    const { state, problem } = threads.state(this.conversation);
    if (state === 'failed') {
      return html`<div class="empty" role="alert">${icon('alert', 32)}<b>${strings.thread.failed}</b><span>${problem ?? ''}</span>
        <button class="button" @click=${() => this.app.retry()}>${strings.again}</button></div>`;
    }
    const typing = threads.typing(this.conversation);
    return html`
      <div class="scroll" data-test="thread" role="log" aria-label=${strings.thread.label(this.app.selected?.visitor.name ?? '')} aria-busy=${state === 'loading'} tabindex="0" @scroll=${this.#onScroll}>
        <div class="lines">${state === 'loading' ? bones() : this.#lines()}</div>
      </div>
      <div class="typing" aria-live="polite">${typing.length ? html`<span class="dots" aria-hidden="true"><i></i><i></i><i></i></span><span data-test="typing" class="cut">${strings.thread.typing(typing.map(({ name }) => name))}</span>` : nothing}</div>
      ${this.atEnd ? nothing : html`<button class="button latest ${this.newCount ? 'primary' : ''} ${this.newCount ? '' : 'icon'}" aria-label=${this.newCount ? nothing : strings.thread.latest} @click=${this.#scrollToEnd}>${this.newCount ? strings.thread.fresh(this.newCount) : nothing}${icon('down', 16)}</button>`}`;
  }

  #lines() {
    const { threads, inbox, live, me } = this.app;
    const { target } = this.app.search;
    const entries = threads.entries(this.conversation);
    const own = entries.findLast(({ message }) => message.kind === 'text' && message.author?.kind !== 'visitor' && !message.deletedAt);
    const context = {
      now: serviceTime.now(),
      me: me.id,
      rest: this.app.rest,
      change: this.change,
      begin: (seq: number, deleting: boolean) => this.#begin(seq, deleting),
      done: () => this.#endChange(),
      visitorRead: inbox.get(this.conversation)?.visitorRead ?? 0,
      receipt: own?.key,
      names: this.app.colleagues.names,
      target: target?.conversation === this.conversation ? target : undefined,
      retry: ({ message }: Entry) => live.retry(this.conversation, message.ref ?? ''),
      discard: ({ message }: Entry) => live.discard(this.conversation, message.ref ?? ''),
      files: (message: Message) => this.#files.draw(message),
    };
    return html`${this.#older()}${repeat(
      groupMessages(entries, context.now),
      ({ key }) => key,
      (part) => messageBlock(part, context),
    )}`;
  }

  #lastChangeable(): number | undefined {
    const { threads, me } = this.app;
    return threads.entries(this.conversation).findLast((entry) => isChangeable(entry, me.id))?.message.seq;
  }

  #begin(seq: number, deleting: boolean): void {
    this.change = { seq, deleting };
  }

  /** The composer has the focus again. */
  #endChange(): void {
    this.change = undefined;
    this.dispatchEvent(new CustomEvent('changed'));
  }

  get #files(): FileView {
    const { fileLinks: links, threads } = this.app;
    return (this.#fileView ??= new FileView({
      links,
      texts: strings.files,
      messages: () => threads.entries(this.conversation).map(({ message }) => message),
      host: () => this.renderRoot,
      redraw: () => this.requestUpdate(),
    }));
  }

  #older() {
    const { threads } = this.app;
    if (!threads.hasOlder(this.conversation)) return html`<p class="start">${strings.thread.start}</p>`;
    if (threads.state(this.conversation).older !== 'failed') return html`<p class="older">${strings.thread.older}</p>`;
    return html`<p class="older" role="alert">${strings.thread.olderFailed}<button class="link" @click=${() => void threads.loadOlder(this.conversation)}>${strings.again}</button></p>`;
  }

  /** The message that was found by a search and has not been on the screen since. */
  #wanted(): SearchTarget | undefined {
    const { target } = this.app.search;
    return target?.conversation === this.conversation && target !== this.#revealed ? target : undefined;
  }

  /** Brings a message that was found onto the screen; its page may have to be loaded first. */
  #reveal(): void {
    const target = this.#wanted();
    const { threads } = this.app;
    if (target === undefined || threads.state(this.conversation).state !== 'ready') return;
    const found = this.renderRoot.querySelector<HTMLElement>(`[data-seq="${target.seq}"]`);
    if (found === null && threads.hasOlder(this.conversation)) {
      if (threads.state(this.conversation).older === 'idle') void threads.loadOlder(this.conversation, REVEAL_PAGE);
      return;
    }
    this.#revealed = target;
    found?.scrollIntoView({ block: 'center' });
    if (this.scroller) this.atEnd = isAtEnd(this.scroller);
  }

  #onScroll(event: Event): void {
    const { scrollTop } = event.currentTarget as HTMLElement;
    this.atEnd = isAtEnd(event.currentTarget as HTMLElement);
    if (this.atEnd) this.newCount = 0;
    if (scrollTop < 400 && this.app.threads.state(this.conversation).older === 'idle') void this.app.threads.loadOlder(this.conversation);
    this.#dwell();
  }

  #scrollToEnd(): void {
    this.atEnd = true;
    this.newCount = 0;
  }

  #stayAtEnd(): void {
    if (this.scroller && this.atEnd) this.scroller.scrollTop = this.scroller.scrollHeight;
  }

  /**
   * A message counts as read if it was on the screen for a while with the window in focus, or was answered. Whoever only
   * passes by on the way through the list has not read it.
   */
  #dwell(): void {
    if (!this.#isLookedAt()) return this.#leave();
    if (this.#unread() === undefined) return;
    this.#dwelling ??= setTimeout(() => {
      this.#leave();
      if (this.#isLookedAt()) this.#markRead();
    }, DWELL_MS);
  }

  #leave(): void {
    clearTimeout(this.#dwelling);
    this.#dwelling = undefined;
  }

  #isLookedAt(): boolean {
    return this.isConnected && this.atEnd && document.hasFocus() && document.visibilityState === 'visible';
  }

  /** The newest seq on the screen, if it is not read yet. */
  #unread(): number | undefined {
    const view = this.app.inbox.get(this.conversation);
    const { seen } = this.app.live.thread(this.conversation);
    const isNew = view !== undefined && (seen > view.agentRead || view.unread > 0);
    return isNew && this.app.threads.state(this.conversation).state === 'ready' ? seen : undefined;
  }

  #markRead(): void {
    const seen = this.#unread();
    if (seen !== undefined) this.app.markRead(this.conversation, seen);
  }
}

function isAtEnd({ scrollTop, scrollHeight, clientHeight }: HTMLElement): boolean {
  return scrollHeight - scrollTop - clientHeight < NEAR_END_PX;
}

function bones() {
  return html`<div class="bones" aria-hidden="true">${Array.from({ length: 6 }, () => html`<div class="bone"></div>`)}</div>`;
}
