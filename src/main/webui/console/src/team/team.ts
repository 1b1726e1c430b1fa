import type { Agent, Page, SentInvitation } from '../api/types';
import type { Colleagues } from './colleagues';
import type { RestClient } from '../api/rest-client';
import { Store } from '../app/store';

/** The team's members and pending invitations, loaded each time the dialog opens. */
export class Team extends Store {
  members: readonly Agent[] | undefined;
  /** Empty for roles that may not invite. */
  invitations: readonly SentInvitation[] = [];
  failed = false;

  constructor(
    private readonly rest: RestClient,
    private readonly people: Colleagues,
  ) {
    super();
  }

  async load(manages: boolean): Promise<void> {
    const [, invitations] = await Promise.all([this.people.load(), manages ? this.#invitations() : []]);
    this.failed = this.people.failed || invitations === undefined;
    this.members = this.people.items;
    this.invitations = invitations ?? [];
    this.changed();
  }

  async #invitations(): Promise<SentInvitation[] | undefined> {
    try {
      return (await this.rest.get<Page<SentInvitation>>('/invitations')).items;
    } catch {
      return undefined;
    }
  }

  /** Returns the link if the service sends no e-mail, so that it can be passed on by hand. */
  async invite(email: string, role: string): Promise<string | undefined> {
    const { link, ...sent } = await this.rest.post<SentInvitation>('/invitations', { email, role });
    this.invitations = [sent, ...this.invitations.filter((other) => other.email.toLowerCase() !== email.toLowerCase())];
    this.changed();
    return link && new URL(link, location.href).href;
  }

  async revoke(id: string): Promise<void> {
    await this.rest.delete(`/invitations/${id}`);
    this.invitations = this.invitations.filter((invitation) => invitation.id !== id);
    this.changed();
  }

  async setRole(id: string, role: string): Promise<void> {
    const changed = await this.rest.patch<Agent>(`/agents/${id}`, { role });
    this.members = this.members?.map((member) => (member.id === id ? { ...member, role: changed.role } : member));
    this.changed();
  }

  async remove(id: string): Promise<void> {
    await this.rest.delete(`/agents/${id}`);
    this.members = this.members?.filter((member) => member.id !== id);
    this.changed();
    void this.people.load();
  }
}
