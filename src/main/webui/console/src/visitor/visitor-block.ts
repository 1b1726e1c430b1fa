import { serviceTime } from '@bellhop/client';
import { LitElement, css, html, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { Problem } from '../api/problem';
import type { RestClient } from '../api/rest-client';
import type { Visitor, VisitorBlock } from '../api/types';
import { strings } from '../strings';
import { baseStyle, buttonStyle, fieldStyle } from '../ui/base-style';
import { icon } from '../ui/icon';
import { dateAndTime } from '../ui/times';

/** Blocks a visitor with a reason, and takes it back. Fires `saved` with the visitor. */
@customElement('bh-visitor-block')
export class VisitorBlocking extends LitElement {
  static override styles = [
    baseStyle,
    buttonStyle,
    fieldStyle,
    css`
    :host { display: block; margin-block-start: var(--space-3); font-size: var(--text-13); }
    form, .blocked { display: grid; gap: var(--space-2); }
    .blocked { padding: var(--space-3); border-radius: var(--radius); background: var(--danger-surface); color: var(--text); overflow-wrap: anywhere; }
    .blocked b { display: flex; gap: 6px; align-items: center; color: var(--danger); }
    label { display: grid; gap: 2px; font-size: var(--text-12); color: var(--muted); }
    .field { inline-size: 100%; color: var(--text); font-size: var(--text-14); }
    .foot { display: flex; justify-content: flex-end; gap: var(--space-2); }
    .problem { display: flex; gap: 6px; color: var(--danger); }
  `,
  ];

  @property({ attribute: false }) rest!: RestClient;
  @property({ attribute: false }) visitor!: Visitor;
  @state() private asking = false;
  @state() private busy = false;
  @state() private problem = '';
  @query('[name=reason]') private readonly reason!: HTMLInputElement | null;

  /** Asks for a reason. */
  ask(): void {
    if (this.visitor.blocked) return;
    this.asking = true;
    void this.updateComplete.then(() => this.reason?.focus());
  }

  protected override render(): TemplateResult {
    const { blocked } = this.visitor;
    return html`${blocked ? this.#blocked(blocked) : this.asking ? this.#form() : this.#offer()}
      ${this.problem === '' ? '' : html`<p class="problem" role="alert">${icon('alert', 16)}<span>${this.problem}</span></p>`}`;
  }

  #offer(): TemplateResult {
    return html`<button class="link" data-test="visitor-block" @click=${() => this.ask()}>${strings.block.offer}</button>`;
  }

  #form(): TemplateResult {
    return html`<form data-test="visitor-block-form" aria-label=${strings.block.offer} @submit=${this.#block} @keydown=${this.#onKeydown}>
      <p>${strings.block.what}</p>
      <label>${strings.block.reason}<input class="field" name="reason" dir="auto" maxlength="200" autocomplete="off" /></label>
      <div class="foot">
        <button type="button" class="button" @click=${() => this.#end()}>${strings.change.cancel}</button>
        <button class="button primary" data-test="visitor-block-confirm" ?disabled=${this.busy}>${strings.block.confirm}</button>
      </div>
    </form>`;
  }

  #blocked({ at, by, reason }: VisitorBlock): TemplateResult {
    return html`<div class="blocked" data-test="visitor-blocked">
      <b>${icon('lock', 16)}${strings.block.blocked}</b>
      <span>${strings.block.by(by.name, dateAndTime(Date.parse(at), serviceTime.now()))}</span>
      ${reason ? html`<span dir="auto">${reason}</span>` : ''}
      <div class="foot"><button class="button" data-test="visitor-unblock" ?disabled=${this.busy} @click=${this.#unblock}>${strings.block.unblock}</button></div>
    </div>`;
  }

  #end(): void {
    this.asking = false;
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('button')?.focus());
  }

  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    this.#end();
  };

  readonly #block = (event: Event): void => {
    event.preventDefault();
    const reason = this.reason?.value ?? '';
    void this.#change(() => this.rest.put<Visitor>(this.#path, { reason }));
  };

  readonly #unblock = (): void => void this.#change(() => this.rest.delete<Visitor>(this.#path));

  get #path(): string {
    return `/visitors/${encodeURIComponent(this.visitor.id)}/block`;
  }

  async #change(call: () => Promise<Visitor>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.problem = '';
    try {
      const detail = await call();
      this.dispatchEvent(new CustomEvent('saved', { detail }));
      this.visitor = detail;
      this.#end();
    } catch (error) {
      this.problem = error instanceof Problem ? error.message : strings.problem.service;
    }
    this.busy = false;
  }
}
