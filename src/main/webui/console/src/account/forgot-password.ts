import { html } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { ask } from '../api/rest-client';
import { words } from '../strings';
import { FormPage } from './form-page';
import { mark, problemLine } from './form-page-parts';

@customElement('bh-forgotten')
export class Forgotten extends FormPage {
  @state() private sent = false;

  protected override render() {
    const back = html`<button type="button" class="link aside" @click=${() => this.done()}>${words.forgotten.back}</button>`;
    if (this.sent) {
      return html`<main>${mark()}<form><header role="status"><h1>${words.forgotten.sent}</h1><p class="quiet">${words.forgotten.sentLead}</p></header>${back}</form></main>`;
    }
    return html`<main>${mark()}<form data-test="forgotten-form" @submit=${this.submit} aria-busy=${this.busy}>
      <header><h1>${words.forgotten.title}</h1><p class="quiet">${words.forgotten.lead}</p></header>
      <label>${words.signIn.email}<input class="field" name="email" type="email" autocomplete="username" maxlength="254" required /></label>
      ${problemLine(this.problem)}
      <button class="button primary submit" ?disabled=${this.busy}>${words.forgotten.submit}</button>${back}
    </form></main>`;
  }

  protected override async send({ email }: Record<string, string>): Promise<void> {
    await ask('/password-resets', { email });
    this.sent = true;
  }
}
