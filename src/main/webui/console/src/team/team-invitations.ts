import { serviceTime } from '@bellhop/client';
import { css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { assignableRoles } from './roles';
import { dateAndTime } from '../ui/times';
import type { SentInvitation } from '../api/types';
import { strings } from '../strings';
import { problemLine } from '../ui/form-parts';
import { TeamSection } from './team-section';

@customElement('bh-team-invitations')
export class TeamInvitations extends TeamSection {
  static override styles = [
    ...TeamSection.styles,
    css`
    .who { display: grid; grid-template-columns: 1fr auto; gap: var(--space-3); inline-size: 100%; }
    .who label { inline-size: 100%; }
    .link-line { display: grid; gap: 4px; padding: var(--space-3); border-radius: var(--radius); background: var(--sunken); }
    @media (width < 480px) { .who { grid-template-columns: 1fr; } }
  `,
  ];

  /** The invitation link, to be passed on by hand. */
  @state() private link: { email: string; href: string } | undefined;

  protected override render() {
    const { invitations } = this.team;
    return html`<section data-test="invitations">
      <form data-test="invite-form" @submit=${this.onSubmit((values) => this.#invite(values))} aria-busy=${this.busy}>
        <h3>${strings.team.invite}</h3>
        <div class="who">
          <label>${strings.team.email}<input class="field" name="email" type="email" autocomplete="off" maxlength="254" required /></label>
          <label>${strings.team.role}<select class="field" name="role">${this.options(assignableRoles(this.me.role), 'agent')}</select></label>
        </div>
        <p class="quiet">${strings.team.rolesHint}</p>
        ${problemLine(this.problem)}
        ${this.resultLine()}
        ${this.link ? html`<div class="link-line" role="status"><p>${strings.team.link(this.link.email)}</p><code data-test="invitation-link">${this.link.href}</code></div>` : nothing}
        <button class="button" data-test="invite" ?disabled=${this.busy}>${strings.team.send}</button>
      </form>
      ${invitations.length ? html`<h3>${strings.team.open}</h3><ul>${invitations.map((one) => this.#row(one))}</ul>` : nothing}
    </section>`;
  }

  #row(invitation: SentInvitation) {
    const until = dateAndTime(Date.parse(invitation.expiresAt), serviceTime.now());
    return html`<li data-test="invited"><div>
        <p class="cut"><b>${invitation.email}</b></p>
        <p class="quiet cut">${strings.team.roles[invitation.role] ?? invitation.role} · ${strings.team.until(until)}</p>
      </div>
      <button class="button" aria-label=${strings.team.revokeOf(invitation.email)} ?disabled=${this.busy} @click=${() => void this.#revoke(invitation.id)}>${strings.team.revoke}</button>
    </li>`;
  }

  async #invite({ email = '', role = '' }: Record<string, string>): Promise<void> {
    this.link = undefined;
    const href = await this.team.invite(email, role);
    if (href) this.link = { email, href };
    else this.result = strings.team.invited(email);
  }

  #revoke(id: string): Promise<void> {
    return this.attempt(async () => {
      await this.team.revoke(id);
      this.link = undefined;
      this.result = strings.team.revoked;
    });
  }
}
