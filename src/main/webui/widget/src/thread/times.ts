import type { Words } from '../locale/strings';

export function clock(at: Date, locale: string): string {
  return new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' }).format(at);
}

export function day(at: Date, words: Words, now = new Date()): string {
  const days = Math.round((midnight(now) - midnight(at)) / 86_400_000);
  if (days === 0) return words.say('today');
  if (days === 1) return words.say('yesterday');
  const year = at.getFullYear() === now.getFullYear() ? {} : { year: 'numeric' as const };
  return new Intl.DateTimeFormat(words.locale, { weekday: 'long', day: 'numeric', month: 'long', ...year }).format(at);
}

/** For lists: the time for today, the date for older days. */
export function short(at: Date, locale: string, now = new Date()): string {
  if (midnight(at) === midnight(now)) return clock(at, locale);
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' }).format(at);
}

function midnight(at: Date): number {
  return new Date(at).setHours(0, 0, 0, 0);
}
