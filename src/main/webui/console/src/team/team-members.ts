import { css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { assignableRoles, managesTeam, mayManage } from './roles';
import type { Agent } from '../api/types';
import { strings } from '../strings';
import { problemLine } from '../ui/form-parts';
import { TeamSection } from './team-section';

@customElement('bh-team-members')
export class TeamMembers extends TeamSection {
  static override styles = [
    ...TeamSection.styles,
    css`
    li { flex-wrap: wrap; padding-block: 6px; }
    li > div { flex: 1 1 180px; }
    .field { inline-size: auto; min-block-size: 32px; font-size: var(--text-13); }
    .sure { flex: 1 1 100%; }
  `,
  ];

  /** The member whose removal must be confirmed. */
  @state() private confirmingRemoval: string | undefined;

  protected override render() {
    const { members, failed } = this.team;
    return html`<section data-test="members"><h3>${strings.team.members}</h3>
      ${failed ? html`<p class="quiet">${strings.team.failed} <button class="link" @click=${() => void this.team.load(managesTeam(this.me.role))}>${strings.again}</button></p>` : nothing}
      <ul aria-busy=${members === undefined}>${members?.map((member) => this.#row(member))}</ul>
      ${problemLine(this.problem)}
      ${this.resultLine()}
    </section>`;
  }

  #row(member: Agent) {
    return html`<li data-test="member"><div>
        <p class="cut"><b><bdi>${member.name}</bdi></b>${member.id === this.me.id ? html` <span class="quiet">${strings.team.you}</span>` : nothing}</p>
        <p class="quiet cut">${member.bot ? strings.team.bot : member.email}</p>
      </div>
      ${this.#mayChange(member) ? this.#controls(member) : member.bot ? nothing : html`<p class="quiet">${strings.team.roles[member.role] ?? member.role}</p>`}
    </li>`;
  }

  #mayChange(member: Agent): boolean {
    return !member.bot && member.id !== this.me.id && mayManage(this.me.role, member.role);
  }

  #controls(member: Agent) {
    if (this.confirmingRemoval === member.id) {
      return html`<p class="sure">${strings.team.sure(member.name)}</p>
        <button class="button" data-test="remove-sure" ?disabled=${this.busy} @click=${() => void this.#remove(member)}>${strings.team.remove}</button>
        <button class="button" @click=${() => (this.confirmingRemoval = undefined)}>${strings.team.keep}</button>`;
    }
    // Keyed by the problem, so that a refused change resets the select.
    return html`${keyed(
      this.problem,
      html`<select class="field" aria-label=${strings.team.roleOf(member.name)} ?disabled=${this.busy}
        @change=${(event: Event) => void this.#setRole(member, (event.target as HTMLSelectElement).value)}>${this.options(assignableRoles(this.me.role), member.role)}</select>`,
    )}
      <button class="button" data-test="remove" aria-label=${strings.team.removeName(member.name)} @click=${() => (this.confirmingRemoval = member.id)}>${strings.team.remove}</button>`;
  }

  #setRole(member: Agent, role: string): Promise<void> {
    return this.attempt(async () => {
      await this.team.setRole(member.id, role);
      this.result = strings.team.changed(member.name, (strings.team.roles[role] ?? role).toLowerCase());
    });
  }

  #remove(member: Agent): Promise<void> {
    return this.attempt(async () => {
      await this.team.remove(member.id);
      this.confirmingRemoval = undefined;
      this.result = strings.team.removed(member.name);
    });
  }
}
