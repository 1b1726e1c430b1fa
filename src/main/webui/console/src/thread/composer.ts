import { LitElement, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { BODY_LIMIT } from '@bellhop/client';
import { messageBody } from '@bellhop/shared';
import { attachedBy } from '../files/attached-by';
import type { AppStore } from '../app/app-store';
import { StoreController } from '../app/store';
import { commandButton } from '../app/command-button';
import { ariaKeysOf, keysOf } from '../app/shortcuts';
import { strings } from '../strings';
import { filledTextStyle } from '../canned/filled-text-style';
import type { PickerHost } from '../app/word-picker';
import { pickerStyle } from '../app/word-picker-style';
import { variablesIn } from '../canned/variables';
import { ComposerPickers } from './composer-pickers';
import { composerStyle } from './composer-style';
import { signOf, toggleSign, type Sign } from './formatting';
import { icon } from '../ui/icon';
import { buttonStyle, baseStyle } from '../ui/base-style';
import '../ui/tooltip';

/** The remaining length at which the counter appears. */
const COUNT_FROM = 500;

/** The editor for replies and notes, with one draft per conversation. */
@customElement('bh-composer')
export class Composer extends LitElement implements PickerHost {
  static override styles = [baseStyle, buttonStyle, composerStyle, pickerStyle, filledTextStyle];

  @property({ attribute: false }) app!: AppStore;
  @property() conversation = '';
  @state() private text = '';
  @state() note = false;
  /** Where the conversation stood when the agent began to write here, or was last told of a colleague's answer. */
  #since: number | undefined;
  @state() private answered: string | undefined;
  @query('textarea') readonly area!: HTMLTextAreaElement;
  @query('input[type=file]') private readonly chooser!: HTMLInputElement;
  readonly #pickers = new ComposerPickers(this);
  #unregister = () => {};

  constructor() {
    super();
    new StoreController(this, () => [this.app.inbox, this.app.files]);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#unregister = this.app.commands.register({
      reply: { run: () => this.#startWriting(false) },
      note: { run: () => this.#startWriting(true) },
      canned: { run: () => this.#pickers.canned.start() },
      attach: { run: () => this.chooser.click() },
      bold: { run: () => this.#format('**') },
      italic: { run: () => this.#format('*') },
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unregister();
  }

  /** Gives up the focus; returns whether it was here. */
  leave(): boolean {
    if (!(this.renderRoot instanceof ShadowRoot) || this.renderRoot.activeElement !== this.area) return false;
    this.area.blur();
    return true;
  }

  protected override willUpdate(changes: PropertyValues): void {
    if (!changes.has('conversation')) return;
    const before = changes.get('conversation') as string | undefined;
    if (before) this.app.live.typing(before, false);
    this.#pickers.close();
    this.answered = undefined;
    Object.assign(this, this.app.drafts.get(this.conversation));
    this.#since = this.#head;
  }

  protected override updated(changes: PropertyValues): void {
    if (!changes.has('text') && !changes.has('conversation')) return;
    // Grows with the text up to the limit in the styles.
    this.area.style.blockSize = 'auto';
    this.area.style.blockSize = `${this.area.scrollHeight + 2}px`;
  }

  protected override render() {
    const view = this.app.inbox.get(this.conversation);
    const body = messageBody(this.text);
    const left = BODY_LIMIT - body.length;
    const empty = body === '' && !this.app.files.hasSome(this.conversation);
    const name = view?.visitor.name ?? '';
    const picker = this.#pickers;
    return html`<form class=${this.note ? 'note' : ''} @submit=${this.#onSubmit}>
      ${picker.render()}
      <div class="top">
        <div class="modes" role="group" aria-label=${strings.composer.mode}>${this.#mode(false)}${this.#mode(true)}</div>
        ${view?.status === 'resolved' && !this.note ? html`<p class="hint">${strings.composer.resolved}</p>` : nothing}
        <span class="tools">${commandButton(this.app, 'bold', { icon: 'bold', class: 'bare' })}${commandButton(this.app, 'italic', { icon: 'italic', class: 'bare' })}${commandButton(this.app, 'canned', { icon: 'bolt', class: 'bare', test: 'canned' })}${commandButton(this.app, 'attach', { icon: 'clip', class: 'bare', test: 'attach' })}</span>
        <input type="file" multiple hidden data-test="attach-files" aria-label=${strings.commands.attach} @change=${this.attach} />
      </div>
      <textarea class="scroll" data-test="composer" rows="2" dir="auto" .value=${this.text} aria-label=${this.note ? strings.commands.note : strings.composer.replyTo(name)}
        placeholder=${this.note ? strings.composer.notePlaceholder : strings.composer.replyTo(name)} aria-describedby="room" aria-invalid=${left < 0}
        enterkeyhint="send" aria-autocomplete="list" aria-haspopup="listbox" aria-controls=${picker.listId ?? nothing} aria-activedescendant=${picker.activeOption ?? nothing}
        @click=${() => this.#pickers.look()} @keyup=${this.#onKeyup} @input=${this.#onInput} @keydown=${this.#onKeydown} @paste=${this.attach} @blur=${() => this.app.live.typing(this.conversation, false)}></textarea>
      ${this.app.files.draw(this.conversation, this.renderRoot, () => this.area.focus())}
      <div class="foot">
        <p id="room" class="hint figures ${left < 0 ? 'over' : (this.answered ?? this.#open) ? 'open' : ''}" role="status">${this.#hint(left)}</p>
        ${
          this.note || view?.status === 'resolved'
            ? nothing
            : html`<bh-tooltip .text=${strings.composer.sendAndResolve} .keys=${[...keysOf('palette').slice(0, 1), 'Enter']}>
          <button type="button" class="button bare" data-test="send-resolve" ?disabled=${empty || left < 0} @click=${() => this.#send(true)}>${strings.composer.sendAndResolve}</button></bh-tooltip>`
        }
        <bh-tooltip .text=${this.note ? strings.composer.addNote : strings.composer.send} .keys=${['Enter']}>
          <button class="button ${this.note ? 'note' : 'primary'}" data-test="send" ?disabled=${empty || left < 0}>${icon(this.note ? 'lock' : 'send', 16)}${this.note ? strings.composer.addNote : strings.composer.send}</button></bh-tooltip>
      </div>
    </form>`;
  }

  /** A variable that a visitor would read as it is. */
  get #open(): string | undefined {
    return this.note ? undefined : variablesIn(this.text)[0];
  }

  #hint(left: number) {
    if (left < 0) return strings.composer.tooLong(-left);
    if (this.answered !== undefined) return strings.composer.answered(this.answered);
    if (this.#open) return strings.composer.open(this.#open);
    return left < COUNT_FROM ? strings.composer.left(left) : html`<span class="keys">${strings.composer.hint}</span>`;
  }

  #mode(note: boolean) {
    const command = note ? 'note' : 'reply';
    return html`<bh-tooltip .text=${strings.commands[command]} .keys=${keysOf(command)}>
      <button type="button" class="mode" data-command=${command} data-test="mode-${command}" aria-pressed=${this.note === note}
        aria-keyshortcuts=${ariaKeysOf(command) ?? nothing} @click=${() => this.#startWriting(note)}>${note ? icon('lock', 14) : nothing}${strings.composer[command]}</button>
    </bh-tooltip>`;
  }

  #startWriting(note: boolean): void {
    this.note = note;
    this.#storeDraft();
    this.#pickers.close();
    if (note) this.app.live.typing(this.conversation, false);
    this.area.focus();
  }

  /** Files that are chosen, pasted, dropped, or held over the conversation, which `over` is. */
  attach(event: Event, over?: ParentNode): void {
    const files = attachedBy(event);
    if (files === undefined) return;
    event.preventDefault();
    if (over) void this.app.files.showTarget(over, files.length === 0);
    if (files.length === 0) return;
    void this.app.files.add(this.conversation, files);
    this.chooser.value = '';
    this.area.focus();
  }

  /** The newest entry, once the conversation is loaded. */
  get #head(): number | undefined {
    const { threads } = this.app;
    if (threads.state(this.conversation).state !== 'ready') return undefined;
    return Math.max(0, ...threads.entries(this.conversation).map(({ message }) => message.seq));
  }

  #onInput(event: Event): void {
    this.#since = this.text === '' ? this.#head : (this.#since ?? this.#head);
    this.answered = undefined;
    this.text = this.area.value;
    this.app.files.stay(this.conversation);
    this.#storeDraft();
    this.#pickers.look(event instanceof InputEvent && event.inputType === 'historyUndo');
    // Visitors must not see typing while an agent writes a note.
    if (!this.note) this.app.live.typing(this.conversation, messageBody(this.text) !== '');
  }

  #storeDraft(): void {
    this.app.drafts.set(this.conversation, { text: this.text, note: this.note });
  }

  /** The caret may have moved out of a slash word, or into one. */
  #onKeyup({ key }: KeyboardEvent): void {
    if (['ArrowLeft', 'ArrowRight', 'Home', 'End'].includes(key)) this.#pickers.look();
  }

  #onKeydown(event: KeyboardEvent): void {
    if (this.#pickers.onKeydown(event)) return;
    const sign = signOf(event);
    if (sign) {
      event.preventDefault();
      return this.#format(sign);
    }
    if (event.key === 'ArrowUp' && this.text === '' && this.app.commands.run('edit')) return event.preventDefault();
    // Enter during composition belongs to the input method.
    if (event.key !== 'Enter' || event.shiftKey || event.altKey || event.isComposing) return;
    event.preventDefault();
    this.#send((event.ctrlKey || event.metaKey) && !this.note);
  }

  #format(sign: Sign): void {
    this.area.focus();
    toggleSign(this.area, sign);
  }

  #onSubmit(event: Event): void {
    event.preventDefault();
    this.#send(false);
  }

  /** Two answers at once confuse a visitor: the agent is told once, and then sends it or not. */
  #isAnsweredMeanwhile(): boolean {
    const answer = this.#since === undefined ? undefined : this.app.threads.answeredAfter(this.conversation, this.#since, this.app.me.id);
    if (answer === undefined) return false;
    this.#since = answer.seq;
    this.answered = answer.author?.name ?? '';
    return true;
  }

  #send(resolve: boolean): void {
    const { conversation, app, note } = this;
    const body = messageBody(this.text);
    if (body.length > BODY_LIMIT || (body === '' && !app.files.hasSome(conversation))) return;
    if (!note && this.#isAnsweredMeanwhile()) return;
    this.#pickers.close();
    this.area.focus();
    const post = () => {
      const then = resolve ? () => void app.actions.setStatus(conversation, 'resolved') : undefined;
      app.threads.post(conversation, body, note, app.files.take(conversation), then);
      // The mode stays a note: a second note by accident is harmless, a reply is not.
      app.drafts.set(conversation, { text: '', note });
      if (this.conversation === conversation) Object.assign(this, { text: '', answered: undefined });
    };
    // Sent as it is now, whatever conversation is looked at when the files are up.
    if (!app.files.sendWhenDone(conversation, post)) post();
  }
}
