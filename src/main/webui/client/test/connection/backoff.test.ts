import { expect, test } from 'vitest';
import { backoff } from '../../src/connection/backoff';

test('the limit doubles from 250 ms and stops at 20 s', () => {
  const limits = [0, 1, 2, 6, 7, 40, 2000].map((attempt) => backoff(attempt, 1));
  expect(limits).toEqual([250, 500, 1000, 16_000, 20_000, 20_000, 20_000]);
});

test('the wait is anywhere between nothing and the limit', () => {
  expect(backoff(3, 0)).toBe(0);
  expect(backoff(3, 0.25)).toBe(500);
});

test('what the service asks for comes first, and the jitter on top', () => {
  expect(backoff(1, 0.5, 3)).toBe(3250);
});
