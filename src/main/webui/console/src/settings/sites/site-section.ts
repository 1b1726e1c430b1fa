import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type { Site } from '../../api/types';
import { strings } from '../../strings';
import { problemLine } from '../../ui/form-parts';
import { fieldProblems, type FieldProblems } from '../field-problems';
import { SettingsSection } from '../settings-section';
import type { SiteField, SiteForm } from './site-form';
import type { Sites } from './sites';

type TextField = { [F in SiteField]: SiteForm[F] extends string ? F : never }[SiteField];
type Choice = { [F in SiteField]: SiteForm[F] extends boolean ? F : never }[SiteField];

interface TextLook {
  hint?: string;
  /** Several lines. */
  rows?: number;
  class?: string;
  most?: number;
  /** The least and the most of a figure. */
  figure?: readonly [number, number];
  required?: boolean;
  placeholder?: string;
}

/** A section of a site's page. It saves its own fields, and only those that were changed. */
export abstract class SiteSection extends SettingsSection {
  @property({ attribute: false }) sites!: Sites;
  @property({ attribute: false }) site!: Site;

  /** The fields that it saves. */
  protected abstract readonly fields: readonly SiteField[];

  protected override get store(): Sites {
    return this.sites;
  }

  protected get form(): SiteForm {
    return this.sites.form(this.site);
  }

  protected get problems(): FieldProblems {
    return fieldProblems(this.problem, this.fields);
  }

  /** The whole section: its name, what it is about, its fields, and how saving them came out. */
  protected section(test: string, title: string, about: string, fields: TemplateResult): TemplateResult {
    return html`<section class="card" data-test=${test}>
      <h3>${title}</h3>
      ${about ? html`<p class="about">${about}</p>` : nothing}
      <form @submit=${this.#onSubmit} aria-busy=${this.busy}>${fields}${this.#end(test)}</form>
    </section>`;
  }

  #end(test: string): TemplateResult {
    const isChanged = this.sites.isChanged(this.site, this.fields);
    return html`<div class="end">${problemLine(this.problems.rest)}
      <button class="button ${isChanged ? 'primary' : ''}" data-test="${test}-save" ?disabled=${this.busy}>${strings.settings.save}</button>
      ${isChanged ? html`<button type="button" class="button" data-test="${test}-discard" ?disabled=${this.busy} @click=${this.#discard}>${strings.settings.discard}</button>` : nothing}
      ${this.resultLine()}
    </div>`;
  }

  protected text(name: TextField, label: string, look: TextLook = {}): TemplateResult {
    const wrong = this.problems.of.get(name);
    const described = [look.hint && `${name}-hint`, wrong && `${name}-wrong`].filter(Boolean).join(' ');
    return html`<div class="item ${look.rows ? 'wide' : ''}">
      <label for=${name}>${label}</label>
      ${look.rows ? this.#area(name, look, described, wrong) : this.#input(name, look, described, wrong)}
      ${look.hint ? html`<p class="hint" id="${name}-hint">${look.hint}</p>` : nothing}
      ${wrong ? html`<p class="wrong" id="${name}-wrong" role="alert">${wrong}</p>` : nothing}
    </div>`;
  }

  #input(name: TextField, { class: look = '', most, figure, required, placeholder }: TextLook, described: string, wrong?: string) {
    return html`<input class="field ${look}" id=${name} name=${name} type=${figure ? 'number' : 'text'} autocomplete="off" spellcheck="false" dir="auto"
      min=${figure?.[0] ?? nothing} max=${figure?.[1] ?? nothing} maxlength=${most ?? nothing} ?required=${required} placeholder=${placeholder ?? nothing}
      aria-describedby=${described || nothing} aria-invalid=${wrong ? 'true' : nothing}
      .value=${live(this.form[name])} @input=${this.#onInput} />`;
  }

  #area(name: TextField, { rows, class: look = '', most, placeholder }: TextLook, described: string, wrong?: string) {
    return html`<textarea class="field scroll ${look}" id=${name} name=${name} rows=${rows ?? 3} autocomplete="off" dir="auto" maxlength=${most ?? nothing}
      placeholder=${placeholder ?? nothing} aria-describedby=${described || nothing} aria-invalid=${wrong ? 'true' : nothing}
      .value=${live(this.form[name])} @input=${this.#onInput}></textarea>`;
  }

  protected choice(name: Choice, label: string, hint = ''): TemplateResult {
    return html`<label class="check"><input type="checkbox" name=${name} data-test="choice-${name}" .checked=${live(this.form[name])}
        @change=${(event: Event) => this.type({ [name]: (event.target as HTMLInputElement).checked })} />
      <span>${label}${hint ? html`<span class="hint">${hint}</span>` : nothing}</span></label>`;
  }

  protected type(change: Partial<SiteForm>): void {
    this.result = '';
    this.sites.type(this.site, change);
  }

  readonly #onInput = (event: Event): void => {
    const { name, value } = event.target as HTMLInputElement;
    this.type({ [name]: value });
  };

  readonly #discard = (): void => {
    this.problem = this.result = '';
    this.sites.discard(this.site, this.fields);
    void this.focusOn('.end .button');
  };

  readonly #onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    if ((event.target as HTMLFormElement).reportValidity()) void this.save();
  };

  protected async save(): Promise<void> {
    await this.attempt(async () => {
      const isSaved = await this.sites.save(this.site, this.fields);
      this.result = isSaved ? strings.settings.saved : strings.settings.unchanged;
    });
    const [wrong] = this.problems.of.keys();
    if (wrong !== undefined) void this.focusOn(`#${wrong}`);
  }
}
