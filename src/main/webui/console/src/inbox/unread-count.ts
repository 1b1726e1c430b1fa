import type { ConversationView } from '@bellhop/client';
import { belongs } from './views';

/** The number in the tab's title: unread conversations that are assigned to this agent or to nobody. */
export function unreadCount(conversations: readonly ConversationView[], me: string): number {
  return conversations.filter((view) => view.unread > 0 && (belongs('mine', view, me) || belongs('unassigned', view, me))).length;
}
