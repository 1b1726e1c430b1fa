import { describe, expect, it } from 'vitest';
import { isWaiting, waitingSince, waitingLabel, warmth } from '../../src/inbox/waiting-time';
import { ANA, MIA, at, conversation } from '../fixtures';

const last = (author: typeof ANA | typeof MIA, minutes: number) => ({ seq: 9, author, body: 'x', at: at(minutes) });

describe('who waits', () => {
  it('is whoever spoke last, as long as it is a visitor', () => {
    expect(isWaiting(conversation('a', { last: last(MIA, 1) }))).toBe(true);
    expect(isWaiting(conversation('a', { last: last(ANA, 1) }))).toBe(false);
  });
  it('is nobody in what is put away', () => {
    for (const status of ['resolved', 'snoozed'] as const) expect(isWaiting(conversation('a', { status, last: last(MIA, 1) }))).toBe(false);
  });
});

describe('since when', () => {
  it('is the beginning, where nobody has looked yet', () => {
    expect(waitingSince(conversation('a', { status: 'waiting', last: last(MIA, 7) }))).toBe(Date.parse(at(0)));
  });
  it('does not start again with each line the visitor adds', () => {
    const since = waitingSince(conversation('a', { agentRead: 1, last: last(MIA, 3) }));
    expect(waitingSince(conversation('a', { agentRead: 1, last: last(MIA, 8) }), since)).toBe(Date.parse(at(3)));
  });
  it('ends with an answer', () => {
    expect(waitingSince(conversation('a', { last: last(ANA, 9) }), Date.parse(at(3)))).toBeUndefined();
  });
});

describe('in words and colour', () => {
  it.each([
    [0, '0s'],
    [59_999, '59s'],
    [60_000, '1m'],
    [3_599_000, '59m'],
    [3_600_000, '1h'],
    [86_400_000 * 3, '3d'],
    [-5_000, '0s'],
  ])('%d ms is %s', (ms, shown) => {
    expect(waitingLabel(ms, 'en')).toBe(shown);
  });
  it.each([
    [0, 0],
    [119_999, 0],
    [120_000, 1],
    [299_999, 1],
    [300_000, 2],
    [899_999, 2],
    [900_000, 3],
  ])('%d ms has warmth %d', (ms, step) => {
    expect(warmth(ms)).toBe(step);
  });
});
