import { LitElement, css, html } from 'lit';
import { state } from 'lit/decorators.js';
import { Problem } from '../api/problem';
import { StoreController, type Store } from '../app/store';
import { strings } from '../strings';
import { isFocusLost } from './focused-element';
import { formValues, formStyle } from './form-parts';
import { buttonStyle, fieldStyle, baseStyle } from './base-style';

/** A section of a dialog. It runs one action at a time and shows the result below. */
export abstract class DialogSection extends LitElement {
  static override styles = [
    baseStyle,
    buttonStyle,
    fieldStyle,
    formStyle,
    css`
    :host { display: block; }
    section, form { display: grid; gap: var(--space-3); justify-items: start; }
    section > *, form > * { min-inline-size: 0; max-inline-size: 100%; }
    label { inline-size: min(100%, 360px); }
    h3 { font-size: var(--text-14); }
    p { font-size: var(--text-13); overflow-wrap: anywhere; }
    ul { inline-size: 100%; }
    li { display: flex; align-items: center; gap: var(--space-3); min-block-size: 52px; border-block-end: 1px solid var(--border); }
    li > div { flex: 1; min-inline-size: 0; }
    code { font: var(--weight-medium) var(--text-13) / var(--line) ui-monospace, monospace; user-select: all; overflow-wrap: anywhere; }
    .codes { display: grid; grid-template-columns: repeat(auto-fill, minmax(172px, 1fr)); gap: 4px var(--space-4); padding: var(--space-3); border-radius: var(--radius); background: var(--sunken); }
    .codes li { min-block-size: 28px; border: 0; }
    .done { color: var(--success); font-size: var(--text-13); }
  `,
  ];

  /** The store that the section shows. */
  protected abstract readonly store: Store;
  @state() protected busy = false;
  @state() protected problem = '';
  @state() protected result = '';

  constructor() {
    super();
    new StoreController(this, () => [this.store]);
  }

  protected async attempt(action: () => Promise<void>): Promise<void> {
    if (this.busy) return;
    const focused = this.#focused;
    this.busy = true;
    this.problem = this.result = '';
    try {
      await action();
    } catch (error) {
      this.problem = error instanceof Problem ? error.message : strings.problem.service;
    }
    this.busy = false;
    await this.updateComplete;
    // The button was disabled meanwhile and lost the focus by that. Who went on elsewhere stays there.
    if (focused instanceof HTMLElement && isFocusLost()) focused.focus();
  }

  get #focused(): Element | null {
    return this.shadowRoot?.activeElement ?? null;
  }

  /** Handles a form's submission: runs the action with the form's values, then resets the form. */
  protected onSubmit(action: (values: Record<string, string>) => Promise<void>) {
    return (event: SubmitEvent): void => {
      event.preventDefault();
      const form = event.target as HTMLFormElement;
      if (!form.reportValidity()) return;
      void this.attempt(async () => {
        await action(formValues(form));
        form.reset();
      });
    };
  }

  protected resultLine() {
    return html`<p role="status" class="done" ?hidden=${this.result === ''}>${this.result}</p>`;
  }
}
