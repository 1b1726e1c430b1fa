import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { Problem } from '../api/problem';
import type { Visitor } from '../api/types';
import type { AppStore } from '../app/app-store';
import { strings } from '../strings';
import { baseStyle, buttonStyle, fieldStyle } from '../ui/base-style';
import { dialogStyle } from '../ui/dialog-style';
import { icon } from '../ui/icon';
import { timeZone } from '../ui/times';

/** Sends the open conversation by e-mail, as its visitor may read it. */
@customElement('bh-transcript-mail')
export class TranscriptMail extends LitElement {
  static override styles = [
    baseStyle,
    buttonStyle,
    fieldStyle,
    dialogStyle,
    css`
    dialog { inline-size: min(420px, calc(100vw - 24px)); }
    form { display: grid; gap: var(--space-3); padding: var(--space-4); }
    h2 { font-size: var(--text-16); }
    p { font-size: var(--text-13); color: var(--muted); }
    label { display: grid; gap: 4px; font-size: var(--text-13); font-weight: var(--weight-medium); }
    .field { inline-size: 100%; min-block-size: 36px; font-weight: var(--weight-normal, 400); }
    .foot { display: flex; justify-content: flex-end; gap: var(--space-2); }
    .problem { display: flex; gap: 6px; color: var(--danger); }
  `,
  ];

  @property({ attribute: false }) app!: AppStore;
  @state() private problem = '';
  @state() private busy = false;
  @query('dialog') private readonly dialog!: HTMLDialogElement;
  @query('input') private readonly input!: HTMLInputElement;
  #conversation = '';

  async open(conversation: string): Promise<void> {
    const { app } = this;
    this.#conversation = conversation;
    this.problem = '';
    this.input.value = '';
    this.dialog.showModal();
    this.input.focus();
    const visitor = app.inbox.get(conversation)?.visitor.id;
    const known = visitor && (await app.rest.get<Visitor>(`/visitors/${encodeURIComponent(visitor)}`).catch(() => undefined));
    // Not over what is being typed.
    if (known && this.#conversation === conversation && this.input.value === '') this.input.value = known.email ?? '';
  }

  protected override render() {
    return html`<dialog data-test="transcript-mail" aria-labelledby="title" @click=${this.#onClick}>
      <form novalidate @submit=${this.#submit}>
        <h2 id="title">${strings.commands.mailTranscript}</h2>
        <p id="what">${strings.transcriptMail.what}</p>
        <label>${strings.transcriptMail.to}<input class="field" name="to" type="email" dir="ltr" maxlength="254" autocomplete="off" aria-describedby="what" aria-invalid=${this.problem !== ''} @input=${() => (this.problem = '')} /></label>
        <div role="alert" ?hidden=${this.problem === ''}>${this.problem ? html`<p class="problem">${icon('alert', 16)}<span>${this.problem}</span></p>` : nothing}</div>
        <div class="foot">
          <button type="button" class="button" @click=${() => this.dialog.close()}>${strings.change.cancel}</button>
          <button class="button primary" data-test="transcript-send" ?disabled=${this.busy}>${strings.composer.send}</button>
        </div>
      </form>
    </dialog>`;
  }

  readonly #onClick = (event: Event): void => {
    if (event.target === this.dialog) this.dialog.close();
  };

  readonly #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const to = this.input.value.trim();
    if (to === '') this.problem = strings.transcriptMail.missing;
    if (to === '' || this.busy) return;
    this.busy = true;
    try {
      await this.app.rest.post(`/conversations/${encodeURIComponent(this.#conversation)}/transcript/mail`, { to, zone: timeZone() });
      this.dialog.close();
      this.app.notices.show(strings.transcriptMail.sent(to));
    } catch (error) {
      this.problem = error instanceof Problem ? error.message : strings.problem.service;
    }
    this.busy = false;
  };
}
