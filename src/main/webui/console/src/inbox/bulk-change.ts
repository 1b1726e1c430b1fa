import type { ConversationView, Label } from '@bellhop/client';

/** A change of several conversations, as the service takes it. */
export interface BulkChange {
  status?: 'open' | 'snoozed' | 'resolved';
  snoozedUntil?: string;
  /** null: nobody. */
  assignee?: string | null;
  label?: string;
  on?: boolean;
}

/** What an agent does with several conversations. */
export interface BulkAction {
  change: BulkChange;
  /** What a conversation looks like afterwards. */
  shown: (before: ConversationView) => ConversationView;
  /** Whether it looks so, as far as this action goes. */
  holds: (view: ConversationView) => boolean;
  /** The change that brings back what was. */
  undo: (before: ConversationView) => BulkChange;
  /** What a conversation looks like after that: what others have changed of it stays. */
  back: (now: ConversationView, before: ConversationView) => ConversationView;
}

export function changeStatus(status: 'open' | 'resolved'): BulkAction {
  return {
    change: { status },
    shown: (view) => ({ ...awake(view), status }),
    holds: (view) => (status === 'resolved' ? view.status === status : view.status !== 'resolved' && view.status !== 'snoozed'),
    undo: statusBefore,
    back: withStatusOf,
  };
}

/** @param until undefined: until the visitor writes */
export function snooze(until: number | undefined): BulkAction {
  const rest = until === undefined ? {} : { snoozedUntil: new Date(until).toISOString() };
  const change: BulkChange = { status: 'snoozed', ...rest };
  return {
    change,
    shown: (view) => ({ ...awake(view), status: 'snoozed', ...rest }),
    holds: (view) => view.status === 'snoozed' && timeOf(view.snoozedUntil) === until,
    undo: statusBefore,
    back: withStatusOf,
  };
}

/** @param agent undefined: nobody */
export function assign(agent: { id: string; name: string } | undefined): BulkAction {
  return {
    change: { assignee: agent?.id ?? null },
    shown: (view) => assigned(view, agent),
    holds: (view) => view.assignee?.id === agent?.id,
    undo: ({ assignee }) => ({ assignee: assignee?.id ?? null }),
    back: (now, { assignee }) => assigned(now, assignee),
  };
}

export function putLabel(label: Label, on: boolean): BulkAction {
  return {
    change: { label: label.id, on },
    shown: (view) => labelled(view, label, on),
    holds: (view) => (view.labels ?? []).some(({ id }) => id === label.id) === on,
    undo: () => ({ label: label.id, on: !on }),
    back: (now) => labelled(now, label, !on),
  };
}

function labelled(view: ConversationView, label: Label, on: boolean): ConversationView {
  const others = (view.labels ?? []).filter(({ id }) => id !== label.id);
  return { ...view, labels: on ? [...others, label] : others };
}

function assigned(view: ConversationView, agent: { id?: string; name: string } | undefined): ConversationView {
  const { assignee: _, ...rest } = view;
  if (agent?.id === undefined) return { ...rest, status: view.status === 'open' ? 'waiting' : view.status };
  const status = view.status === 'waiting' ? 'open' : view.status;
  return { ...rest, status, assignee: { kind: 'agent', id: agent.id, name: agent.name } };
}

/** Only the service makes a conversation wait. */
function statusBefore({ status, snoozedUntil }: ConversationView): BulkChange {
  if (status === 'snoozed') return { status, ...(snoozedUntil !== undefined && { snoozedUntil }) };
  return { status: status === 'resolved' ? 'resolved' : 'open' };
}

function withStatusOf(now: ConversationView, { status, snoozedUntil }: ConversationView): ConversationView {
  return { ...awake(now), status, ...(snoozedUntil !== undefined && { snoozedUntil }) };
}

function awake(view: ConversationView): Omit<ConversationView, 'snoozedUntil'> {
  const { snoozedUntil: _, ...rest } = view;
  return rest;
}

function timeOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Date.parse(text);
}

/** The conversations of each change, so that those that go the same way go together. */
export function grouped<T>(items: readonly T[], keyOf: (item: T) => BulkChange): Array<[BulkChange, T[]]> {
  const groups = new Map<string, [BulkChange, T[]]>();
  for (const item of items) {
    const change = keyOf(item);
    const key = JSON.stringify(change);
    const group = groups.get(key) ?? [change, []];
    group[1].push(item);
    groups.set(key, group);
  }
  return [...groups.values()];
}
