import type { ConversationStatus, ConversationView, Priority } from '@bellhop/client';
import type { Agent } from '../api/types';
import { strings } from '../strings';
import type { Inbox } from './inbox';
import type { Notices } from '../app/notices';
import { Problem } from '../api/problem';
import type { RestClient } from '../api/rest-client';

/** An agent's changes to a conversation: shown at once, and reverted with a notice if the service refuses. */
export class ConversationActions {
  constructor(
    private readonly rest: RestClient,
    private readonly inbox: Inbox,
    private readonly notices: Notices,
    private readonly me: () => Agent,
  ) {}

  take(id: string): Promise<void> {
    return this.assign(id, this.me());
  }

  assign(id: string, { id: agent, name }: { id: string; name: string }): Promise<void> {
    const waiting = this.inbox.get(id)?.status === 'waiting';
    const shown: Partial<ConversationView> = { assignee: { kind: 'agent', id: agent, name }, ...(waiting && { status: 'open' }) };
    return this.#change(id, shown, () => this.rest.put(`${path(id)}/assignment`, { agent }));
  }

  release(id: string): Promise<void> {
    const { assignee: _, ...rest } = this.inbox.get(id) ?? ({} as ConversationView);
    return this.#change(id, rest, () => this.rest.delete(`${path(id)}/assignment`), true);
  }

  prioritise(id: string, priority: Priority): Promise<void> {
    return this.#change(id, { priority }, () => this.rest.patch(path(id), { priority }));
  }

  /** Who opens the conversation again, reads it again. */
  async markUnread(id: string): Promise<void> {
    const before = this.inbox.get(id);
    if (before === undefined) return;
    this.inbox.patch(id, { unread: Math.max(1, before.unread) });
    try {
      await this.rest.delete(`${path(id)}/read`);
    } catch (error) {
      this.inbox.patch(id, { unread: before.unread });
      this.notices.show(
        error instanceof Problem ? error.message : strings.problem.service,
        { label: strings.again, run: () => void this.markUnread(id) },
        'danger',
      );
    }
  }

  async setStatus(id: string, status: Exclude<ConversationStatus, 'waiting'>): Promise<void> {
    const before = this.inbox.get(id);
    if (before === undefined || before.status === status) return;
    const done = await this.#change(id, { status }, () => this.rest.patch(path(id), { status })).then(
      () => this.inbox.get(id)?.status === status,
    );
    if (!done) return;
    const said = { resolved: strings.actions.resolved, snoozed: strings.actions.snoozed, open: strings.actions.reopened }[status];
    const back = before.status === 'waiting' ? 'open' : before.status;
    this.notices.show(
      said(before.visitor.name),
      status === 'open' ? undefined : { label: strings.undo, run: () => void this.setStatus(id, back) },
    );
  }

  async #change(id: string, shown: Partial<ConversationView>, ask: () => Promise<ConversationView>, whole = false): Promise<void> {
    const before = this.inbox.get(id);
    if (before === undefined) return;
    if (whole) this.inbox.put(shown as ConversationView);
    else this.inbox.patch(id, shown);
    try {
      this.inbox.put(await ask());
    } catch (error) {
      this.inbox.put(before);
      this.notices.show(
        error instanceof Problem ? error.message : strings.problem.service,
        { label: strings.again, run: () => void this.#change(id, shown, ask, whole) },
        'danger',
      );
    }
  }
}

function path(id: string): string {
  return `/conversations/${encodeURIComponent(id)}`;
}
