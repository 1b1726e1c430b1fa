import type { ConversationView } from '@bellhop/client';

/** The number on the launcher's badge: unread messages in all conversations of the visitor. */
export function unreadCount(conversations: Iterable<ConversationView>): number {
  let count = 0;
  for (const { unread } of conversations) count += unread;
  return count;
}
