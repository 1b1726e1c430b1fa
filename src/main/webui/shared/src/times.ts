/** Messages of one sender with less time between them form a group. */
export const GROUP_WITHIN_MS = 3 * 60_000;

/** Whole days between the two in the reader's time zone: 0 today, 1 yesterday. */
export function daysAgo(at: number, now: number): number {
  return Math.round((midnight(now) - midnight(at)) / 86_400_000);
}

function midnight(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0);
}
