import { serviceTime } from '@bellhop/client';
import { daysAgo } from '@bellhop/shared';
import type { Strings } from '../locale/strings';

export function timeOfDay(at: Date, locale: string): string {
  return new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' }).format(at);
}

export function dayLabel(at: Date, strings: Strings, now = new Date(serviceTime.now())): string {
  const days = daysAgo(at.getTime(), now.getTime());
  if (days === 0) return strings.get('today');
  if (days === 1) return strings.get('yesterday');
  const year = at.getFullYear() === now.getFullYear() ? {} : { year: 'numeric' as const };
  return new Intl.DateTimeFormat(strings.locale, { weekday: 'long', day: 'numeric', month: 'long', ...year }).format(at);
}

/** For lists: the time for today, the date for older days. */
export function shortTime(at: Date, locale: string, now = new Date(serviceTime.now())): string {
  if (daysAgo(at.getTime(), now.getTime()) === 0) return timeOfDay(at, locale);
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' }).format(at);
}
