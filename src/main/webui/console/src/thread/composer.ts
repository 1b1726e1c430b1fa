import { LitElement, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { BODY_LIMIT } from '@bellhop/client';
import type { Desk } from '../app/app-store';
import { Follow } from '../app/store';
import { ariaKeysOf, keysOf } from '../app/shortcuts';
import { words } from '../strings';
import { composerStyle } from './composer-style';
import { icon } from '../ui/icon';
import { buttons, shared } from '../ui/base-style';
import '../ui/tooltip';

/** The remaining length at which the counter appears. */
const NEARLY = 500;

/** The editor for replies and notes, with one draft per conversation. */
@customElement('bh-composer')
export class Composer extends LitElement {
  static override styles = [shared, buttons, composerStyle];

  @property({ attribute: false }) desk!: Desk;
  @property() conversation = '';
  @state() private text = '';
  @state() private note = false;
  @query('textarea') private readonly area!: HTMLTextAreaElement;
  #unregister = () => {};

  constructor() {
    super();
    new Follow(this, () => [this.desk.inbox]);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#unregister = this.desk.commands.register({
      reply: { run: () => this.#write(false) },
      note: { run: () => this.#write(true) },
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
    if (before) this.desk.live.typing(before, false);
    Object.assign(this, this.desk.drafts.get(this.conversation));
  }

  protected override updated(changes: PropertyValues): void {
    if (!changes.has('text') && !changes.has('conversation')) return;
    // Grows with the text up to the limit in the styles.
    this.area.style.blockSize = 'auto';
    this.area.style.blockSize = `${this.area.scrollHeight + 2}px`;
  }

  protected override render() {
    const view = this.desk.inbox.get(this.conversation);
    const over = this.text.length - BODY_LIMIT;
    const empty = this.text.trim() === '';
    const name = view?.visitor.name ?? '';
    return html`<form class=${this.note ? 'note' : ''} @submit=${this.#submit}>
      <div class="top">
        <div class="modes" role="group" aria-label=${words.composer.mode}>${this.#mode(false)}${this.#mode(true)}</div>
        ${view?.status === 'resolved' && !this.note ? html`<p class="hint">${words.composer.resolved}</p>` : nothing}
      </div>
      <textarea class="scroll" data-test="composer" rows="2" dir="auto" .value=${this.text} aria-label=${this.note ? words.commands.note : words.composer.replyTo(name)}
        placeholder=${this.note ? words.composer.notePlaceholder : words.composer.replyTo(name)} aria-describedby="room" aria-invalid=${over > 0}
        enterkeyhint="send" @input=${this.#input} @keydown=${this.#key} @blur=${() => this.desk.live.typing(this.conversation, false)}></textarea>
      <div class="foot">
        <p id="room" class="hint figures ${over > 0 ? 'over' : ''}" role="status">${over > 0 ? words.composer.tooLong(over) : over > -NEARLY ? words.composer.left(-over) : html`<span class="keys">${words.composer.hint}</span>`}</p>
        ${this.note || view?.status === 'resolved' ? nothing : html`<bh-tip .text=${words.composer.sendAndResolve} .keys=${[...keysOf('palette').slice(0, 1), 'Enter']}>
          <button type="button" class="button bare" data-test="send-resolve" ?disabled=${empty || over > 0} @click=${() => this.#send(true)}>${words.composer.sendAndResolve}</button></bh-tip>`}
        <bh-tip .text=${this.note ? words.composer.addNote : words.composer.send} .keys=${['Enter']}>
          <button class="button ${this.note ? 'note' : 'primary'}" data-test="send" ?disabled=${empty || over > 0}>${icon(this.note ? 'lock' : 'send', 16)}${this.note ? words.composer.addNote : words.composer.send}</button></bh-tip>
      </div>
    </form>`;
  }

  #mode(note: boolean) {
    const command = note ? 'note' : 'reply';
    return html`<bh-tip .text=${words.commands[command]} .keys=${keysOf(command)}>
      <button type="button" class="mode" data-command=${command} data-test="mode-${command}" aria-pressed=${this.note === note}
        aria-keyshortcuts=${ariaKeysOf(command) ?? nothing} @click=${() => this.#write(note)}>${note ? icon('lock', 14) : nothing}${words.composer[command]}</button>
    </bh-tip>`;
  }

  #write(note: boolean): void {
    this.note = note;
    this.#keep();
    if (note) this.desk.live.typing(this.conversation, false);
    this.area.focus();
  }

  #input(): void {
    this.text = this.area.value;
    this.#keep();
    // Visitors must not see typing while an agent writes a note.
    if (!this.note) this.desk.live.typing(this.conversation, this.text.trim() !== '');
  }

  #keep(): void {
    this.desk.drafts.set(this.conversation, { text: this.text, note: this.note });
  }

  #key(event: KeyboardEvent): void {
    // Enter during composition belongs to the input method.
    if (event.key !== 'Enter' || event.shiftKey || event.altKey || event.isComposing) return;
    event.preventDefault();
    this.#send((event.ctrlKey || event.metaKey) && !this.note);
  }

  #submit(event: Event): void {
    event.preventDefault();
    this.#send(false);
  }

  #send(resolve: boolean): void {
    const body = this.text.trim();
    if (body === '' || this.text.length > BODY_LIMIT) return;
    const { conversation, desk } = this;
    desk.threads.post(conversation, body, this.note, resolve ? () => void desk.actions.setStatus(conversation, 'resolved') : undefined);
    this.text = '';
    // The mode stays a note: a second note by accident is harmless, a reply is not.
    this.#keep();
    this.area.focus();
  }
}
