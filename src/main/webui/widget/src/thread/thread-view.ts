import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { messageBubble, eventLine } from './message-bubble';
import { Lazy } from './message-text';
import * as icons from '../ui/icons';
import type { Strings } from '../locale/strings';
import { threadRows, type Row } from './thread-rows';
import type { Session } from '../session/session';
import { base } from '../ui/base-style';
import { threadStyle } from './thread-style';
import { firstName } from '@bellhop/shared';
import { dayLabel } from './times';

const rating = new Lazy(() => import('../rating/rating'));

const BOTTOM_PX = 24;
const OLDER_PX = 160;

/** The messages of one conversation. New messages never move what a person is reading. */
export class ThreadView extends LitElement {
  static override styles = [base, threadStyle];

  @property({ attribute: false }) session!: Session;
  @property({ attribute: false }) strings!: Strings;
  /** Whether the thread is visible to the visitor. */
  @property({ attribute: false }) seen = false;
  @property({ attribute: false }) tick: object = {};
  @state() private newCount = 0;
  @query('.scroller') private scroller!: HTMLElement;
  #rows: Row[] = [];
  #atBottom = true;
  #top = 0;
  #newestSeen = 0;
  #shown: string | undefined;
  #before = { first: '', last: '', height: 0, top: 0 };
  readonly redraw = () => this.requestUpdate();
  readonly #resizeObserver = new ResizeObserver(() => this.#atBottom && this.#scrollToBottom());

  protected override firstUpdated(): void {
    this.#resizeObserver.observe(this.scroller);
  }

  /** The page has put the widget's element elsewhere, which forgets where it was scrolled to. */
  override connectedCallback(): void {
    super.connectedCallback();
    if (!this.hasUpdated) return;
    this.#resizeObserver.observe(this.scroller);
    this.scroller.scrollTop = this.#top;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resizeObserver.disconnect();
  }

  protected override willUpdate(): void {
    const { scrollHeight: height = 0, scrollTop: top = 0 } = this.hasUpdated ? this.scroller : {};
    this.#before = { first: this.#rowKey(0), last: this.#rowKey(-1), height, top };
    this.#rows = threadRows(this.session.entries);
    this.#countNew();
  }

  protected override render(): TemplateResult {
    const { session, strings } = this;
    return html`
      <div class="scroller" data-test="thread" tabindex="-1" @click=${this.#onClick} @scroll=${this.#onScroll}>
        ${session.olderFailed ? this.#older() : nothing}
        ${session.isLoading ? this.#skeleton() : nothing}
        ${session.current === undefined && !this.#rows.length && !session.isLookingUp ? this.#greeting() : nothing}
        <div class="log" role="log" aria-live="polite" aria-label=${strings.get('messages')}>
          ${repeat(
            this.#rows,
            ({ key }) => key,
            (row) => this.#row(row),
          )}
        </div>
        ${this.#typing()}
        ${session.view?.status === 'resolved' && session.settings?.rating ? rating.get(this.redraw)?.question(this) : nothing}
      </div>
      ${this.newCount || !this.#atBottom ? this.#newestButton() : nothing}
    `;
  }

  protected override updated(changed: PropertyValues<this>): void {
    const { first, last, height, top } = this.#before;
    const switched = this.#shown !== this.session.current && first !== this.#rowKey(0);
    this.#shown = this.session.current;
    if (switched || this.#atBottom || this.#justWrote(last)) this.#scrollToBottom();
    else if (first !== this.#rowKey(0)) this.scroller.scrollTop = top + this.scroller.scrollHeight - height;
    if (changed.has('seen') && this.seen && this.#atBottom) this.#scrollToBottom();
    if (this.seen && this.#atBottom && isOnScreen(this.scroller)) this.session.markRead();
    if (this.scroller.scrollHeight <= this.scroller.clientHeight && this.seen && !this.session.olderFailed) void this.session.loadOlder();
  }

  #row(row: Row): TemplateResult {
    if (row.kind === 'day') return html`<p class="day">${dayLabel(row.at, this.strings)}</p>`;
    if (row.kind === 'event') return eventLine(row.message, this.strings, () => rating.get(this.redraw)?.ratedLine(row.message, this));
    return messageBubble(row, this.#lastOwn === row.key, this);
  }

  /** Only the last own message that has not failed shows a receipt. */
  get #lastOwn(): string | undefined {
    return this.#rows.findLast((row) => row.kind === 'bubble' && row.own && row.entry.state !== 'failed')?.key;
  }

  #greeting(): TemplateResult {
    return html`<p class="greeting" dir="auto">${this.session.settings?.greeting || this.strings.get('greeting')}</p>`;
  }

  #skeleton(): TemplateResult {
    return html`<div class="skeleton" role="status" aria-label=${this.strings.get('loading')}><i></i><i></i><i class="own"></i><i></i></div>`;
  }

  #older(): TemplateResult {
    const { strings, session } = this;
    return html`<p class="older">${strings.get('olderFailed')} <button class="link" @click=${() => session.loadOlder()}>${strings.get('tryAgain')}</button></p>`;
  }

  #typing(): TemplateResult | typeof nothing {
    const [person, other] = this.session.typing;
    if (!person) return nothing;
    const text = other ? this.strings.get('severalTyping') : this.strings.get('typing', { a: firstName(person.name) });
    return html`<div class="typing" data-test="typing"><span class="dots" aria-hidden="true"><i></i><i></i><i></i></span><span class="quiet" .textContent=${text}></span></div>`;
  }

  #newestButton(): TemplateResult {
    const { strings, newCount } = this;
    const go = () => {
      const { scrollHeight, scrollTop, clientHeight } = this.scroller;
      // Smooth scrolling over a long distance takes too long.
      const near = scrollHeight - scrollTop < 3 * clientHeight && !matchMedia('(prefers-reduced-motion: reduce)').matches;
      this.scroller.scrollTo({ top: scrollHeight, behavior: near ? 'smooth' : 'auto' });
      this.#keepFocus();
    };
    return html`<button class="pill ${newCount ? 'fresh' : ''}" data-test="newest" aria-label=${newCount ? nothing : strings.get('toNewest')} @click=${go}>
      ${newCount ? strings.plural('newMessages', newCount) : nothing}${icons.down}
    </button>`;
  }

  #onClick = ({ target }: Event): void => {
    if (target instanceof Element && target.closest('.link')) this.#keepFocus();
  };

  /** Keeps the focus in the chat when a pressed button disappears. */
  #keepFocus(): void {
    this.scroller.focus({ preventScroll: true });
  }

  #onScroll = (): void => {
    const { scrollTop, scrollHeight, clientHeight } = this.scroller;
    const atBottom = scrollHeight - scrollTop - clientHeight < BOTTOM_PX;
    this.#top = scrollTop;
    if (atBottom !== this.#atBottom) this.requestUpdate();
    this.#atBottom = atBottom;
    if (scrollTop < OLDER_PX && !this.session.olderFailed) void this.session.loadOlder();
  };

  #scrollToBottom(): void {
    this.scroller.scrollTop = this.scroller.scrollHeight;
    this.#atBottom = true;
  }

  #countNew(): void {
    const theirs = this.#rows.flatMap((row) => (row.kind === 'bubble' && !row.own ? [row.entry.message.seq] : []));
    if (this.#atBottom || this.#shown !== this.session.current) this.#newestSeen = theirs.at(-1) ?? 0;
    this.newCount = theirs.filter((seq) => seq > this.#newestSeen).length;
  }

  #justWrote(lastBefore: string): boolean {
    const last = this.#rows.at(-1);
    return last?.kind === 'bubble' && last.own && last.entry.state === 'sending' && last.key !== lastBefore;
  }

  /** The first row is a day line, which older messages of that day do not change, so the second row is compared. */
  #rowKey(index: 0 | -1): string {
    return (index === 0 ? this.#rows[1] : this.#rows.at(-1))?.key ?? '';
  }
}

/** A page may hide or detach what is open. */
function isOnScreen(element: HTMLElement): boolean {
  return element.isConnected && (element.checkVisibility?.({ visibilityProperty: true }) ?? true);
}

customElements.define('bellhop-thread', ThreadView);
