const segments = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** One or two initials of a name, as whole graphemes of any script. */
export function initials(name: string): string {
  const parts = name.trim().split(/\s+/).filter((part) => /[\p{L}\p{N}]/u.test(part));
  const ends = parts.length > 1 ? [parts[0], parts.at(-1)] : parts;
  return ends.map((part) => [...segments.segment(part ?? '')][0]?.segment ?? '').join('').toLocaleUpperCase() || '?';
}

/** A constant hue per person, so that they look the same everywhere. */
export function hue(id: string): number {
  let sum = 0;
  for (const char of id) sum = (sum * 31 + char.charCodeAt(0)) % 3600;
  return Math.round(sum / 10);
}
