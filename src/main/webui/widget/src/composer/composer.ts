import { BODY_LIMIT } from '@bellhop/client';
import { messageBody } from '@bellhop/shared';
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import * as icons from '../ui/icons';
import type { Strings } from '../locale/strings';
import type { Session } from '../session/session';
import { base } from '../ui/base-style';
import { SMALL } from '../ui/small';
import { composerStyle } from './composer-style';

/** The remaining length at which the counter appears. */
const COUNT_FROM = 500;
const COMPOSING = 229;

export class Composer extends LitElement {
  static override styles = [base, composerStyle];

  @property({ attribute: false }) session!: Session;
  @property({ attribute: false }) strings!: Strings;
  /** The conversation whose draft is shown; `new` before there is one. */
  @property({ attribute: false }) conversation = 'new';
  @state() private text = '';
  /** What sends files could not be loaded. */
  @state() private failed = false;
  /** What sends files is on its way. */
  #loading: Promise<void> | undefined;
  @query('textarea') private area!: HTMLTextAreaElement;

  focusText(): void {
    // On a phone a focused field would raise the keyboard before anything was read.
    if (matchMedia('(hover: none)').matches && matchMedia(SMALL).matches) return;
    this.area.focus({ preventScroll: true });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('conversation')) this.#switchDraft(changed.get('conversation'));
  }

  protected override updated(): void {
    if (this.area.value !== this.text) this.area.value = this.text;
    this.#fitHeight();
  }

  protected override render(): TemplateResult {
    const { strings, session } = this;
    const left = BODY_LIMIT - this.#body.length;
    return html`
      ${session.files?.draw(this)}
      <form @submit=${this.submit}>
        <label class="icon" title=${strings.get('attach')}>${icons.clip}<input class="sr" type="file" multiple data-test="attach" aria-label=${strings.get('attach')} @change=${this.attach} /></label>
        <textarea
          rows="1"
          dir="auto"
          data-test="composer"
          placeholder=${strings.get('write')}
          aria-label=${strings.get('write')}
          aria-invalid=${left < 0}
          aria-describedby="limit"
          enterkeyhint="send"
          @input=${this.#onInput}
          @keydown=${this.#onKeydown}
          @paste=${this.attach}
        ></textarea>
        <button class="send" data-test="send" aria-label=${strings.get('send')} aria-disabled=${!this.#ready} @click=${this.submit}>${icons.send}</button>
      </form>
      <p id="limit" role="status" class=${left < 0 || this.failed ? 'over' : 'quiet'}>
        ${this.failed ? `${strings.get('notSent')} ${strings.get('tryAgain')}` : left < 0 ? strings.plural('tooLong', -left) : left < COUNT_FROM ? strings.plural('left', left) : nothing}
      </p>
    `;
  }

  /** What is sent, and therefore counted. */
  get #body(): string {
    return messageBody(this.text);
  }

  get #ready(): boolean {
    const { length } = this.#body;
    return length <= BODY_LIMIT && (length > 0 || this.session.files?.hasSome(this.conversation) === true);
  }

  #onInput = (): void => {
    this.text = this.area.value;
    this.session.tabStorage.set(this.#key(this.conversation), this.text);
    const { live, current } = this.session;
    if (current !== undefined) live?.typing(current, this.#body !== '');
  };

  #onKeydown = (event: KeyboardEvent): void => {
    // Enter also ends the composition of a Japanese or Chinese word, which must not send.
    // Safari says so by the key code only, since the composition has ended for it.
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing && event.keyCode !== COMPOSING) this.submit(event);
  };

  submit = (event?: Event): void => {
    event?.preventDefault();
    const { files } = this.session;
    // What was attached goes with it, or, where it cannot be loaded, nothing goes.
    if (this.#loading)
      void this.#loading.then(
        () => this.submit(),
        () => {},
      );
    else if (this.#ready && !files?.waits(this)) {
      this.session.tabStorage.set(this.#key(this.conversation), undefined);
      this.session.post(this.#body, files?.take(this));
      this.text = '';
    }
    if (event) this.area.focus({ preventScroll: true });
  };

  /** Files that are chosen, pasted, dropped, or held over the panel. */
  attach = (event: Event): void => {
    const { clipboardData, dataTransfer, target } = event as ClipboardEvent & DragEvent;
    const files = [...((clipboardData ?? dataTransfer ?? (target as HTMLInputElement)).files ?? [])];
    // What is copied out of a document is a text, and a picture of it.
    if (clipboardData?.getData('text') || !(files.length || dataTransfer?.types.includes('Files'))) return;
    event.preventDefault();
    this.failed = false;
    const loading = import('../files/composer-files').then((it) => it.attach(this, files));
    this.#loading = loading;
    loading.catch(() => (this.failed = true)).finally(() => (this.#loading = undefined));
  };

  #switchDraft(before: string | undefined): void {
    if (before === 'new') this.session.files?.move(this.conversation);
    // A conversation that was just created keeps the text being written.
    if (before === 'new' && this.text && !this.session.tabStorage.get(this.#key(this.conversation))) {
      this.session.tabStorage.set(this.#key('new'), undefined);
      this.session.tabStorage.set(this.#key(this.conversation), this.text);
      return;
    }
    this.text = this.session.tabStorage.get(this.#key(this.conversation)) ?? '';
  }

  #fitHeight(): void {
    this.area.style.blockSize = 'auto';
    // CSS limits the height to five lines. A closed panel has no height to measure.
    if (this.area.scrollHeight) this.area.style.blockSize = `${this.area.scrollHeight}px`;
  }

  #key(conversation: string): string {
    return `draft.${conversation}`;
  }
}

customElements.define('bellhop-composer', Composer);
