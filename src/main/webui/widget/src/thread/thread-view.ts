import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { bubble, eventLine } from './message-bubble';
import * as icons from '../ui/icons';
import type { Words } from '../locale/strings';
import { rows, type Row } from './thread-rows';
import type { Session } from '../session/session';
import { base } from '../ui/base-style';
import { threadStyle } from './thread-style';
import { firstName } from './text';
import { day } from './times';

const BOTTOM_PX = 24;
const OLDER_PX = 160;

/** The messages of one conversation. New messages never move what a person is reading. */
export class ThreadView extends LitElement {
  static override styles = [base, threadStyle];

  @property({ attribute: false }) session!: Session;
  @property({ attribute: false }) words!: Words;
  /** Whether the thread is visible to the visitor. */
  @property({ attribute: false }) seen = false;
  @property({ attribute: false }) tick: object = {};
  @state() private fresh = 0;
  @query('.scroller') private scroller!: HTMLElement;
  #rows: Row[] = [];
  #atBottom = true;
  #newest = 0;
  #shown: string | undefined;
  #before = { first: '', last: '', height: 0, top: 0 };
  readonly #resized = new ResizeObserver(() => this.#atBottom && this.#toBottom());

  protected override firstUpdated(): void {
    this.#resized.observe(this.scroller);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resized.disconnect();
  }

  protected override willUpdate(): void {
    const { scrollHeight: height = 0, scrollTop: top = 0 } = this.hasUpdated ? this.scroller : ({} as HTMLElement);
    this.#before = { first: this.#rowKey(0), last: this.#rowKey(-1), height, top };
    this.#rows = rows(this.session.entries);
    this.#count();
  }

  protected override render(): TemplateResult {
    const { session, words } = this;
    return html`
      <div class="scroller" data-test="thread" tabindex="-1" @click=${this.#pressed} @scroll=${this.#scrolled}>
        ${session.olderFailed ? this.#older() : nothing}
        ${session.loading ? this.#skeleton() : nothing}
        ${session.current === undefined && !this.#rows.length && !session.finding ? this.#greeting() : nothing}
        <div class="log" role="log" aria-live="polite" aria-label=${words.say('messages')}>
          ${repeat(this.#rows, ({ key }) => key, (row) => this.#row(row))}
        </div>
        ${this.#typing()}
      </div>
      ${this.fresh || !this.#atBottom ? this.#pill() : nothing}
    `;
  }

  protected override updated(changed: PropertyValues<this>): void {
    const { first, last, height, top } = this.#before;
    const switched = this.#shown !== this.session.current && first !== this.#rowKey(0);
    this.#shown = this.session.current;
    if (switched || this.#atBottom || this.#justWrote(last)) this.#toBottom();
    else if (first !== this.#rowKey(0)) this.scroller.scrollTop = top + this.scroller.scrollHeight - height;
    if (changed.has('seen') && this.seen && this.#atBottom) this.#toBottom();
    if (this.seen && this.#atBottom) this.session.markRead();
    if (this.scroller.scrollHeight <= this.scroller.clientHeight && this.seen && !this.session.olderFailed) void this.session.loadOlder();
  }

  #row(row: Row): TemplateResult {
    if (row.kind === 'day') return html`<p class="day">${day(row.at, this.words)}</p>`;
    if (row.kind === 'event') return eventLine(row.message, this.words);
    return bubble(row, this.#lastOwn === row.key, this.session, this.words);
  }

  /** Only the last own message that has not failed shows a receipt. */
  get #lastOwn(): string | undefined {
    return this.#rows.findLast((row) => row.kind === 'bubble' && row.own && row.entry.state !== 'failed')?.key;
  }

  #greeting(): TemplateResult {
    return html`<p class="greeting" dir="auto">${this.session.settings?.greeting || this.words.say('greeting')}</p>`;
  }

  #skeleton(): TemplateResult {
    return html`<div class="skeleton" role="status" aria-label=${this.words.say('loading')}><i></i><i></i><i class="own"></i><i></i></div>`;
  }

  #older(): TemplateResult {
    const { words, session } = this;
    return html`<p class="older">${words.say('olderFailed')} <button class="link" @click=${() => session.loadOlder()}>${words.say('tryAgain')}</button></p>`;
  }

  #typing(): TemplateResult | typeof nothing {
    const [person, other] = this.session.typing;
    if (!person) return nothing;
    const text = other ? this.words.say('severalTyping') : this.words.say('typing', { a: firstName(person.name) });
    return html`<div class="typing" data-test="typing"><span class="dots" aria-hidden="true"><i></i><i></i><i></i></span><span class="quiet">${text}</span></div>`;
  }

  #pill(): TemplateResult {
    const { words, fresh } = this;
    const go = () => {
      const { scrollHeight, scrollTop, clientHeight } = this.scroller;
      // Smooth scrolling over a long distance takes too long.
      const near = scrollHeight - scrollTop < 3 * clientHeight && !matchMedia('(prefers-reduced-motion: reduce)').matches;
      this.scroller.scrollTo({ top: scrollHeight, behavior: near ? 'smooth' : 'auto' });
      this.#keepFocus();
    };
    return html`<button class="pill ${fresh ? 'fresh' : ''}" data-test="newest" aria-label=${fresh ? nothing : words.say('toNewest')} @click=${go}>
      ${fresh ? words.count('newMessages', fresh) : nothing}${icons.down}
    </button>`;
  }

  #pressed = ({ target }: Event): void => {
    if (target instanceof Element && target.closest('button')) this.#keepFocus();
  };

  /** Keeps the focus in the chat when a pressed button disappears. */
  #keepFocus(): void {
    this.scroller.focus({ preventScroll: true });
  }

  #scrolled = (): void => {
    const { scrollTop, scrollHeight, clientHeight } = this.scroller;
    const atBottom = scrollHeight - scrollTop - clientHeight < BOTTOM_PX;
    if (atBottom !== this.#atBottom) this.requestUpdate();
    this.#atBottom = atBottom;
    if (scrollTop < OLDER_PX && !this.session.olderFailed) void this.session.loadOlder();
  };

  #toBottom(): void {
    this.scroller.scrollTop = this.scroller.scrollHeight;
    this.#atBottom = true;
  }

  #count(): void {
    const theirs = this.#rows.flatMap((row) => (row.kind === 'bubble' && !row.own ? [row.entry.message.seq] : []));
    if (this.#atBottom || this.#shown !== this.session.current) this.#newest = theirs.at(-1) ?? 0;
    this.fresh = theirs.filter((seq) => seq > this.#newest).length;
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

customElements.define('bellhop-thread', ThreadView);
