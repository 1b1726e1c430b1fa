import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Label, LabelColour } from '@bellhop/client';
import type { Agent } from '../api/types';
import { managesLabels } from '../team/roles';
import { strings } from '../strings';
import { DialogSection } from '../ui/dialog-section';
import { formValues, problemLine } from '../ui/form-parts';
import { labelDot } from './label-chip';
import { LABEL_COLOURS, labelStyle } from './label-style';
import type { Labels } from './labels';

@customElement('bh-label-list')
export class LabelList extends DialogSection {
  static override styles = [
    ...DialogSection.styles,
    labelStyle,
    css`
    .new, .edit { display: flex; flex-wrap: wrap; align-items: end; gap: var(--space-3); inline-size: 100%; }
    .new > label, .edit > label { flex: 1 1 180px; inline-size: auto; }
    li { flex-wrap: wrap; min-block-size: 48px; padding-block: 6px; }
    li > .name { display: flex; align-items: center; gap: 10px; flex: 1 1 140px; }
    .label-dot { inline-size: 10px; block-size: 10px; }
    .sure { flex: 1 1 100%; }
    fieldset { display: flex; gap: 2px; min-inline-size: 0; margin: 0; padding: 0; border: 0; }
    fieldset label { position: relative; display: grid; place-items: center; inline-size: 30px; block-size: 40px; flex: none; border-radius: var(--radius); cursor: pointer; }
    fieldset .label-dot { inline-size: 16px; block-size: 16px; }
    fieldset input { position: absolute; inset: 0; opacity: 0; margin: 0; cursor: pointer; }
    fieldset label:has(:checked) .label-dot { outline: 2px solid var(--text); outline-offset: 2px; }
    fieldset label:has(:focus-visible) { outline: 2px solid var(--focus); outline-offset: -1px; }
    .new .button, .edit .button { min-block-size: 40px; }
  `,
  ];

  @property({ attribute: false }) labels!: Labels;
  @property({ attribute: false }) me!: Agent;
  @state() private editing: string | undefined;
  @state() private confirming: string | undefined;

  protected override get store(): Labels {
    return this.labels;
  }

  protected override render() {
    const { items, failed } = this.labels;
    return html`<section>
      <form class="new" data-test="label-form" @submit=${this.onSubmit((values) => this.#create(values))} aria-busy=${this.busy}>
        <label>${strings.labels.name}<input class="field" name="name" maxlength="50" autocomplete="off" required /></label>
        ${this.#colours(this.labels.nextColour)}
        <button class="button" data-test="label-create" ?disabled=${this.busy}>${strings.labels.add}</button>
      </form>
      ${problemLine(this.problem)}
      ${this.resultLine()}
      ${failed ? html`<p class="quiet">${strings.labels.failed} <button class="link" @click=${() => void this.labels.load()}>${strings.again}</button></p>` : nothing}
      ${items?.length === 0 ? html`<p class="quiet">${strings.labels.none}</p>` : nothing}
      <ul aria-busy=${items === undefined}>${repeat(
        items ?? [],
        ({ id }) => id,
        (label) => (this.editing === label.id ? this.#editor(label) : this.#row(label)),
      )}</ul>
      ${managesLabels(this.me.role) ? nothing : html`<p class="quiet">${strings.labels.hint}</p>`}
    </section>`;
  }

  #colours(chosen: LabelColour) {
    return html`<fieldset><legend class="unseen">${strings.labels.colour}</legend>${LABEL_COLOURS.map(
      (colour) =>
        html`<label title=${strings.labels.colours[colour]}><input type="radio" name="colour" value=${colour} aria-label=${strings.labels.colours[colour]} .checked=${colour === chosen} />${labelDot({ colour })}</label>`,
    )}</fieldset>`;
  }

  #row(label: Label) {
    return html`<li data-test="label"><div class="name">${labelDot(label)}<span class="cut" dir="auto">${label.name}</span></div>
      ${managesLabels(this.me.role) ? this.#controls(label) : nothing}
    </li>`;
  }

  #controls(label: Label) {
    if (this.confirming === label.id)
      return html`<p class="sure">${strings.labels.sure(label.name)}</p>
        <button class="button" data-test="label-delete-sure" ?disabled=${this.busy} @click=${() => void this.#delete(label)}>${strings.labels.delete}</button>
        <button class="button" @click=${() => (this.confirming = undefined)}>${strings.labels.keep}</button>`;
    return html`<button class="button" data-test="label-edit" aria-label=${strings.labels.editName(label.name)} @click=${() => this.#edit(label)}>${strings.labels.edit}</button>
      <button class="button" data-test="label-delete" aria-label=${strings.labels.deleteName(label.name)} @click=${() => (this.confirming = label.id)}>${strings.labels.delete}</button>`;
  }

  #editor(label: Label) {
    return html`<li data-test="label"><form class="edit" data-test="label-edit-form" @submit=${(event: SubmitEvent) => this.#change(event, label)} @keydown=${this.#onKeydown}>
      <label>${strings.labels.name}<input class="field" name="name" maxlength="50" autocomplete="off" required .value=${label.name} /></label>
      ${this.#colours(label.colour)}
      <button class="button" data-test="label-save" ?disabled=${this.busy}>${strings.labels.save}</button>
      <button class="button" type="button" @click=${() => (this.editing = undefined)}>${strings.labels.cancel}</button>
    </form></li>`;
  }

  async #edit(label: Label): Promise<void> {
    this.editing = label.id;
    this.confirming = undefined;
    this.problem = this.result = '';
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLInputElement>('.edit input')?.select();
  }

  /** Escape leaves the row, not the dialog. */
  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    this.editing = undefined;
  };

  async #create({ name = '', colour }: Record<string, string>): Promise<void> {
    const created = await this.labels.create(name, colour as LabelColour);
    this.result = strings.labels.created(created.name);
  }

  #change(event: SubmitEvent, label: Label): void {
    event.preventDefault();
    const { name = '', colour } = formValues(event.target as HTMLFormElement);
    void this.attempt(async () => {
      const changed = await this.labels.change(label.id, { name, colour: colour as LabelColour });
      this.editing = undefined;
      this.result = strings.labels.changed(changed.name);
    });
  }

  #delete(label: Label): Promise<void> {
    return this.attempt(async () => {
      await this.labels.delete(label);
      this.confirming = undefined;
      this.result = strings.labels.deleted(label.name);
    });
  }
}
