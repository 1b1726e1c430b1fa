import { describe, expect, it } from 'vitest';
import { groupMessages } from '../../src/thread/message-groups';
import { ANA, at, entry } from '../fixtures';

const now = Date.parse(at(60));
const shape = (...entries: Parameters<typeof groupMessages>[0]) =>
  groupMessages(entries, now).map((part) => (part.type === 'group' ? part.entries.map(({ message }) => message.seq) : part.type));

describe('a thread in groups', () => {
  it('keeps one sender together for three minutes between messages', () => {
    expect(shape(entry(1, 0), entry(2, 3), entry(3, 6))).toEqual(['day', [1, 2, 3]]);
    expect(shape(entry(1, 0), entry(2, 3.1))).toEqual(['day', [1], [2]]);
  });
  it('begins anew with another sender', () => {
    expect(shape(entry(1, 0), entry(2, 1, { author: ANA }), entry(3, 2))).toEqual(['day', [1], [2], [3]]);
  });
  it('never mixes a note with what the visitor sees', () => {
    expect(shape(entry(1, 0, { author: ANA }), entry(2, 1, { author: ANA, kind: 'note' }), entry(3, 2, { author: ANA }))).toEqual([
      'day',
      [1],
      [2],
      [3],
    ]);
  });
  it('is broken by an event, and leaves out what is hidden', () => {
    expect(shape(entry(1, 0), entry(2, 1, { kind: 'event' }), entry(3, 1), entry(4, 1, { kind: 'hidden' }), entry(5, 2))).toEqual([
      'day',
      [1],
      'event',
      [3, 5],
    ]);
  });
  it('draws a line for each new day', () => {
    expect(shape(entry(1, 0), entry(2, 2 * 24 * 60))).toEqual(['day', [1], 'day', [2]]);
  });
  it('places what has no time yet at the present', () => {
    const { at: _, ...message } = entry(0, 0, { author: ANA }).message;
    expect(groupMessages([{ key: 'r', state: 'sending', message }], now)[1]).toMatchObject({ type: 'group', at: now });
  });
});
