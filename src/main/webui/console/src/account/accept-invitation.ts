import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { Problem } from '../api/problem';
import { postWithoutToken } from '../api/rest-client';
import type { Session } from './session';
import type { Agent, Invitation } from '../api/types';
import { strings } from '../strings';
import { FormPage } from './form-page';
import { brandMark, newPasswordField } from './form-page-parts';
import { problemLine } from '../ui/form-parts';

/** The page of an invitation link: joins a workspace or creates one. */
@customElement('bh-accept-invitation')
export class AcceptInvitation extends FormPage {
  @property({ attribute: false }) session!: Session;
  @property() token = '';
  @state() private invitation: Invitation | undefined;
  @state() private stale = '';

  protected override firstUpdated(): void {
    postWithoutToken<Invitation>('/invitations/preview', { token: this.token }).then(
      (invitation) => (this.invitation = invitation),
      (error: unknown) => (this.stale = error instanceof Problem ? error.message : strings.problem.service),
    );
  }

  protected override render() {
    const { invitation } = this;
    if (this.stale) {
      return html`<main>${brandMark()}<form><header role="status"><h1>${strings.joining.stale}</h1><p class="quiet">${this.stale}</p></header>
        <button type="button" class="button submit" @click=${() => this.done()}>${strings.forgotten.back}</button></form></main>`;
    }
    if (!invitation) return html`<main>${brandMark()}<p role="status" class="quiet">${strings.joining.waiting}</p></main>`;
    return html`<main>${brandMark()}<form data-test="joining-form" @submit=${this.submit} aria-busy=${this.busy}>
      <header><h1>${strings.joining.title(invitation.company)}</h1><p class="quiet">${strings.joining.lead(invitation.email)}</p></header>
      ${invitation.company === undefined ? html`<label>${strings.joining.company}<input class="field" name="company" autocomplete="organization" maxlength="80" required /></label>` : nothing}
      <label>${strings.joining.name}<input class="field" name="name" autocomplete="name" maxlength="80" required aria-describedby="name-hint" />
        <span class="hint" id="name-hint">${strings.joining.nameHint}</span></label>
      <label ?hidden=${invitation.email !== undefined}>${strings.signIn.email}
        <input class="field" name="email" type="email" autocomplete="username" maxlength="254" required .value=${invitation.email ?? ''} ?readonly=${invitation.email !== undefined} /></label>
      ${newPasswordField(strings.joining.password)}
      ${problemLine(this.problem)}
      <button class="button primary submit" ?disabled=${this.busy}>${strings.joining.submit}</button>
    </form></main>`;
  }

  protected override async send(values: Record<string, string>): Promise<void> {
    const agent = await postWithoutToken<Agent>('/invitations/accept', { ...values, token: this.token });
    await this.session.signIn(agent.email ?? values['email'] ?? '', values['password'] ?? '');
    this.done();
  }
}
