/** Whether something is kept for fewer days than before. Empty is for ever. */
export function isShorter(before: string, now: string): boolean {
  return days(now) < days(before);
}

function days(typed: string): number {
  return typed === '' ? Infinity : Number(typed);
}
