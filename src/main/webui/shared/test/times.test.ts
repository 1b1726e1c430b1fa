import { expect, test } from 'vitest';
import { daysAgo } from '../src';

const at = (day: number, hour: number) => new Date(2026, 2, day, hour).getTime();

test('days are counted from midnight to midnight', () => {
  expect(daysAgo(at(3, 0), at(3, 23))).toBe(0);
  expect(daysAgo(at(2, 23), at(3, 1))).toBe(1);
});

test('a change to summer time does not change the count', () => {
  // In Europe and North America clocks go forward within this month.
  expect(daysAgo(at(1, 12), at(31, 12))).toBe(30);
});
