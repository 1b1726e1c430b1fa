import { describe, expect, it } from 'vitest';
import { ListOrder } from '../../src/inbox/list-order';
import { arrange, byNeed, type Row } from '../../src/inbox/ordering';
import { at, conversation } from '../fixtures';

const none = new Set<string>();
const waiting = (id: string, since: number, priority: 'low' | 'normal' | 'high' | 'urgent' = 'normal'): Row => ({
  view: conversation(id, { priority }),
  since,
});
const answered = (id: string, minutes: number): Row => ({ view: conversation(id, { updatedAt: at(minutes) }) });
const sorted = (rows: Row[]) => rows.sort(byNeed).map(({ view }) => view.id);

describe('what needs me first', () => {
  it('puts who waits before who was answered', () => {
    expect(sorted([answered('quiet', 99), waiting('waits', 5)])).toEqual(['waits', 'quiet']);
  });
  it('puts the longest wait first', () => {
    expect(sorted([waiting('short', 50), waiting('long', 10), waiting('middle', 30)])).toEqual(['long', 'middle', 'short']);
  });
  it('puts the urgent before a longer wait, and the low after a shorter one', () => {
    expect(sorted([waiting('low', 1, 'low'), waiting('plain', 10), waiting('urgent', 50, 'urgent'), waiting('high', 40, 'high')])).toEqual([
      'urgent',
      'high',
      'plain',
      'low',
    ]);
  });
  it('orders the answered by their newest activity', () => {
    expect(sorted([answered('old', 1), answered('new', 9), answered('mid', 5)])).toEqual(['new', 'mid', 'old']);
  });
  it('orders what rests by when it comes back', () => {
    const rests = (id: string, snoozedUntil?: string): Row => ({
      view: conversation(id, { status: 'snoozed', ...(snoozedUntil !== undefined && { snoozedUntil }) }),
    });
    expect(sorted([rests('open end'), rests('late', at(90)), rests('soon', at(5))])).toEqual(['soon', 'late', 'open end']);
  });
  it('is stable for equal ones, whatever the order they came in', () => {
    expect(sorted([waiting('b', 1), waiting('a', 1)])).toEqual(sorted([waiting('a', 1), waiting('b', 1)]));
  });
});

describe('a held list', () => {
  it('takes the wanted order when nothing holds it', () => {
    expect(arrange(['a', 'b'], ['c', 'b'], false, none, none)).toEqual({ order: ['c', 'b'], pending: 0 });
  });
  it('keeps every row in its place, also those that left', () => {
    expect(arrange(['a', 'b', 'c'], ['c', 'a'], true, none, none).order).toEqual(['a', 'b', 'c']);
  });
  it('counts those that came', () => {
    expect(arrange(['a'], ['x', 'y', 'a'], true, none, none)).toEqual({ order: ['a'], pending: 2 });
  });
  it('adds a page that was asked for at the end, and does not call it new', () => {
    expect(arrange(['a'], ['x', 'a', 'y'], true, new Set(['x', 'y']), none)).toEqual({ order: ['a', 'x', 'y'], pending: 0 });
  });
  it('counts one that spoke and would rise, not those it passes', () => {
    expect(arrange(['a', 'b', 'c'], ['c', 'a', 'b'], true, none, new Set(['c'])).pending).toBe(1);
    expect(arrange(['a', 'b', 'c'], ['b', 'c', 'a'], true, none, none).pending).toBe(0);
  });
});

describe('ListOrder', () => {
  const quiet = () => 0;
  it('holds, counts, and lets in when the pointer goes', () => {
    const list = new ListOrder();
    list.update(['a', 'b'], false, 1, quiet);
    list.update(['n', 'a', 'b'], true, 1, quiet);
    expect([list.ids, list.pending]).toEqual([['a', 'b'], 1]);
    list.update(['n', 'a', 'b'], false, 1, quiet);
    expect([list.ids, list.pending]).toEqual([['n', 'a', 'b'], 0]);
  });
  it('lets in at once when asked, though the pointer is still there', () => {
    const list = new ListOrder();
    list.update(['a'], false, 1, quiet);
    list.update(['n', 'a'], true, 1, quiet);
    list.release();
    list.update(['n', 'a'], true, 1, quiet);
    expect(list.ids).toEqual(['n', 'a']);
  });
  it('tells one that spoke while held', () => {
    const list = new ListOrder();
    list.update(['a', 'b'], false, 1, (id) => (id === 'b' ? 3 : 0));
    list.update(['a', 'b'], true, 1, (id) => (id === 'b' ? 3 : 0));
    list.update(['b', 'a'], true, 1, (id) => (id === 'b' ? 4 : 0));
    expect([list.ids, list.pending]).toEqual([['a', 'b'], 1]);
  });
  it('fills an empty list even while the pointer is in it', () => {
    const list = new ListOrder();
    list.update([], true, 0, quiet);
    list.update(['a'], true, 1, quiet);
    expect(list.ids).toEqual(['a']);
  });
});
