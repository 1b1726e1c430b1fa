import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { IdentityKey, Site } from '../../api/types';
import { strings } from '../../strings';
import { problemLine } from '../../ui/form-parts';
import { SettingsSection } from '../settings-section';
import type { IdentityKeyKind, IdentityKeys } from './identity-keys';

const KINDS: readonly IdentityKeyKind[] = ['secret', 'public', 'hash'];

/** The keys with which a site's company signs who a visitor is. */
@customElement('bh-identity-keys')
export class IdentityKeysSection extends SettingsSection {
  static override styles = [...SettingsSection.styles, css`textarea { font-family: var(--font-mono); font-size: var(--text-13); }`];

  @property({ attribute: false }) keys!: IdentityKeys;
  @property({ attribute: false }) site!: Site;
  @state() private kind: IdentityKeyKind = 'secret';
  /** The key whose revocation must be confirmed. */
  @state() private confirming: string | undefined;

  protected override get store(): IdentityKeys {
    return this.keys;
  }

  protected override firstUpdated(): void {
    void this.keys.load(this.site.id);
  }

  protected override render() {
    const texts = strings.settings.site.identity;
    const { items, failed, secret } = this.keys;
    return html`<section class="card" data-test="identity-keys">
      <h3>${texts.keys}</h3>
      <p class="about">${texts.keysAbout}</p>
      ${secret === undefined ? this.#form() : this.secretOnce(secret, texts.secretOnce, () => this.#kept())}
      ${problemLine(this.problem)}${this.resultLine()}
      ${this.loadFailed(failed, () => void this.keys.load(this.site.id))}
      ${items?.length === 0 ? html`<p class="quiet">${texts.none}</p>` : nothing}
      ${items?.length ? html`<ul class="rows">${items.map((key) => this.#row(key))}</ul>` : nothing}
    </section>`;
  }

  #form() {
    const texts = strings.settings.site.identity;
    return html`<form data-test="identity-key-form" @submit=${this.onSubmit((values) => this.#create(values))} aria-busy=${this.busy}>
      <div class="item"><label for="kind">${texts.kind}</label>
        <select class="field" id="kind" name="kind" @change=${(event: Event) => (this.kind = (event.target as HTMLSelectElement).value as IdentityKeyKind)}>${KINDS.map(
          (kind) => html`<option value=${kind} ?selected=${kind === this.kind}>${texts.kinds[kind]}</option>`,
        )}</select></div>
      ${
        this.kind === 'public'
          ? html`<div class="item wide"><label for="publicKey">${texts.publicKey}</label>
        <textarea class="field scroll" id="publicKey" name="publicKey" rows="5" maxlength="4000" required spellcheck="false" dir="ltr" placeholder="-----BEGIN PUBLIC KEY-----"></textarea></div>`
          : nothing
      }
      <div class="end"><button class="button" data-test="identity-key-create" ?disabled=${this.busy}>${texts.create}</button></div>
    </form>`;
  }

  #row(key: IdentityKey) {
    const texts = strings.settings.site.identity;
    const name = texts.key(texts.kinds[key.kind], key.ending);
    return html`<li data-test="identity-key"><div>
        <p><b>${name}</b></p>
        <p class="quiet figures">${strings.settings.keys.created(this.moment(key.createdAt))}</p>
      </div>${this.confirming === key.id ? this.#confirmation(key) : html`<button class="button" data-test="identity-key-revoke" aria-label=${strings.settings.keys.revokeOf(name)} @click=${() => this.#ask(key)}>${strings.settings.keys.revoke}</button>`}
    </li>`;
  }

  #confirmation(key: IdentityKey) {
    return html`<p class="sure">${strings.settings.site.identity.sure}</p>
      <button class="button" data-test="identity-key-sure" ?disabled=${this.busy} @click=${() => void this.#revoke(key)}>${strings.settings.keys.revoke}</button>
      <button class="button" @click=${() => (this.confirming = undefined)}>${strings.settings.keys.keep}</button>`;
  }

  #ask(key: IdentityKey): void {
    this.confirming = key.id;
    void this.focusOn('[data-test=identity-key-sure]');
  }

  #kept(): void {
    this.keys.kept();
    void this.focusOn('#kind');
  }

  async #create({ kind, publicKey = '' }: Record<string, string>): Promise<void> {
    await this.keys.create(this.site.id, kind as IdentityKeyKind, publicKey);
    this.kind = 'secret';
    if (this.keys.secret === undefined) this.result = strings.settings.site.identity.added;
    else void this.focusOn('[data-test=secret-kept]');
  }

  async #revoke(key: IdentityKey): Promise<void> {
    await this.attempt(async () => {
      await this.keys.revoke(this.site.id, key.id);
      this.confirming = undefined;
      this.result = strings.settings.keys.revoked;
    });
    await this.focusOn('#kind');
  }
}
