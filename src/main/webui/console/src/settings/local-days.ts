/** The first moment of a day of the agent's own time zone, given as `2026-03-01`. */
export function startOfDay(day: string): string | undefined {
  return at(day, 0);
}

/** The first moment after it. */
export function endOfDay(day: string): string | undefined {
  return at(day, 1);
}

function at(day: string, later: number): string | undefined {
  const [year, month, date] = day.split('-').map(Number);
  if (year === undefined || month === undefined || date === undefined) return undefined;
  const time = new Date(year, month - 1, date + later);
  return Number.isNaN(time.getTime()) ? undefined : time.toISOString();
}
