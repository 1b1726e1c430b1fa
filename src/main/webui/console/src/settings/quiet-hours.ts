/** From and until when nobody is disturbed, as `hh:mm` of the agent's own clock; over midnight if the end is earlier. */
export interface QuietHours {
  on: boolean;
  from: string;
  until: string;
}

export function isTimeOfDay(value: unknown): value is string {
  return typeof value === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/.test(value);
}

/** Equal times mean the whole day. */
export function isQuiet({ on, from, until }: QuietHours, now: Date): boolean {
  if (!on) return false;
  const time = `${String(now.getHours()).padStart(2, '0')}:${String(now.getMinutes()).padStart(2, '0')}`;
  return from < until ? from <= time && time < until : time >= from || time < until;
}
