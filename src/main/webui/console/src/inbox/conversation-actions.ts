import type { ConversationView, Label, Priority } from '@bellhop/client';
import type { Agent } from '../api/types';
import { strings } from '../strings';
import type { Inbox } from './inbox';
import type { Notices } from '../app/notices';
import { Problem } from '../api/problem';
import type { RestClient } from '../api/rest-client';

/**
 * An agent's changes to a conversation: shown at once, sent one after the other, and reverted with a notice if the
 * service refuses.
 */
export class ConversationActions {
  /** The last change of each conversation that is being changed. */
  readonly #turns = new Map<string, Promise<ConversationView>>();

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
    const shown = (view: ConversationView): ConversationView => ({
      ...view,
      assignee: { kind: 'agent', id: agent, name },
      ...(view.status === 'waiting' && { status: 'open' }),
    });
    return this.#change(id, shown, () => this.rest.put(`${pathOf(id)}/assignment`, { agent }));
  }

  release(id: string): Promise<boolean> {
    const shown = ({ assignee: _, ...rest }: ConversationView) => rest;
    return this.#change(id, shown, () => this.rest.delete(`${pathOf(id)}/assignment`));
  }

  prioritise(id: string, priority: Priority): Promise<boolean> {
    return this.#change(
      id,
      (view) => ({ ...view, priority }),
      () => this.rest.patch(pathOf(id), { priority }),
    );
  }

  /** Puts a label on a conversation, or takes it off. */
  label(id: string, label: Label, on: boolean): Promise<boolean> {
    const shown = (view: ConversationView) => {
      const others = (view.labels ?? []).filter((other) => other.id !== label.id);
      return { ...view, labels: on ? [...others, label] : others };
    };
    const path = `${pathOf(id)}/labels/${encodeURIComponent(label.id)}`;
    return this.#change(id, shown, () => (on ? this.rest.put(path, undefined) : this.rest.delete(path)));
  }

  /** @param until undefined: until the visitor writes */
  async snooze(id: string, until: number | undefined): Promise<void> {
    const before = this.inbox.get(id);
    if (before === undefined) return;
    const earlier = before.snoozedUntil;
    const snoozedUntil = until === undefined ? undefined : new Date(until).toISOString();
    const shown = ({ snoozedUntil: _, ...rest }: ConversationView): ConversationView => ({
      ...rest,
      status: 'snoozed',
      ...(snoozedUntil !== undefined && { snoozedUntil }),
    });
    const done = await this.#change(id, shown, () => this.rest.patch(pathOf(id), { status: 'snoozed', snoozedUntil }));
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
    const until = before.snoozedUntil;
    const shown = ({ snoozedUntil: _, ...rest }: ConversationView): ConversationView => ({ ...rest, status });
    const changing = this.#change(id, shown, () => this.rest.patch(pathOf(id), { status }));
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
  async #change(id: string, shown: (view: ConversationView) => ConversationView, ask: () => Promise<ConversationView>): Promise<boolean> {
    if (this.inbox.get(id) === undefined) return false;
    const end = this.inbox.show(id, shown);
    try {
      end(await this.#inTurn(id, ask));
      return true;
    } catch (error) {
      end();
      this.notices.show(
        error instanceof Problem ? error.message : strings.problem.service,
        { label: strings.again, run: () => void this.#change(id, shown, ask) },
        'danger',
      );
      return false;
    }
  }

  /** Requests that are under way together may arrive in another order. */
  #inTurn(id: string, ask: () => Promise<ConversationView>): Promise<ConversationView> {
    const before = this.#turns.get(id);
    const turn = before === undefined ? ask() : before.then(ask, ask);
    this.#turns.set(id, turn);
    const over = () => void (this.#turns.get(id) === turn && this.#turns.delete(id));
    turn.then(over, over);
    return turn;
  }
}

/** Only the service makes a conversation wait. */
function statusBefore({ status }: ConversationView): 'open' | 'resolved' {
  return status === 'resolved' ? 'resolved' : 'open';
}

function pathOf(id: string): string {
  return `/conversations/${encodeURIComponent(id)}`;
}
