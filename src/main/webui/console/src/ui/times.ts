import { daysAgo } from '@bellhop/shared';

// All times are in the agent's time zone and locale. Formatters are kept, because creating one is slow.
const clock = new Intl.DateTimeFormat(undefined, { hour: 'numeric', minute: '2-digit' });
const weekday = new Intl.DateTimeFormat(undefined, { weekday: 'short' });
const date = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' });
const dateOfYear = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', year: 'numeric' });
const dayAndTime = new Intl.DateTimeFormat(undefined, {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  hour: 'numeric',
  minute: '2-digit',
});
const full = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'short' });
const longDay = new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long' });
const longDayOfYear = new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
const relative = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' });
const figure = new Intl.NumberFormat();

function sameYear(at: number, now: number): boolean {
  return new Date(at).getFullYear() === new Date(now).getFullYear();
}

export function timeOfDay(at: number): string {
  return clock.format(at);
}

/** For rows: the time today, the weekday this week, else the date. */
export function shortTime(at: number, now: number): string {
  const days = daysAgo(at, now);
  if (days <= 0) return clock.format(at);
  if (days < 7) return weekday.format(at);
  return sameYear(at, now) ? date.format(at) : dateOfYear.format(at);
}

export function dayLabel(at: number, now: number): string {
  const days = daysAgo(at, now);
  if (days === 0 || days === 1) {
    const words = relative.format(-days, 'day');
    return words.charAt(0).toLocaleUpperCase() + words.slice(1);
  }
  return (sameYear(at, now) ? longDay : longDayOfYear).format(at);
}

export function fullTime(at: number): string {
  return full.format(at);
}

export function dateAndTime(at: number, now: number): string {
  const day = daysAgo(at, now) === 0 ? relative.format(0, 'day') : sameYear(at, now) ? date.format(at) : dateOfYear.format(at);
  return `${day}, ${clock.format(at)}`;
}

/** For rows, of a time to come: the time today, with the weekday this week, else the date. */
export function comingTime(at: number, now: number): string {
  const days = -daysAgo(at, now);
  if (days <= 0) return clock.format(at);
  if (days < 7) return `${weekday.format(at)} ${clock.format(at)}`;
  return (sameYear(at, now) ? date : dateOfYear).format(at);
}

/** Of a time to come: its day and time in full, with the year if it is another one. */
export function comingDayAndTime(at: number, now: number): string {
  if (daysAgo(at, now) === 0) return `${relative.format(0, 'day')}, ${clock.format(at)}`;
  return sameYear(at, now) ? dayAndTime.format(at) : `${dateOfYear.format(at)}, ${clock.format(at)}`;
}

/** The time zone in which all times are shown, by its name. */
export function timeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone.replaceAll('_', ' ');
}

/** Minutes and seconds of a recording. */
export function playbackTime(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1_000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

export function count(value: number): string {
  return figure.format(value);
}
