import { css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { BODY_LIMIT } from '@bellhop/client';
import type { Agent, CannedReply } from '../api/types';
import { strings } from '../strings';
import { managesReplies } from '../team/roles';
import { DialogSection } from '../ui/dialog-section';
import { formValues, problemLine } from '../ui/form-parts';
import { filledTextStyle } from './filled-text-style';
import type { CannedReplies, ReplyDraft } from './canned-replies';
import { filledText, openVariables } from './filled-text';
import { insertText } from '../ui/insert-text';
import { languageChoices } from './reply-languages';
import { VARIABLES, fillIn, valuesOf, variablesIn, type Values, type Variable } from './variables';

const SCOPES = ['everyone', 'personal'] as const;

/** Makes a canned reply, or changes one. Fires `saved` with a sentence, or `cancel`. */
@customElement('bh-canned-form')
export class CannedForm extends DialogSection {
  static override styles = [
    ...DialogSection.styles,
    filledTextStyle,
    css`
    form { justify-items: stretch; }
    label { inline-size: 100%; }
    .pair { display: grid; grid-template-columns: 1fr 1fr; gap: var(--space-3); align-items: start; }
    textarea.field { min-block-size: 132px; resize: vertical; line-height: var(--line); }
    .variables { display: flex; flex-wrap: wrap; align-items: center; gap: 6px; font-size: var(--text-13); }
    .variables .button { min-block-size: 28px; padding-inline: 10px; border-radius: var(--radius-full); font-weight: var(--weight); }
    .preview { display: grid; gap: var(--space-1); padding: var(--space-3); border-radius: var(--radius); background: var(--sunken); font-size: var(--text-13); }
    .preview h3 { font-size: var(--text-12); color: var(--muted); }
    .preview h3:not(:first-child) { margin-block-start: var(--space-2); }
    .warning { color: var(--warning); }
    /* In sight, however long the form is. */
    .end {
      display: flex; flex-wrap: wrap; gap: var(--space-2); position: sticky; inset-block-end: calc(-1 * var(--space-6));
      margin-block-end: calc(-1 * var(--space-6)); padding-block: var(--space-3) var(--space-6); background: var(--raised);
    }
    .end [role='alert'] { flex: 1 1 100%; }
    .end [role='alert']:empty { display: none; }
    @media (max-width: 520px) { .pair { grid-template-columns: minmax(0, 1fr); } }
  `,
  ];

  @property({ attribute: false }) replies!: CannedReplies;
  @property({ attribute: false }) me!: Agent;
  /** Undefined: a new one. */
  @property({ attribute: false }) reply: CannedReply | undefined;
  @state() private body = '';
  @query('textarea') private readonly area!: HTMLTextAreaElement;
  @query('input[name=shortcut]') private readonly first!: HTMLInputElement;

  protected override get store(): CannedReplies {
    return this.replies;
  }

  protected override willUpdate(): void {
    if (!this.hasUpdated) this.body = this.reply?.body ?? '';
  }

  protected override firstUpdated(): void {
    this.first.focus();
  }

  protected override render() {
    const { reply } = this;
    const texts = strings.canned.form;
    return html`<form data-test="canned-form" @submit=${this.#onSubmit} aria-busy=${this.busy}>
      <div class="pair">
        <label>${texts.shortcut}<input class="field" name="shortcut" autocomplete="off" autocapitalize="none" spellcheck="false" maxlength="41" required .defaultValue=${reply?.shortcut ?? ''} />
          <span class="hint">${texts.shortcutHint}</span></label>
        <label>${texts.name}<input class="field" name="name" autocomplete="off" maxlength="80" .defaultValue=${reply?.name ?? ''} />
          <span class="hint">${texts.nameHint}</span></label>
      </div>
      <label>${texts.body}<textarea class="field scroll" name="body" dir="auto" rows="6" maxlength=${BODY_LIMIT} required .defaultValue=${reply?.body ?? ''}
        @input=${() => (this.body = this.area.value)}></textarea></label>
      <div class="variables" role="group" aria-label=${texts.variables}><span class="hint" aria-hidden="true">${texts.variables}</span>${VARIABLES.map((name) => this.#variable(name))}</div>
      <p class="hint">${texts.fallback}</p>
      ${this.#preview()}
      <div class="pair">
        <label>${texts.language}<select class="field" name="language"><option value="">${strings.canned.anyLanguage}</option>${this.#languages()}</select></label>
        ${managesReplies(this.me.role) ? html`<label>${texts.scope}<select class="field" name="scope">${SCOPES.map((scope) => html`<option value=${scope} ?selected=${scope === (reply?.scope ?? 'everyone')}>${scope === 'everyone' ? strings.canned.everyone : strings.canned.yours}</option>`)}</select></label>` : nothing}
      </div>
      <div class="end">${problemLine(this.problem)}
        <button class="button primary" data-test="canned-save" ?disabled=${this.busy}>${texts.save}</button>
        <button type="button" class="button" @click=${() => this.dispatchEvent(new CustomEvent('cancel'))}>${texts.cancel}</button>
      </div>
    </form>`;
  }

  #variable(name: Variable) {
    return html`<button type="button" class="button" data-variable=${name} @click=${() => insertText(this.area, this.area.selectionStart, this.area.selectionEnd, `{${name}}`)}>${strings.canned.form.variable[name]}</button>`;
  }

  #languages() {
    const chosen = this.reply?.language;
    const used = (this.replies.items ?? []).map(({ language }) => language).filter((tag) => tag !== undefined);
    return languageChoices(used).map(({ tag, name }) => html`<option value=${tag} ?selected=${tag === chosen}>${name}</option>`);
  }

  #preview() {
    const texts = strings.canned.form;
    const parts = fillIn(this.body, this.#sample());
    const names = variablesIn(this.body).some((name) => name.startsWith('visitor.'));
    return html`<div class="preview" data-test="canned-form-preview"><h3>${texts.preview}</h3>
      ${this.body === '' ? html`<p class="quiet">${texts.nothing}</p>` : html`${filledText(parts)}<div role="status">${openVariables(parts)}</div>`}
      ${names ? html`<h3>${texts.previewUnnamed}</h3>${filledText(fillIn(this.body, valuesOf({ agent: this.me, site: { name: texts.sample.site } })))}` : nothing}
    </div>`;
  }

  #sample(): Values {
    const { visitor, email, site } = strings.canned.form.sample;
    return valuesOf({ visitor: { name: visitor, email }, agent: this.me, site: { name: site } });
  }

  #onSubmit(event: SubmitEvent): void {
    event.preventDefault();
    const { shortcut = '', name = '', body = '', language = '', scope } = formValues(event.target as HTMLFormElement);
    const draft: ReplyDraft = {
      shortcut,
      name: name === '' ? shortcut.replace(/^\//, '') : name,
      body,
      language,
      scope: scope === 'everyone' ? 'everyone' : 'personal',
    };
    void this.attempt(async () => {
      if (this.reply) await this.replies.change(this.reply.id, draft);
      else await this.replies.create(draft);
      this.dispatchEvent(new CustomEvent('saved', { detail: strings.canned.saved(draft.shortcut.replace(/^\//, '')) }));
    });
  }
}
