import { html } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { postWithoutToken } from '../api/rest-client';
import type { Session } from './session';
import { strings } from '../strings';
import { FormPage } from './form-page';
import { brandMark, newPasswordField } from './form-page-parts';
import { problemLine } from '../ui/form-parts';

/** The page of a password reset link. */
@customElement('bh-reset-password')
export class ResetPassword extends FormPage {
  @property({ attribute: false }) session!: Session;
  @property() token = '';
  @state() private set = false;

  protected override render() {
    if (this.set) {
      return html`<main>${brandMark()}<form><header role="status"><h1>${strings.reset.done}</h1><p class="quiet">${strings.reset.doneLead}</p></header>
        <button type="button" class="button primary submit" @click=${() => this.done()}>${strings.signIn.submit}</button></form></main>`;
    }
    return html`<main>${brandMark()}<form data-test="reset-form" @submit=${this.submit} aria-busy=${this.busy}>
      <header><h1>${strings.reset.title}</h1><p class="quiet">${strings.reset.lead}</p></header>
      ${newPasswordField(strings.account.next)}
      ${problemLine(this.problem)}
      <button class="button primary submit" ?disabled=${this.busy}>${strings.reset.submit}</button>
      <button type="button" class="link aside" @click=${() => this.done()}>${strings.forgotten.back}</button>
    </form></main>`;
  }

  protected override async send({ password }: Record<string, string>): Promise<void> {
    await postWithoutToken('/password-resets/use', { token: this.token, password });
    // If the same account was signed in here, its session has ended.
    if (this.session.state === 'in') await this.session.renew().catch(() => undefined);
    this.set = true;
  }
}
