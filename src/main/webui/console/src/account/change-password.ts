import { html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { strings } from '../strings';
import { AccountSection } from './account-section';
import { newPasswordField } from './form-page-parts';
import { problemLine } from '../ui/form-parts';

@customElement('bh-change-password')
export class ChangePasswordSection extends AccountSection {
  protected override render() {
    return html`<form @submit=${this.onSubmit((values) => this.#change(values))} aria-busy=${this.busy}>
      <h3>${strings.account.password}</h3>
      ${this.passwordField()}
      ${newPasswordField(strings.account.next)}
      ${problemLine(this.problem)}
      ${this.resultLine()}
      <button class="button" data-test="change-password" ?disabled=${this.busy}>${strings.account.change}</button>
    </form>`;
  }

  async #change(values: Record<string, string>): Promise<void> {
    await this.account.changePassword(values['current'] ?? '', values['password'] ?? '');
    this.result = strings.account.changed;
  }
}
