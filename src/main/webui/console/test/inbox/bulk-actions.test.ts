import { describe, expect, it, vi } from 'vitest';
import type { ConversationView } from '@bellhop/client';
import { RestClient } from '../../src/api/rest-client';
import type { BulkOutcome } from '../../src/api/types';
import { Notices } from '../../src/app/notices';
import { BulkActions } from '../../src/inbox/bulk-actions';
import { assign, changeStatus, putLabel, snooze } from '../../src/inbox/bulk-change';
import { Inbox } from '../../src/inbox/inbox';
import { ANA, conversation, jsonResponse } from '../fixtures';

const tokens = { token: async () => 't', renew: async () => 't' };
const delivery = { id: 'd', name: 'Delivery', colour: 'blue' } as const;
const ben = { kind: 'agent', id: 'ben', name: 'Ben' } as const;
const said = (count: number) => `Done: ${count}.`;

type Asked = { conversations: string[] } & Record<string, unknown>;

/** A service that does what it is asked, but for what it refuses. */
function open(views: ConversationView[], refused: Record<string, string> = {}) {
  const asked: Asked[] = [];
  const call = vi.fn(async (input: unknown, init?: RequestInit) => {
    if (!String(input).endsWith('/conversations/bulk')) return jsonResponse({});
    const body = JSON.parse(init?.body as string) as Asked;
    asked.push(body);
    const items = body.conversations.map((id): BulkOutcome => {
      const detail = refused[id];
      return detail === undefined ? { conversation: id, done: true } : { conversation: id, done: false, code: 'conflict', detail };
    });
    return jsonResponse({ items });
  });
  const rest = new RestClient(tokens, call);
  const inbox = new Inbox(rest, () => 'ana');
  for (const view of views) inbox.put(view);
  const notices = new Notices();
  const undo = async () => {
    notices.undo();
    await vi.waitFor(() => expect(notices.items).toHaveLength(1));
  };
  const text = () => notices.items.at(-1)?.text.replace(/\p{Cf}/gu, '');
  return { inbox, notices, asked, call, undo, text, actions: new BulkActions(rest, inbox, notices) };
}

function named(id: string, name: string, change: Partial<ConversationView> = {}): ConversationView {
  return conversation(id, { visitor: { id: `v-${id}`, name, online: true }, ...change });
}

describe('several conversations', () => {
  it('are resolved at once and shown so before the service answers', async () => {
    const { inbox, asked, actions, text } = open([named('a', 'Lara'), named('b', 'Otto')]);
    const done = actions.apply(['a', 'b'], changeStatus('resolved'), said);
    expect([inbox.get('a')?.status, inbox.get('b')?.status]).toEqual(['resolved', 'resolved']);
    await done;
    expect(asked).toEqual([{ conversations: ['a', 'b'], status: 'resolved' }]);
    expect(text()).toBe('Done: 2.');
  });

  it('go back to what each was', async () => {
    const until = '2030-03-04T08:00:00.000Z';
    const { inbox, asked, actions, undo, text } = open([
      named('a', 'Lara'),
      named('b', 'Otto', { status: 'snoozed', snoozedUntil: until }),
      named('c', 'Nia', { status: 'waiting' }),
      named('d', 'Sam', { status: 'resolved' }),
    ]);
    await actions.apply(['a', 'b', 'c', 'd'], changeStatus('resolved'), said);
    expect(asked[0]?.conversations).toEqual(['a', 'b', 'c']);
    await undo();
    expect(asked.slice(1)).toEqual([
      { conversations: ['a', 'c'], status: 'open' },
      { conversations: ['b'], status: 'snoozed', snoozedUntil: until },
    ]);
    expect(text()).toBe('Put 3 conversations back as they were.');
    expect(['a', 'b', 'c', 'd'].map((id) => inbox.get(id)?.status)).toEqual(['open', 'snoozed', 'waiting', 'resolved']);
    expect(inbox.get('b')?.snoozedUntil).toBe(until);
  });

  it('tell which was refused, and only that one is shown as before', async () => {
    const { inbox, actions, text, undo, asked } = open([named('a', 'Lara'), named('b', 'Otto')], { b: 'This conversation was erased.' });
    await actions.apply(['a', 'b'], changeStatus('resolved'), said);
    expect(text()).toBe('Done: 1. Otto: This conversation was erased.');
    expect([inbox.get('a')?.status, inbox.get('b')?.status]).toEqual(['resolved', 'open']);
    await undo();
    expect(asked[1]).toEqual({ conversations: ['a'], status: 'open' });
  });

  it('that a colleague has changed meanwhile stay as they have it', async () => {
    const { inbox, actions, asked, text, undo } = open([named('a', 'Lara'), named('b', 'Otto')]);
    await actions.apply(['a', 'b'], changeStatus('resolved'), said);
    inbox.put(named('b', 'Otto', { status: 'snoozed', head: 3 }));
    await undo();
    expect(asked.slice(1)).toEqual([{ conversations: ['a'], status: 'open' }]);
    expect(text()).toBe('Put 1 conversation back as they were. Otto: changed meanwhile, so it stays as it is.');
    expect(inbox.get('b')?.status).toBe('snoozed');
  });

  it('are asked for a hundred at a time', async () => {
    const many = Array.from({ length: 230 }, (_, n) => named(`c${n}`, 'Mia'));
    const { actions, asked, text } = open(many);
    await actions.apply(
      many.map(({ id }) => id),
      changeStatus('resolved'),
      said,
    );
    expect(asked.map(({ conversations }) => conversations.length)).toEqual([100, 100, 30]);
    expect(text()).toBe('Done: 230.');
  });

  it('are all shown as before where the service does not answer', async () => {
    const { inbox, actions, call, text, notices } = open([named('a', 'Lara'), named('b', 'Otto')]);
    call.mockRejectedValue(new TypeError('offline'));
    await actions.apply(['a', 'b'], changeStatus('resolved'), said);
    expect([inbox.get('a')?.status, inbox.get('b')?.status]).toEqual(['open', 'open']);
    expect(text()).toContain('Lara and Otto: Bellhop cannot be reached');
    expect(notices.items.at(-1)?.action).toBeUndefined();
  });

  it('ask for nothing where nothing is to change', async () => {
    const { actions, asked, notices } = open([named('a', 'Lara', { status: 'resolved' })]);
    await actions.apply(['a', 'gone'], changeStatus('resolved'), said);
    expect([asked, notices.items]).toEqual([[], []]);
  });
});

describe('the other actions', () => {
  it('give them to somebody, and back to each who had it', async () => {
    const views = [named('a', 'Lara', { status: 'waiting' }), named('b', 'Otto', { assignee: ben }), named('c', 'Nia', { assignee: ANA })];
    const { inbox, actions, asked, undo } = open(views);
    await actions.apply(['a', 'b', 'c'], assign(ANA), said);
    expect(asked[0]).toEqual({ conversations: ['a', 'b'], assignee: 'ana' });
    expect([inbox.get('a')?.status, inbox.get('b')?.assignee?.id]).toEqual(['open', 'ana']);
    await undo();
    expect(asked.slice(1)).toEqual([
      { conversations: ['a'], assignee: null },
      { conversations: ['b'], assignee: 'ben' },
    ]);
    expect([inbox.get('a')?.assignee, inbox.get('a')?.status, inbox.get('b')?.assignee?.id]).toEqual([undefined, 'waiting', 'ben']);
  });
  it('put a label on those that lack it, and off again', async () => {
    const { inbox, actions, asked, undo } = open([named('a', 'Lara', { labels: [delivery] }), named('b', 'Otto')]);
    await actions.apply(['a', 'b'], putLabel(delivery, true), said);
    expect(asked[0]).toEqual({ conversations: ['b'], label: 'd', on: true });
    await undo();
    expect(asked[1]).toEqual({ conversations: ['b'], label: 'd', on: false });
    expect([inbox.get('a')?.labels, inbox.get('b')?.labels]).toEqual([[delivery], []]);
  });
  it('let them rest, and know their own time from another', () => {
    const until = Date.parse('2030-03-04T08:00:00Z');
    const action = snooze(until);
    const shown = action.shown(conversation('a'));
    expect(shown).toMatchObject({ status: 'snoozed', snoozedUntil: '2030-03-04T08:00:00.000Z' });
    expect(action.holds({ ...shown, snoozedUntil: '2030-03-04T08:00:00Z' })).toBe(true);
    expect(action.holds({ ...shown, snoozedUntil: '2030-03-05T08:00:00Z' })).toBe(false);
    expect(snooze(undefined).holds(shown)).toBe(false);
  });
});
