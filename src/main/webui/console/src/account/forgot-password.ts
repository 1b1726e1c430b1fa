import { html } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { postWithoutToken } from '../api/rest-client';
import { strings } from '../strings';
import { FormPage } from './form-page';
import { brandMark } from './form-page-parts';
import { problemLine } from '../ui/form-parts';

@customElement('bh-forgot-password')
export class ForgotPassword extends FormPage {
  @state() private sent = false;

  protected override render() {
    const back = html`<button type="button" class="link aside" @click=${() => this.done()}>${strings.forgotten.back}</button>`;
    if (this.sent) {
      return html`<main>${brandMark()}<form><header role="status"><h1>${strings.forgotten.sent}</h1><p class="quiet">${strings.forgotten.sentLead}</p></header>${back}</form></main>`;
    }
    return html`<main>${brandMark()}<form data-test="forgotten-form" @submit=${this.submit} aria-busy=${this.busy}>
      <header><h1>${strings.forgotten.title}</h1><p class="quiet">${strings.forgotten.lead}</p></header>
      <label>${strings.signIn.email}<input class="field" name="email" type="email" autocomplete="username" maxlength="254" required /></label>
      ${problemLine(this.problem)}
      <button class="button primary submit" ?disabled=${this.busy}>${strings.forgotten.submit}</button>${back}
    </form></main>`;
  }

  protected override async send({ email }: Record<string, string>): Promise<void> {
    await postWithoutToken('/password-resets', { email });
    this.sent = true;
  }
}
