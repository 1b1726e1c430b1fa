import type { Entry, Message } from '@bellhop/client';
import { expect, test } from 'vitest';
import { threadRows } from '../../src/thread/thread-rows';

const ana = { kind: 'agent', id: 'a1', name: 'Ana' } as const;
const ben = { kind: 'agent', id: 'a2', name: 'Ben' } as const;
const mia = { kind: 'visitor', id: 'v1', name: 'Mia' } as const;

function entry(minute: number, author: Message['author'] = ana, change: Partial<Message> = {}): Entry {
  const message: Message = {
    conversation: 'c',
    seq: minute + 1,
    kind: 'text',
    body: 'x',
    at: new Date(2026, 2, 1, 9, minute).toISOString(),
    ...(author && { author }),
    ...change,
  };
  return { key: `#${message.seq}`, state: 'sent', message };
}

const bubbles = (entries: Entry[]) => threadRows(entries).flatMap((row) => (row.kind === 'bubble' ? [[row.first, row.last]] : []));
const kinds = (entries: Entry[]) => threadRows(entries).map(({ kind }) => kind);

test('one sender within three minutes is one group', () => {
  expect(bubbles([entry(0), entry(1), entry(3)])).toEqual([
    [true, false],
    [false, false],
    [false, true],
  ]);
});

test('another sender, or three minutes, begin a new one', () => {
  expect(bubbles([entry(0), entry(1, ben), entry(4, ben)])).toEqual([
    [true, true],
    [true, true],
    [true, true],
  ]);
});

test('a day line stands before the first message of each day', () => {
  expect(kinds([entry(0), entry(1), entry(2, ana, { at: new Date(2026, 2, 2, 0, 1).toISOString() })])).toEqual([
    'day',
    'bubble',
    'bubble',
    'day',
    'bubble',
  ]);
});

test('what happened divides a group', () => {
  const joined = entry(1, ana, { kind: 'event', event: { name: 'assigned', person: ana } });
  expect(bubbles([entry(0), joined, entry(2)])).toEqual([
    [true, true],
    [true, true],
  ]);
});

test("what is not a visitor's business draws nothing, and divides nothing", () => {
  const quiet = [
    entry(1, ana, { kind: 'event', event: { name: 'priority', value: 'high' } }),
    entry(1, ana, { kind: 'note' }),
    entry(1, undefined, { kind: 'hidden' }),
  ];
  expect(bubbles([entry(0), ...quiet, entry(2)])).toEqual([
    [true, false],
    [false, true],
  ]);
});

test('an echo from before the welcome stands with our other messages', () => {
  const echo: Entry = {
    key: 'r',
    state: 'sending',
    message: { conversation: '', seq: 0, kind: 'text', body: 'x', ref: 'r', at: new Date(2026, 2, 1, 9, 1).toISOString() },
  };
  expect(threadRows([entry(0, mia), echo]).at(-1)).toMatchObject({ own: true, first: false, last: true, key: 'r' });
});
