import { css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { givenBy, managesTeam, reaches } from './roles';
import type { Agent } from '../api/types';
import { words } from '../strings';
import { problemLine } from '../account/form-page-parts';
import { TeamPart } from './team-section';

@customElement('bh-team-members')
export class TeamMembers extends TeamPart {
  static override styles = [...TeamPart.styles, css`
    li { flex-wrap: wrap; padding-block: 6px; }
    li > div { flex: 1 1 180px; }
    .field { inline-size: auto; min-block-size: 32px; font-size: var(--text-13); }
    .sure { flex: 1 1 100%; }
  `];

  /** The member whose removal must be confirmed. */
  @state() private leaving: string | undefined;

  protected override render() {
    const { members, failed } = this.team;
    return html`<section data-test="members"><h3>${words.team.members}</h3>
      ${failed ? html`<p class="quiet">${words.team.failed} <button class="link" @click=${() => void this.team.load(managesTeam(this.me.role))}>${words.again}</button></p>` : nothing}
      <ul aria-busy=${members === undefined}>${members?.map((member) => this.#row(member))}</ul>
      ${problemLine(this.problem)}
      ${this.resultLine()}
    </section>`;
  }

  #row(member: Agent) {
    return html`<li data-test="member"><div>
        <p class="cut"><b>${member.name}</b>${member.id === this.me.id ? html` <span class="quiet">${words.team.you}</span>` : nothing}</p>
        <p class="quiet cut">${member.bot ? words.team.bot : member.email}</p>
      </div>
      ${this.#mayChange(member) ? this.#controls(member) : member.bot ? nothing : html`<p class="quiet">${words.team.roles[member.role] ?? member.role}</p>`}
    </li>`;
  }

  #mayChange(member: Agent): boolean {
    return !member.bot && member.id !== this.me.id && reaches(this.me.role, member.role);
  }

  #controls(member: Agent) {
    if (this.leaving === member.id) {
      return html`<p class="sure">${words.team.sure(member.name)}</p>
        <button class="button" data-test="remove-sure" ?disabled=${this.busy} @click=${() => void this.#remove(member)}>${words.team.remove}</button>
        <button class="button" @click=${() => (this.leaving = undefined)}>${words.team.keep}</button>`;
    }
    // Keyed by the problem, so that a refused change resets the select.
    return html`${keyed(this.problem, html`<select class="field" aria-label=${words.team.roleOf(member.name)} ?disabled=${this.busy}
        @change=${(event: Event) => void this.#give(member, (event.target as HTMLSelectElement).value)}>${this.options(givenBy(this.me.role), member.role)}</select>`)}
      <button class="button" data-test="remove" aria-label=${words.team.removeName(member.name)} @click=${() => (this.leaving = member.id)}>${words.team.remove}</button>`;
  }

  #give(member: Agent, role: string): Promise<void> {
    return this.attempt(async () => {
      await this.team.give(member.id, role);
      this.result = words.team.changed(member.name, (words.team.roles[role] ?? role).toLowerCase());
    });
  }

  #remove(member: Agent): Promise<void> {
    return this.attempt(async () => {
      await this.team.remove(member.id);
      this.leaving = undefined;
      this.result = words.team.removed(member.name);
    });
  }
}
