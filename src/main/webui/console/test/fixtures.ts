import type { ConversationView, Entry, Message } from '@bellhop/client';

export const ANA = { kind: 'agent', id: 'ana', name: 'Ana Ruiz' } as const;
export const MIA = { kind: 'visitor', id: 'mia', name: 'Mia Keller' } as const;

export function at(minutes: number): string {
  return new Date(Date.UTC(2026, 2, 2, 9, 0) + minutes * 60_000).toISOString();
}

export function conversation(id: string, change: Partial<ConversationView> = {}): ConversationView {
  return {
    id,
    site: 'shop',
    status: 'open',
    priority: 'normal',
    visitor: { id: `v-${id}`, name: 'Mia Keller', online: true },
    head: 1,
    last: { seq: 1, author: MIA, body: 'Hello', at: at(0) },
    visitorRead: 1,
    agentRead: 0,
    unread: 1,
    createdAt: at(0),
    updatedAt: at(0),
    ...change,
  };
}

export function entry(seq: number, minutes: number, change: Partial<Message> = {}): Entry {
  return {
    key: `#${seq}`,
    state: 'sent',
    message: { conversation: 'c', seq, kind: 'text', author: MIA, body: `line ${seq}`, at: at(minutes), ...change },
  };
}

export function jsonResponse(body: unknown, status = 200): Response {
  return new Response(status === 204 ? null : JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
}
