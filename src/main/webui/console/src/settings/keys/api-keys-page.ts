import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { ApiKey } from '../../api/types';
import { strings } from '../../strings';
import { problemLine } from '../../ui/form-parts';
import { SettingsSection } from '../settings-section';
import './api-key-form';
import type { ApiKeys } from './api-keys';

/** What bots and other systems sign in with. */
@customElement('bh-api-keys')
export class ApiKeysPage extends SettingsSection {
  @property({ attribute: false }) keys!: ApiKeys;
  /** The key whose revocation must be confirmed. */
  @state() private confirming: string | undefined;

  protected override get store(): ApiKeys {
    return this.keys;
  }

  protected override firstUpdated(): void {
    void this.keys.load();
  }

  protected override render() {
    const texts = strings.settings.keys;
    const { items, failed, secret } = this.keys;
    return html`<div class="page" data-test="api-keys">
      <section class="card"><h3>${texts.make}</h3>${
        secret === undefined
          ? html`<bh-api-key-form .keys=${this.keys} @created=${this.#created}></bh-api-key-form>`
          : this.secretOnce(secret, texts.secretOnce, () => this.#kept())
      }</section>
      <section class="card"><h3>${texts.list}</h3>
        ${problemLine(this.problem)}${this.resultLine()}
        ${this.loadFailed(failed, () => void this.keys.load())}
        ${items === undefined && !failed ? this.bones() : nothing}
        ${items?.length === 0 ? html`<p class="quiet">${texts.none}</p>` : nothing}
        ${items?.length ? html`<ul class="rows">${repeat(items, ({ id }) => id, this.#row)}</ul>` : nothing}
      </section>
    </div>`;
  }

  readonly #row = (key: ApiKey) => {
    const texts = strings.settings.keys;
    const expires = key.expiresAt ? ` · ${this.#expiry(key.expiresAt)}` : '';
    return html`<li data-test="api-key"><div>
        <p class="cut"><b><bdi>${key.name}</bdi></b> <span class="quiet">${texts.ending(key.ending)}</span></p>
        <p class="quiet">${key.scopes.join(', ')}</p>
        <p class="quiet figures">${texts.created(this.moment(key.createdAt))} · ${key.usedAt ? texts.used(this.moment(key.usedAt)) : texts.unused}${expires}</p>
      </div>${this.confirming === key.id ? this.#confirmation(key) : html`<button class="button" data-test="api-key-revoke" aria-label=${texts.revokeOf(key.name)} @click=${() => this.#ask(key)}>${texts.revoke}</button>`}
    </li>`;
  };

  #expiry(at: string): string {
    const texts = strings.settings.keys;
    return Date.parse(at) < Date.now() ? texts.expired(this.moment(at)) : texts.expires(this.moment(at));
  }

  #confirmation(key: ApiKey) {
    const texts = strings.settings.keys;
    return html`<p class="sure">${texts.sure(key.name)}</p>
      <button class="button" data-test="api-key-sure" ?disabled=${this.busy} @click=${() => void this.#revoke(key)}>${texts.revoke}</button>
      <button class="button" @click=${() => (this.confirming = undefined)}>${texts.keep}</button>`;
  }

  #ask(key: ApiKey): void {
    this.confirming = key.id;
    void this.focusOn('[data-test=api-key-sure]');
  }

  readonly #created = (): void => {
    this.result = '';
    void this.focusOn('[data-test=secret-kept]');
  };

  #kept(): void {
    this.keys.kept();
    void this.focusOn('bh-api-key-form');
  }

  async #revoke(key: ApiKey): Promise<void> {
    await this.attempt(async () => {
      await this.keys.revoke(key.id);
      this.confirming = undefined;
      this.result = strings.settings.keys.revoked;
    });
    await this.focusOn('[data-test=api-key-revoke], bh-api-key-form');
  }
}
