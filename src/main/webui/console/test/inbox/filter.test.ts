import { describe, expect, it, vi } from 'vitest';
import { RestClient } from '../../src/api/rest-client';
import { ConversationActions } from '../../src/inbox/conversation-actions';
import { Inbox } from '../../src/inbox/inbox';
import { Notices } from '../../src/app/notices';
import { conversation, jsonResponse } from '../fixtures';

const tokens = { token: async () => 't', renew: async () => 't' };
const delivery = { id: 'd', name: 'Delivery', colour: 'blue' } as const;
const returns = { id: 'r', name: 'Returns', colour: 'red' } as const;
const ana = { id: 'ana', name: 'Ana', role: 'agent', bot: false, online: true };

function open(answer: (method: string, path: string, body: unknown) => Response) {
  const call = vi.fn(async (input: unknown, init?: RequestInit) =>
    answer(
      init?.method ?? 'GET',
      String(input).replace('/api/v1', ''),
      init?.body === undefined ? undefined : JSON.parse(init.body as string),
    ),
  );
  const rest = new RestClient(tokens, call);
  const inbox = new Inbox(rest, () => 'ana');
  const notices = new Notices();
  return { inbox, notices, call, actions: new ConversationActions(rest, inbox, notices, () => ana) };
}

describe('a list that is filtered by label', () => {
  const all = [conversation('one', { labels: [delivery, returns] }), conversation('two', { labels: [] }), conversation('three')];
  const listed = open((_, path) => jsonResponse({ items: path.includes('label=d') ? all.slice(0, 1) : all }));

  it('asks for it, shows those only, and keeps the others', async () => {
    const { inbox, call } = listed;
    await inbox.load('all');
    inbox.filter('d');
    expect(inbox.viewState('all').state).toBe('idle');
    expect(inbox.order('all')).toEqual(['one']);
    await inbox.load('all');
    expect(call.mock.lastCall?.[0]).toContain('label=d');
    expect([inbox.order('all'), inbox.count('all')]).toEqual([['one'], undefined]);
    inbox.filter(undefined);
    expect(inbox.viewState('all').state).toBe('ready');
    expect(inbox.order('all')).toHaveLength(3);
  });
  it('follows what changes', () => {
    const { inbox } = listed;
    inbox.filter('d');
    inbox.put(conversation('two', { labels: [delivery], head: 2 }));
    expect(inbox.order('all').sort()).toEqual(['one', 'two']);
  });
  it('shows all again once the label is deleted', () => {
    const { inbox } = listed;
    inbox.dropLabel('d');
    expect([inbox.label, inbox.get('one')?.labels]).toEqual([undefined, [returns]]);
    expect(inbox.order('all')).toHaveLength(3);
  });
});

describe('an agent', () => {
  it('labels at once, and what the service refuses is taken back with its sentence', async () => {
    const { inbox, actions, notices } = open(() => jsonResponse({ detail: 'This conversation has 20 labels.' }, 409));
    inbox.put(conversation('one', { labels: [returns] }));
    const done = actions.label('one', delivery, true);
    expect(inbox.get('one')?.labels).toEqual([returns, delivery]);
    expect(await done).toBe(false);
    expect(inbox.get('one')?.labels).toEqual([returns]);
    expect(notices.items[0]?.text).toBe('This conversation has 20 labels.');
  });
  it('snoozes until a time, and undoes it', async () => {
    const asked: unknown[] = [];
    const { inbox, actions, notices } = open((_method, _path, body) => {
      asked.push(body);
      return jsonResponse({ ...conversation('one', { head: 2 }), ...(body as object) });
    });
    inbox.put(conversation('one'));
    const at = Date.parse('2030-03-04T08:00:00Z');
    await actions.snooze('one', at);
    expect(inbox.get('one')?.snoozedUntil).toBe('2030-03-04T08:00:00.000Z');
    notices.items[0]?.action?.run();
    await vi.waitFor(() => expect(inbox.get('one')?.status).toBe('open'));
    expect(inbox.get('one')).not.toHaveProperty('snoozedUntil');
    expect(asked).toEqual([{ status: 'snoozed', snoozedUntil: '2030-03-04T08:00:00.000Z' }, { status: 'open' }]);
  });
  it('who wakes it by mistake gets the old time back', async () => {
    const { inbox, actions, notices } = open((_method, _path, body) =>
      jsonResponse({ ...conversation('one', { head: 2 }), ...(body as object) }),
    );
    inbox.put(conversation('one', { status: 'snoozed', snoozedUntil: '2030-03-04T08:00:00.000Z' }));
    await actions.setStatus('one', 'resolved');
    expect(inbox.get('one')).not.toHaveProperty('snoozedUntil');
    notices.items[0]?.action?.run();
    await vi.waitFor(() => expect(inbox.get('one')?.snoozedUntil).toBe('2030-03-04T08:00:00.000Z'));
  });
});
