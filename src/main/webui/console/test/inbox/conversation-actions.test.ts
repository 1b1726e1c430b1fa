import type { ConversationView } from '@bellhop/client';
import { beforeEach, describe, expect, it } from 'vitest';
import type { RestClient } from '../../src/api/rest-client';
import { Notices } from '../../src/app/notices';
import { ConversationActions } from '../../src/inbox/conversation-actions';
import { Inbox } from '../../src/inbox/inbox';

const ana = { id: 'ana', name: 'Ana' };
const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

const view = (status: ConversationView['status'], head: number): ConversationView => ({
  id: 'c',
  site: 's',
  status,
  priority: 'normal',
  labels: [],
  visitor: { id: 'v', name: 'Mia', online: true },
  head,
  visitorRead: 0,
  agentRead: 0,
  unread: 0,
  createdAt: '2026-03-01T09:00:00Z',
  updatedAt: '2026-03-01T09:00:00Z',
});

interface Asked {
  body: { status?: ConversationView['status']; priority?: string };
  answer: (view: ConversationView) => void;
  refuse: () => void;
}

describe('what an agent changes of a conversation', () => {
  let asked: Asked[];
  let inbox: Inbox;
  let actions: ConversationActions;
  const status = () => inbox.get('c')?.status;

  beforeEach(() => {
    asked = [];
    const patch = (_: string, body: Asked['body']) =>
      new Promise((answer, refuse) => asked.push({ body, answer, refuse: () => refuse(new Error('no')) }));
    const rest = { patch, get: () => Promise.resolve({}) } as unknown as RestClient;
    inbox = new Inbox(rest, () => ana.id);
    inbox.put(view('waiting', 1));
    actions = new ConversationActions(rest, inbox, new Notices(), () => ana as never);
  });

  it('shows at once, and goes out one after the other', async () => {
    void actions.setStatus('c', 'resolved');
    void actions.setStatus('c', 'open');
    expect([status(), asked.map(({ body }) => body.status)]).toEqual(['open', ['resolved']]);
    // The answer to the first, and what the service tells everybody of it, change nothing of the second.
    inbox.put(view('resolved', 2));
    asked[0]?.answer(view('resolved', 2));
    await settled();
    expect([status(), asked.map(({ body }) => body.status)]).toEqual(['open', ['resolved', 'open']]);
    asked[1]?.answer(view('waiting', 3));
    await settled();
    expect(status()).toBe('waiting');
  });

  it('is taken back alone where it is refused', async () => {
    void actions.prioritise('c', 'high');
    void actions.setStatus('c', 'resolved');
    asked[0]?.refuse();
    await settled();
    expect([inbox.get('c')?.priority, status()]).toEqual(['normal', 'resolved']);
    asked[1]?.refuse();
    await settled();
    expect(inbox.get('c')).toEqual(view('waiting', 1));
  });

  it('leaves what a colleague changes meanwhile', async () => {
    void actions.prioritise('c', 'high');
    inbox.put({ ...view('resolved', 2), unread: 3 });
    expect(inbox.get('c')).toMatchObject({ priority: 'high', status: 'resolved', unread: 3 });
    asked[0]?.refuse();
    await settled();
    expect(inbox.get('c')).toMatchObject({ priority: 'normal', status: 'resolved', unread: 3 });
  });
});
