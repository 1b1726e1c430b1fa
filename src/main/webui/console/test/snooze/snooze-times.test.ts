import { describe, expect, it } from 'vitest';
import { fieldValue, snoozePresets, snoozeTime } from '../../src/snooze/snooze-times';

// A zone whose clocks change; this file has a process of its own.
process.env['TZ'] = 'Europe/Berlin';

const local = (text: string) => new Date(text).getTime();
const shown = (now: string) => snoozePresets(local(now)).map(({ id, at }) => `${id} ${fieldValue(at)}`);

describe('times to snooze until', () => {
  it('are those of the agent, soonest first', () => {
    expect(shown('2026-03-04T14:20:30')).toEqual([
      'later 2026-03-04T17:21',
      'tomorrow 2026-03-05T09:00',
      'monday 2026-03-09T09:00',
      'week 2026-03-11T09:00',
    ]);
  });
  it('are not offered twice', () => {
    // On Sunday tomorrow is Monday, and on Monday the next one is in a week.
    expect(shown('2026-03-08T14:00:00').map((line) => line.split(' ')[0])).toEqual(['later', 'tomorrow', 'week']);
    expect(shown('2026-03-09T14:00:00').map((line) => line.split(' ')[0])).toEqual(['later', 'tomorrow', 'monday']);
  });
  it('stay in order before dawn', () => {
    expect(shown('2026-03-04T23:30:00')[0]).toBe('later 2026-03-05T02:30');
    expect(shown('2026-03-04T05:59:00')[0]).toBe('later 2026-03-04T08:59');
  });
  it('are at nine on the day after the clocks change', () => {
    expect(shown('2026-03-28T12:00:00')).toContain('tomorrow 2026-03-29T09:00');
    expect(local('2026-03-29T09:00') - local('2026-03-28T09:00')).toBe(23 * 3_600_000);
  });

  const now = local('2026-03-04T14:20:00');
  it.each([
    ['', 'missing'],
    ['soon', 'missing'],
    ['2026-03-04T14:20', 'past'],
    ['2026-03-04T14:21', local('2026-03-04T14:21')],
    ['2027-03-04T14:20', local('2027-03-04T14:20')],
    ['2028-03-04T14:20', 'far'],
  ])('a field that says %s', (value, expected) => {
    expect(snoozeTime(value, now)).toBe(expected);
  });
});
