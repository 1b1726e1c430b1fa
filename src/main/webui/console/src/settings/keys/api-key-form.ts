import { css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { strings } from '../../strings';
import { problemLine } from '../../ui/form-parts';
import { fieldProblems } from '../field-problems';
import { endOfDay } from '../local-days';
import { SettingsSection } from '../settings-section';
import type { ApiKeyDraft, ApiKeys, ApiScope } from './api-keys';

const SCOPES = Object.keys(strings.settings.keys.scopes) as ApiScope[];

/** Makes an API key. Fires `created`. */
@customElement('bh-api-key-form')
export class ApiKeyForm extends SettingsSection {
  static override styles = [
    ...SettingsSection.styles,
    css`
    fieldset { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 270px), 1fr)); gap: var(--space-2) var(--space-4); inline-size: 100%; min-inline-size: 0; margin: 0; padding: 0; border: 0; }
    legend { margin-block-end: 6px; padding: 0; font-size: var(--text-13); font-weight: var(--weight-medium); }
    form { gap: var(--space-4); justify-items: stretch; }
  `,
  ];

  @property({ attribute: false }) keys!: ApiKeys;
  @state() private chosen: ReadonlySet<ApiScope> = new Set();
  @query('#name') private readonly name!: HTMLInputElement;
  @query('#expires') private readonly expires!: HTMLInputElement;

  protected override get store(): ApiKeys {
    return this.keys;
  }

  override focus(): void {
    this.name.focus();
  }

  protected override render() {
    const texts = strings.settings.keys;
    const { of, rest } = fieldProblems(this.problem, ['name', 'scopes', 'expiresAt']);
    const wrong = (field: string) => (of.has(field) ? html`<p class="wrong" role="alert">${of.get(field)}</p>` : nothing);
    return html`<form data-test="api-key-form" @submit=${this.#onSubmit} aria-busy=${this.busy}>
      <div class="item"><label for="name">${texts.name}</label>
        <input class="field" id="name" name="name" maxlength="80" autocomplete="off" required dir="auto" aria-describedby="name-hint" />
        <p class="hint" id="name-hint">${texts.nameHint}</p>${wrong('name')}</div>
      <fieldset><legend>${texts.scopesLabel}</legend>${SCOPES.map((scope) => this.#scope(scope))}</fieldset>${wrong('scopes')}
      <div class="item"><label for="expires">${texts.expiresLabel}</label>
        <input class="field short" id="expires" name="expires" type="date" aria-describedby="expires-hint" />
        <p class="hint" id="expires-hint">${texts.expiresHint}</p>${wrong('expiresAt')}</div>
      <div class="end">${problemLine(rest)}<button class="button primary" data-test="api-key-create" ?disabled=${this.busy}>${texts.create}</button></div>
    </form>`;
  }

  #scope(scope: ApiScope) {
    return html`<label class="check"><input type="checkbox" value=${scope} data-test="scope-${scope}" .checked=${this.chosen.has(scope)} @change=${() => this.#toggle(scope)} />
      <span>${strings.settings.keys.scopes[scope]}<span class="hint">${scope}</span></span></label>`;
  }

  #toggle(scope: ApiScope): void {
    const chosen = new Set(this.chosen);
    if (!chosen.delete(scope)) chosen.add(scope);
    this.chosen = chosen;
  }

  #onSubmit(event: SubmitEvent): void {
    event.preventDefault();
    const expiresAt = endOfDay(this.expires.value);
    const scopes = SCOPES.filter((scope) => this.chosen.has(scope));
    const draft: ApiKeyDraft = { name: this.name.value.trim(), scopes, ...(expiresAt && { expiresAt }) };
    void this.attempt(async () => {
      await this.keys.create(draft);
      this.dispatchEvent(new CustomEvent('created'));
    });
  }
}
