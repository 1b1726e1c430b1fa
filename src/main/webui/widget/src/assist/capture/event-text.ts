import type { RecordedEvent } from './recorded-events';

/** In characters: the largest event. Only sheets, addresses and texts of great length make one larger. */
const MOST = 2_500_000;
/** Shorter ones are not worth cutting. */
const LONG = 10_000;
/** What is left of a text. */
const KEPT = 1_000;

/** An event as JSON, which is never more than can be shown: the longest strings in it are cut. */
export function writeEvent(event: RecordedEvent): string {
  const text = JSON.stringify(event);
  if (text.length <= MOST) return text;
  const longest = lengthsIn(event).sort((one, other) => other - one);
  let left = text.length;
  let most = Infinity;
  for (const length of longest) {
    if (left <= MOST) break;
    most = length - 1;
    left -= length;
  }
  return JSON.stringify(event, (key, value: unknown) => (typeof value === 'string' && value.length > most ? cut(key, value) : value));
}

function lengthsIn(value: unknown): number[] {
  if (typeof value === 'string') return value.length > LONG ? [value.length] : [];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(lengthsIn) : [];
}

/** Half a sheet or a picture is nothing. */
function cut(key: string, text: string): string {
  return key === 'textContent' || key === 'value' ? `${text.slice(0, KEPT)}…` : '';
}
