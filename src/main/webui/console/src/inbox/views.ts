import type { ConversationView } from '@bellhop/client';

export const VIEWS = ['mine', 'unassigned', 'all', 'snoozed', 'resolved'] as const;
export type View = (typeof VIEWS)[number];

export function isView(value: unknown): value is View {
  return VIEWS.includes(value as View);
}

function isActive(conversation: ConversationView): boolean {
  return conversation.status === 'waiting' || conversation.status === 'open';
}

/** Whether a conversation belongs to a view: the same rule as `queryOf`, for live updates. */
export function belongs(view: View, conversation: ConversationView, me: string): boolean {
  switch (view) {
    case 'mine':
      return isActive(conversation) && conversation.assignee?.id === me;
    case 'unassigned':
      return isActive(conversation) && conversation.assignee === undefined;
    case 'all':
      return isActive(conversation);
    case 'snoozed':
      return conversation.status === 'snoozed';
    case 'resolved':
      return conversation.status === 'resolved';
  }
}

export function queryOf(view: View): URLSearchParams {
  const query = new URLSearchParams();
  const active = view === 'mine' || view === 'unassigned' || view === 'all';
  for (const status of active ? ['waiting', 'open'] : [view]) query.append('status', status);
  if (view === 'mine') query.append('assignee', 'me');
  if (view === 'unassigned') query.append('assignee', 'none');
  return query;
}
