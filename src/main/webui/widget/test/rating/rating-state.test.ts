import type { Message } from '@bellhop/client';
import { expect, test } from 'vitest';
import { askedBy } from '../../src/rating/rating-state';

type What = 'visitor' | 'agent' | 'note' | 'assigned' | 'resolved' | 'reopened' | 'rated';

function log(...what: What[]): Message[] {
  return what.map((one, n): Message => {
    const entry = { conversation: 'c', seq: n + 1 };
    if (one === 'note') return { ...entry, kind: 'hidden' };
    if (one === 'visitor' || one === 'agent') return { ...entry, kind: 'text', body: 'x', author: { kind: one, id: one, name: one } };
    return { ...entry, kind: 'event', event: { name: one } };
  });
}

test.each<[string, Message[], ReturnType<typeof askedBy>]>([
  ['nothing was resolved', log('visitor', 'agent'), undefined],
  ['it was resolved', log('visitor', 'agent', 'resolved'), { resolution: 3, rated: false }],
  ['something followed that is not for the visitor', log('visitor', 'agent', 'resolved', 'note'), { resolution: 3, rated: false }],
  ['it was rated', log('visitor', 'agent', 'resolved', 'rated'), { resolution: 3, rated: true }],
  ['it goes on', log('visitor', 'agent', 'resolved', 'reopened'), undefined],
  ['it was resolved again', log('visitor', 'agent', 'resolved', 'rated', 'reopened', 'resolved'), { resolution: 6, rated: false }],
  ['nobody answered', log('visitor', 'assigned', 'resolved'), undefined],
  ['the visitor said nothing', log('agent', 'resolved'), undefined],
])('what is asked where %s', (_, messages, asked) => {
  expect(askedBy(messages, true)).toEqual(asked);
});

test('what stands above may tell more', () => {
  expect(askedBy(log('agent', 'resolved'), false)).toBe('unknown');
  expect(askedBy(log('note', 'note'), false)).toBe('unknown');
  expect(askedBy(log('visitor', 'reopened'), false)).toBeUndefined();
});
