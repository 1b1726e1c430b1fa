import { LitElement, css, html } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { Problem } from '../api/problem';
import type { RestClient } from '../api/rest-client';
import type { Visitor } from '../api/types';
import { strings } from '../strings';
import { baseStyle, buttonStyle, fieldStyle } from '../ui/base-style';
import { icon } from '../ui/icon';

/** Writes down who an anonymous visitor is. Fires `saved` with the visitor, or `cancel`. */
@customElement('bh-visitor-editor')
export class VisitorEditor extends LitElement {
  static override styles = [
    baseStyle,
    buttonStyle,
    fieldStyle,
    css`
    :host { display: block; inline-size: 100%; text-align: start; }
    form { display: grid; gap: var(--space-2); }
    label { display: grid; gap: 2px; font-size: var(--text-12); color: var(--muted); }
    .field { inline-size: 100%; color: var(--text); font-size: var(--text-14); }
    .foot { display: flex; justify-content: flex-end; gap: var(--space-2); }
    .problem { display: flex; gap: 6px; color: var(--danger); font-size: var(--text-13); }
  `,
  ];

  @property({ attribute: false }) rest!: RestClient;
  @property({ attribute: false }) visitor!: Visitor;
  @state() private problem = '';
  @state() private busy = false;
  @query('[name=name]') private readonly nameField!: HTMLInputElement;
  @query('[name=email]') private readonly emailField!: HTMLInputElement;

  protected override firstUpdated(): void {
    this.nameField.focus();
    this.nameField.select();
  }

  protected override render() {
    const { name, email } = this.visitor;
    return html`<form data-test="visitor-editor" novalidate aria-label=${strings.details.who} @submit=${this.#submit} @keydown=${this.#onKeydown}>
      <label>${strings.details.name}<input class="field" name="name" dir="auto" maxlength="80" autocomplete="off" .value=${name} /></label>
      <label>${strings.details.email}<input class="field" name="email" type="email" inputmode="email" dir="ltr" maxlength="254" autocomplete="off" .value=${email ?? ''} /></label>
      ${this.problem === '' ? '' : html`<p class="problem" role="alert">${icon('alert', 16)}<span>${this.problem}</span></p>`}
      <div class="foot">
        <button type="button" class="button" data-test="visitor-cancel" @click=${() => this.#tell('cancel')}>${strings.change.cancel}</button>
        <button class="button primary" data-test="visitor-save" ?disabled=${this.busy}>${strings.change.save}</button>
      </div>
    </form>`;
  }

  #tell(what: 'saved' | 'cancel', detail?: Visitor): void {
    this.dispatchEvent(new CustomEvent(what, { detail }));
  }

  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    this.#tell('cancel');
  };

  readonly #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (this.busy) return;
    this.busy = true;
    this.problem = '';
    try {
      const change = { name: this.nameField.value, email: this.emailField.value.trim() };
      this.#tell('saved', await this.rest.patch<Visitor>(`/visitors/${encodeURIComponent(this.visitor.id)}`, change));
    } catch (error) {
      this.problem = error instanceof Problem ? error.message : strings.problem.service;
    }
    this.busy = false;
  };
}
