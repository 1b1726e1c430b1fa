import type { ConversationView, Label, Priority } from '@bellhop/client';
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
    /** Hears that a conversation was resolved, before the service agrees. */
    private readonly resolved: (id: string) => void = () => undefined,
  ) {}

  take(id: string): Promise<boolean> {
    return this.assign(id, this.me());
  }

  assign(id: string, { id: agent, name }: { id: string; name: string }): Promise<boolean> {
    const waiting = this.inbox.get(id)?.status === 'waiting';
    const shown: Partial<ConversationView> = { assignee: { kind: 'agent', id: agent, name }, ...(waiting && { status: 'open' }) };
    return this.#change(id, shown, () => this.rest.put(`${pathOf(id)}/assignment`, { agent }));
  }

  release(id: string): Promise<boolean> {
    const { assignee: _, ...rest } = this.inbox.get(id) ?? ({} as ConversationView);
    return this.#change(id, rest, () => this.rest.delete(`${pathOf(id)}/assignment`), true);
  }

  prioritise(id: string, priority: Priority): Promise<boolean> {
    return this.#change(id, { priority }, () => this.rest.patch(pathOf(id), { priority }));
  }

  /** Puts a label on a conversation, or takes it off. */
  label(id: string, label: Label, on: boolean): Promise<boolean> {
    const labels = (this.inbox.get(id)?.labels ?? []).filter((other) => other.id !== label.id);
    const shown = { labels: on ? [...labels, label] : labels };
    const path = `${pathOf(id)}/labels/${encodeURIComponent(label.id)}`;
    return this.#change(id, shown, () => (on ? this.rest.put(path, undefined) : this.rest.delete(path)));
  }

  /** @param until undefined: until the visitor writes */
  async snooze(id: string, until: number | undefined): Promise<void> {
    const before = this.inbox.get(id);
    if (before === undefined) return;
    const { snoozedUntil: earlier, ...rest } = before;
    const snoozedUntil = until === undefined ? undefined : new Date(until).toISOString();
    const shown: ConversationView = { ...rest, status: 'snoozed', ...(snoozedUntil !== undefined && { snoozedUntil }) };
    const done = await this.#change(id, shown, () => this.rest.patch(pathOf(id), { status: 'snoozed', snoozedUntil }), true);
    if (!done) return;
    const undo = () => {
      if (before.status === 'snoozed') void this.snooze(id, earlier === undefined ? undefined : Date.parse(earlier));
      else void this.setStatus(id, statusBefore(before));
    };
    this.notices.show(strings.snooze.done(before.visitor.name, until), { label: strings.undo, run: undo });
  }

  /** Who opens the conversation again, reads it again. */
  async markUnread(id: string): Promise<void> {
    const before = this.inbox.get(id);
    if (before === undefined) return;
    this.inbox.patch(id, { unread: Math.max(1, before.unread) });
    try {
      await this.rest.delete(`${pathOf(id)}/read`);
    } catch (error) {
      this.inbox.patch(id, { unread: before.unread });
      this.notices.show(
        error instanceof Problem ? error.message : strings.problem.service,
        { label: strings.again, run: () => void this.markUnread(id) },
        'danger',
      );
    }
  }

  async setStatus(id: string, status: 'open' | 'resolved'): Promise<void> {
    const before = this.inbox.get(id);
    if (before === undefined || before.status === status) return;
    const { snoozedUntil: until, ...rest } = before;
    const changing = this.#change(id, { ...rest, status }, () => this.rest.patch(pathOf(id), { status }), true);
    if (status === 'resolved') this.resolved(id);
    const done = await changing;
    if (!done) return;
    const said = status === 'resolved' ? strings.actions.resolved : strings.actions.reopened;
    const undo = () => {
      if (before.status === 'snoozed') void this.snooze(id, until === undefined ? undefined : Date.parse(until));
      else void this.setStatus(id, statusBefore(before));
    };
    this.notices.show(said(before.visitor.name), status === 'open' ? undefined : { label: strings.undo, run: undo });
  }

  /** Returns whether the service agreed. */
  async #change(id: string, shown: Partial<ConversationView>, ask: () => Promise<ConversationView>, whole = false): Promise<boolean> {
    const before = this.inbox.get(id);
    if (before === undefined) return false;
    if (whole) this.inbox.put(shown as ConversationView);
    else this.inbox.patch(id, shown);
    try {
      this.inbox.put(await ask());
      return true;
    } catch (error) {
      this.inbox.put(before);
      this.notices.show(
        error instanceof Problem ? error.message : strings.problem.service,
        { label: strings.again, run: () => void this.#change(id, shown, ask, whole) },
        'danger',
      );
      return false;
    }
  }
}

/** Only the service makes a conversation wait. */
function statusBefore({ status }: ConversationView): 'open' | 'resolved' {
  return status === 'resolved' ? 'resolved' : 'open';
}

function pathOf(id: string): string {
  return `/conversations/${encodeURIComponent(id)}`;
}
