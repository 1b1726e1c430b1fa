import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { strings } from '../../strings';
import { formValues, problemLine } from '../../ui/form-parts';
import { fieldProblems } from '../field-problems';
import { addressOf } from '../settings-pages';
import { SettingsSection } from '../settings-section';
import { linesOf } from './lines';
import type { Sites } from './sites';

/** Makes a site. Fires `created` with its id. */
@customElement('bh-site-create')
export class SiteCreate extends SettingsSection {
  @property({ attribute: false }) sites!: Sites;

  protected override get store(): Sites {
    return this.sites;
  }

  protected override render() {
    const { create, look, origins } = strings.settings.site;
    const { of, rest } = fieldProblems(this.problem, ['name', 'origins']);
    return html`<section class="card" data-test="site-create">
      <p class="about">${create.about}</p>
      <form @submit=${this.#onSubmit} aria-busy=${this.busy}>
        <div class="item"><label for="name">${look.name}</label>
          <input class="field" id="name" name="name" maxlength="80" autocomplete="off" required dir="auto" aria-describedby=${of.has('name') ? 'name-wrong' : nothing} />
          ${this.#wrong('name', of.get('name'))}</div>
        <div class="item wide"><label for="origins">${origins.field}</label>
          <textarea class="field scroll lines" id="origins" name="origins" rows="3" required spellcheck="false" placeholder="https://shop.example" aria-describedby="origins-hint"></textarea>
          <p class="hint" id="origins-hint">${origins.hint}</p>
          ${this.#wrong('origins', of.get('origins'))}</div>
        <div class="end">${problemLine(rest)}
          <button class="button primary" data-test="site-create-save" ?disabled=${this.busy}>${create.save}</button>
          <a class="button" href=${addressOf({ page: 'sites' })}>${strings.settings.cancel}</a></div>
      </form>
    </section>`;
  }

  #wrong(field: string, said: string | undefined) {
    return said === undefined ? nothing : html`<p class="wrong" id="${field}-wrong" role="alert">${said}</p>`;
  }

  #onSubmit(event: SubmitEvent): void {
    event.preventDefault();
    const { name = '', origins = '' } = formValues(event.target as HTMLFormElement);
    void this.attempt(async () => {
      const { id } = await this.sites.create(name, linesOf(origins));
      this.dispatchEvent(new CustomEvent('created', { detail: id }));
    });
  }
}
