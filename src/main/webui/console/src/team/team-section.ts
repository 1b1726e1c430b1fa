import { html } from 'lit';
import { property } from 'lit/decorators.js';
import type { Team } from './team';
import type { Agent } from '../api/types';
import { strings } from '../strings';
import { DialogSection } from '../ui/dialog-section';

/** A section of the team dialog. */
export abstract class TeamSection extends DialogSection {
  @property({ attribute: false }) team!: Team;
  @property({ attribute: false }) me!: Agent;

  protected override get store(): Team {
    return this.team;
  }

  protected options(roles: readonly string[], chosen: string) {
    return roles.map((role) => html`<option value=${role} ?selected=${role === chosen}>${strings.team.roles[role] ?? role}</option>`);
  }
}
