import { html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { words } from '../strings';
import { AccountPart } from './account-section';
import { newPasswordField, problemLine } from './form-page-parts';

@customElement('bh-account-password')
export class AccountPassword extends AccountPart {
  protected override render() {
    return html`<form @submit=${this.sends((values) => this.#change(values))} aria-busy=${this.busy}>
      <h3>${words.account.password}</h3>
      ${this.passwordField()}
      ${newPasswordField(words.account.next)}
      ${problemLine(this.problem)}
      ${this.resultLine()}
      <button class="button" data-test="change-password" ?disabled=${this.busy}>${words.account.change}</button>
    </form>`;
  }

  async #change(values: Record<string, string>): Promise<void> {
    await this.account.changePassword(values['current'] ?? '', values['password'] ?? '');
    this.result = words.account.changed;
  }
}
