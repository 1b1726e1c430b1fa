const segments = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** One or two letters of a name, whole graphemes, whatever the script. */
export function initials(name: string): string {
  const parts = name.trim().split(/\s+/).filter((part) => /[\p{L}\p{N}]/u.test(part));
  const ends = parts.length > 1 ? [parts[0], parts.at(-1)] : parts;
  return ends.map((part) => [...segments.segment(part ?? '')][0]?.segment ?? '').join('').toLocaleUpperCase() || '?';
}

/** A hue that stays with a person: the same name looks the same everywhere. */
export function hue(id: string): number {
  let sum = 0;
  for (const char of id) sum = (sum * 31 + char.charCodeAt(0)) % 3600;
  return Math.round(sum / 10);
}
