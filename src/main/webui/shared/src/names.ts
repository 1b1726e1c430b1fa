/** Older browsers have no segmenter; then a code point counts as a letter. */
const segmenter = 'Segmenter' in Intl ? new Intl.Segmenter(undefined, { granularity: 'grapheme' }) : undefined;

/** One or two initials of a name, as whole graphemes of any script; empty if the name has no letter. */
export function initials(name: string): string {
  const parts = name
    .trim()
    .split(/\s+/)
    .filter((part) => /[\p{L}\p{N}]/u.test(part));
  const ends = parts.length > 1 ? [parts[0], parts.at(-1)] : parts;
  return ends
    .map((part) => firstGrapheme(part ?? ''))
    .join('')
    .toLocaleUpperCase();
}

export function firstName(name: string): string {
  return name.trim().split(/\s+/)[0] || name;
}

function firstGrapheme(text: string): string {
  return (segmenter ? [...segmenter.segment(text)][0]?.segment : [...text][0]) ?? '';
}

/** Keeps a name's direction to itself in a sentence: FIRST STRONG ISOLATE, POP DIRECTIONAL ISOLATE (UAX 9). */
export function isolate(name: string): string {
  return `\u2068${name.replace(/[\u202a-\u202e]/g, '')}\u2069`;
}
