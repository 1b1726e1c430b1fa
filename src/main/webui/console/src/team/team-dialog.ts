import { LitElement, html, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { Team } from './team';
import { managesTeam } from './roles';
import type { Agent } from '../api/types';
import { strings } from '../strings';
import { dialogStyle, longDialog } from '../ui/dialog-style';
import { icon } from '../ui/icon';
import { buttonStyle, baseStyle } from '../ui/base-style';
import './team-invitations';
import './team-members';

/** Lists the team. Admins and owners also invite people and change roles. */
@customElement('bh-team')
export class TeamDialog extends LitElement {
  static override styles = [baseStyle, buttonStyle, dialogStyle, longDialog];

  @property({ attribute: false }) team!: Team;
  @property({ attribute: false }) me!: Agent;
  @query('dialog') private readonly dialog!: HTMLDialogElement;

  open(): void {
    if (this.dialog.open) return;
    void this.team.load(this.#manages);
    this.dialog.showModal();
  }

  get #manages(): boolean {
    return managesTeam(this.me.role);
  }

  protected override render() {
    const { team, me } = this;
    return html`<dialog data-test="team" aria-labelledby="title" @click=${(event: Event) => event.target === this.dialog && this.dialog.close()}>
      <header><h2 id="title">${strings.team.title}</h2>
        <button class="button bare icon" aria-label=${strings.close} @click=${() => this.dialog.close()}>${icon('close')}</button></header>
      <div class="parts scroll">
        ${this.#manages ? html`<bh-team-invitations .team=${team} .me=${me}></bh-team-invitations>` : nothing}
        <bh-team-members .team=${team} .me=${me}></bh-team-members>
      </div>
    </dialog>`;
  }
}
