import { html } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { ask } from '../api/rest-client';
import type { Session } from './session';
import { words } from '../strings';
import { FormPage } from './form-page';
import { mark, newPasswordField, problemLine } from './form-page-parts';

/** The page of a password reset link. */
@customElement('bh-new-password')
export class NewPassword extends FormPage {
  @property({ attribute: false }) session!: Session;
  @property() token = '';
  @state() private set = false;

  protected override render() {
    if (this.set) {
      return html`<main>${mark()}<form><header role="status"><h1>${words.reset.done}</h1><p class="quiet">${words.reset.doneLead}</p></header>
        <button type="button" class="button primary submit" @click=${() => this.done()}>${words.signIn.submit}</button></form></main>`;
    }
    return html`<main>${mark()}<form data-test="reset-form" @submit=${this.submit} aria-busy=${this.busy}>
      <header><h1>${words.reset.title}</h1><p class="quiet">${words.reset.lead}</p></header>
      ${newPasswordField(words.account.next)}
      ${problemLine(this.problem)}
      <button class="button primary submit" ?disabled=${this.busy}>${words.reset.submit}</button>
      <button type="button" class="link aside" @click=${() => this.done()}>${words.forgotten.back}</button>
    </form></main>`;
  }

  protected override async send({ password }: Record<string, string>): Promise<void> {
    await ask('/password-resets/use', { token: this.token, password });
    // If the same account was signed in here, its session has ended.
    if (this.session.state === 'in') await this.session.renew().catch(() => undefined);
    this.set = true;
  }
}
