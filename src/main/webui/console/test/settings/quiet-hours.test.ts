import { describe, expect, it } from 'vitest';
import { isQuiet, isTimeOfDay } from '../../src/settings/quiet-hours';

const at = (time: string) => new Date(`2026-03-02T${time}:00`);

describe('quiet hours', () => {
  it.each([
    ['18:00', '08:00', '17:59', false],
    ['18:00', '08:00', '18:00', true],
    ['18:00', '08:00', '00:00', true],
    ['18:00', '08:00', '07:59', true],
    ['18:00', '08:00', '08:00', false],
    ['12:00', '13:00', '12:30', true],
    ['12:00', '13:00', '13:00', false],
    ['00:00', '00:00', '15:00', true],
  ])('from %s until %s: %s is quiet: %s', (from, until, time, quiet) => {
    expect(isQuiet({ on: true, from, until }, at(time))).toBe(quiet);
    expect(isQuiet({ on: false, from, until }, at(time))).toBe(false);
  });

  it.each([
    ['08:00', true],
    ['23:59', true],
    ['24:00', false],
    ['8:00', false],
    ['', false],
    [8, false],
  ])('%j is a time of day: %s', (value, is) => expect(isTimeOfDay(value)).toBe(is));
});
