import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { EventBatcher } from '../../../src/assist/capture/event-batcher';
import { EVENT } from '../../../src/assist/capture/recorded-events';

interface Piece {
  begins: boolean;
  ends: boolean;
  data: string;
}
const meta = { type: EVENT.meta, timestamp: 1, data: {} };
const change = (text: string) => ({ type: EVENT.change, timestamp: 2, data: { text } });

let sent: Piece[];
let backlog: number;
let connected: boolean;
let batcher: EventBatcher;

beforeEach(() => {
  vi.useFakeTimers();
  sent = [];
  backlog = 0;
  connected = true;
  batcher = new EventBatcher(
    (piece) => connected && sent.push(piece) > 0,
    () => backlog,
  );
});
afterEach(() => vi.useRealTimers());

test('what comes in a moment goes as one, and a picture says that it begins', () => {
  batcher.add(meta);
  batcher.add(change('a'));
  vi.advanceTimersByTime(40);
  batcher.add(change('b'));
  vi.advanceTimersByTime(40);
  expect(sent.map(({ begins, ends }) => [begins, ends])).toEqual([
    [true, true],
    [false, true],
  ]);
  expect(JSON.parse(sent[0]?.data ?? '')).toHaveLength(2);
});

test('what is long is cut, and is whole again when put together', () => {
  batcher.add(meta);
  batcher.add(change('é'.repeat(50_000)));
  vi.advanceTimersByTime(40);
  expect(sent.length).toBeGreaterThan(3);
  expect(sent.map(({ begins }) => begins)).toEqual([true, ...sent.slice(1).map(() => false)]);
  expect(sent.map(({ ends }) => ends)).toEqual([...sent.slice(1).map(() => false), true]);
  expect(JSON.parse(sent.map(({ data }) => data).join(''))).toHaveLength(2);
  for (const { data } of sent) expect(new TextEncoder().encode(JSON.stringify(data)).length).toBeLessThan(60_000);
});

test('it waits while much is on its way, so that messages find room', () => {
  backlog = 100_000;
  batcher.add(meta);
  vi.advanceTimersByTime(500);
  expect(sent).toEqual([]);
  backlog = 0;
  vi.advanceTimersByTime(40);
  expect(sent).toHaveLength(1);
});

test('after the stop nothing more is sent', () => {
  batcher.add(meta);
  batcher.stop();
  vi.advanceTimersByTime(1_000);
  expect(sent).toEqual([]);
});

test('a new picture takes the place of what waits', () => {
  backlog = 100_000;
  batcher.add(meta);
  batcher.add(change('old'));
  vi.advanceTimersByTime(40);
  batcher.add(meta);
  batcher.add(change('new'));
  backlog = 0;
  vi.advanceTimersByTime(80);
  expect(sent.map(({ data }) => data).join('')).not.toContain('old');
  expect(sent[0]?.begins).toBe(true);
});

test('without a connection what was gathered is thrown away', () => {
  connected = false;
  batcher.add(meta);
  vi.advanceTimersByTime(40);
  connected = true;
  batcher.add(change('later'));
  vi.advanceTimersByTime(40);
  expect(sent.map(({ data }) => data).join('')).toContain('later');
  expect(sent).toHaveLength(1);
});
