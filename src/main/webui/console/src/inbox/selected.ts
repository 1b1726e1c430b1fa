import type { ConversationView, Label } from '@bellhop/client';
import { strings } from '../strings';
import type { BulkActions } from './bulk-actions';
import { assign, changeStatus, putLabel, snooze, type BulkAction } from './bulk-change';
import type { Inbox } from './inbox';
import type { Selection } from './selection';

/** What can be done with the conversations that are chosen. */
export class Selected {
  constructor(
    private readonly inbox: Inbox,
    private readonly selection: Selection,
    private readonly actions: BulkActions,
    /** Hears which were resolved. */
    private readonly resolved: (ids: readonly string[]) => void,
  ) {}

  get views(): ConversationView[] {
    return [...this.selection.ids].map((id) => this.inbox.get(id)).filter((view) => view !== undefined);
  }

  get areResolved(): boolean {
    return this.selection.size > 0 && this.views.every(({ status }) => status === 'resolved');
  }

  assign(agent: { id: string; name: string } | undefined): void {
    const said = (count: number) => (agent === undefined ? strings.bulk.released(count) : strings.bulk.assigned(count, agent.name));
    this.#finish(assign(agent), said);
  }

  /** Resolves them, or opens them again if all are resolved. */
  resolve(): void {
    const isBack = this.areResolved;
    const ids = [...this.selection.ids];
    this.#finish(changeStatus(isBack ? 'open' : 'resolved'), isBack ? strings.bulk.reopened : strings.bulk.resolved);
    if (!isBack) this.resolved(ids);
  }

  /** Those that are resolved stay so. */
  snooze(ids: readonly string[], until: number | undefined): void {
    const awake = ids.filter((id) => this.inbox.get(id)?.status !== 'resolved');
    this.#finish(snooze(until), (count) => strings.bulk.snoozed(count, until), awake);
  }

  wake(ids: readonly string[]): void {
    this.#finish(changeStatus('open'), strings.bulk.woken, ids);
  }

  /** They stay chosen, since one label seldom comes alone. */
  label(ids: readonly string[], label: Label, on: boolean): Promise<void> {
    const said = (count: number) => (on ? strings.bulk.labelled(count, label.name) : strings.bulk.unlabelled(count, label.name));
    return this.actions.apply(ids, putLabel(label, on), said);
  }

  #finish(action: BulkAction, said: (count: number) => string, ids: readonly string[] = [...this.selection.ids]): void {
    void this.actions.apply(ids, action, said);
    this.selection.clear();
  }
}
