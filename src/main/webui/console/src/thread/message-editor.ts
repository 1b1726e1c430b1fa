import { BODY_LIMIT, type Message } from '@bellhop/client';
import { messageBody } from '@bellhop/shared';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { Problem } from '../api/problem';
import type { RestClient } from '../api/rest-client';
import { strings } from '../strings';
import { baseStyle, buttonStyle, fieldStyle } from '../ui/base-style';
import { icon } from '../ui/icon';

/** Corrects a message in its place, or takes it back after a question. Fires `done` when it is over. */
@customElement('bh-message-editor')
export class MessageEditor extends LitElement {
  static override styles = [
    baseStyle,
    buttonStyle,
    fieldStyle,
    css`
    :host { display: block; inline-size: min(620px, 100%); }
    form { display: grid; gap: var(--space-2); padding: var(--space-2); border: 1px solid var(--border-strong); border-radius: var(--radius-card); background: var(--surface); }
    textarea { inline-size: 100%; min-block-size: 60px; font: inherit; color: inherit; max-block-size: 40vh; padding: 6px 9px; border: 0; background: none; resize: none; field-sizing: content; overflow-wrap: anywhere; }
    textarea:focus { outline: none; }
    form:focus-within { outline: 2px solid var(--focus); outline-offset: -1px; }
    .foot { display: flex; flex-wrap: wrap; align-items: center; justify-content: flex-end; gap: var(--space-2); }
    .foot p { flex: 1; min-inline-size: 120px; font-size: var(--text-12); color: var(--muted); }
    .foot .trouble { display: flex; gap: 4px; color: var(--danger); font-size: var(--text-13); }
    .foot .button { min-block-size: 32px; }
    .quote { padding: 2px 9px; color: var(--muted); white-space: pre-wrap; overflow-wrap: anywhere; max-block-size: 40vh; overflow: auto; }
  `,
  ];

  @property({ attribute: false }) rest!: RestClient;
  @property({ attribute: false }) message!: Message;
  /** Asks whether to take it back, instead of correcting it. */
  @property({ type: Boolean }) deleting = false;
  @state() private problem = '';
  @state() private busy = false;
  @query('textarea') private readonly area!: HTMLTextAreaElement | null;
  @query('[data-test=delete-sure]') private readonly sure!: HTMLButtonElement | null;

  protected override firstUpdated(): void {
    this.#begin();
    this.scrollIntoView({ block: 'nearest' });
  }

  #begin(): void {
    this.area?.focus();
    this.area?.setSelectionRange(this.area.value.length, this.area.value.length);
    this.sure?.focus();
  }

  protected override render() {
    return html`<form data-test="message-editor" aria-label=${this.deleting ? strings.change.deleting : strings.change.editing}
      @submit=${(event: Event) => void this.#submit(event)} @keydown=${this.#onKeydown}>
      ${
        this.deleting
          ? html`<p class="quote" dir="auto">${this.message.body ?? this.message.files?.map(({ name }) => name).join(', ')}</p>`
          : html`<textarea class="scroll" dir="auto" data-test="edit-text" maxlength=${BODY_LIMIT} aria-label=${strings.change.text} aria-invalid=${this.problem !== ''} .value=${this.message.body ?? ''}></textarea>`
      }
      <div class="foot">
        ${this.problem === '' ? html`<p>${this.deleting ? strings.change.question : strings.change.hint}</p>` : html`<p class="trouble" role="alert">${icon('alert', 16)}<span>${this.problem}</span></p>`}
        ${this.deleting ? nothing : html`<button type="button" class="button bare" data-test="edit-delete" ?disabled=${this.busy} @click=${this.#ask}>${strings.change.delete}</button>`}
        <button type="button" class="button" data-test="edit-cancel" @click=${this.#done}>${this.deleting ? strings.change.keep : strings.change.cancel}</button>
        <button class="button primary" data-test=${this.deleting ? 'delete-sure' : 'edit-save'} ?disabled=${this.busy}>${this.deleting ? strings.change.delete : strings.change.save}</button>
      </div>
    </form>`;
  }

  readonly #ask = async (): Promise<void> => {
    this.deleting = true;
    this.problem = '';
    await this.updateComplete;
    this.#begin();
  };

  readonly #done = (): void => {
    this.dispatchEvent(new CustomEvent('done', { bubbles: true, composed: true }));
  };

  #onKeydown(event: KeyboardEvent): void {
    const isEnter = event.key === 'Enter' && !event.shiftKey && !event.isComposing && event.target === this.area;
    if (event.key !== 'Escape' && !isEnter) return;
    event.preventDefault();
    event.stopPropagation();
    if (isEnter) void this.#submit(event);
    else this.#done();
  }

  async #submit(event: Event): Promise<void> {
    event.preventDefault();
    if (this.busy) return;
    const body = messageBody(this.area?.value ?? '');
    if (!this.deleting && body === (this.message.body ?? '')) return this.#done();
    this.busy = true;
    this.problem = '';
    const path = `/conversations/${encodeURIComponent(this.message.conversation)}/messages/${this.message.seq}`;
    try {
      await (this.deleting ? this.rest.delete(path) : this.rest.patch(path, { body }));
      this.#done();
    } catch (error) {
      this.problem = error instanceof Problem ? error.message : strings.problem.service;
    }
    this.busy = false;
  }
}
