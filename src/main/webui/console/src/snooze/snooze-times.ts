const HOUR = 3_600_000;
const MORNING = 9;
const MONDAY = 1;
/** The service accepts no later time. */
const LONGEST_DAYS = 366;

export type PresetId = 'later' | 'tomorrow' | 'monday' | 'week';

export interface Preset {
  id: PresetId;
  at: number;
}

/** Times to snooze until, in the agent's own zone, soonest first. None is offered twice. */
export function snoozePresets(now: number): Preset[] {
  const today = new Date(now);
  const toMonday = (7 + MONDAY - today.getDay()) % 7 || 7;
  const presets: Preset[] = [
    { id: 'later', at: toMinute(now + 3 * HOUR) },
    { id: 'tomorrow', at: morning(today, 1) },
    { id: 'monday', at: morning(today, toMonday) },
    { id: 'week', at: morning(today, 7) },
  ];
  const soonest = presets.sort((a, b) => a.at - b.at);
  return soonest.filter(({ at }, index) => soonest.findIndex((other) => other.at === at) === index);
}

/** Days are counted by the calendar, since some have 23 or 25 hours. */
function morning(today: Date, days: number): number {
  return new Date(today.getFullYear(), today.getMonth(), today.getDate() + days, MORNING).getTime();
}

function toMinute(at: number): number {
  return Math.ceil(at / 60_000) * 60_000;
}

/** The value of a date-time field, in the agent's own zone. */
export function fieldValue(at: number): string {
  const date = new Date(at);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

export type Unfit = 'missing' | 'past' | 'far';

/** The time that a date-time field names, or why nothing can be snoozed until then. */
export function snoozeTime(value: string, now: number): number | Unfit {
  const at = new Date(value).getTime();
  if (Number.isNaN(at)) return 'missing';
  if (at <= now) return 'past';
  return at > now + LONGEST_DAYS * 24 * HOUR ? 'far' : at;
}
