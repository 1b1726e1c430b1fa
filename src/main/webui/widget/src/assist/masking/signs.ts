const SIGN = /[\p{L}\p{N}]/gu;
const DENSE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;
/** Where digits of other scripts begin: Arabic, Persian, Devanagari, Bengali, Thai. */
const ZEROS = [0x660, 0x6f0, 0x966, 0x9e6, 0xe50];
const MAX_KNOWN = 5_000;

/** Fewer signs are too common; of scripts without spaces, two make a name. */
export const MIN_SIGNS = 3;
export const MIN_DENSE = 2;
/** The longest part of a value, in signs. */
export const MAX_PART = 100;

/** A letter or digit and where it stands. */
export interface Sign {
  sign: string;
  from: number;
  to: number;
}

/** The letters and digits of a text, as they are compared: small, without accents, digits as 0 to 9. */
export function signsIn(text: string): Sign[] {
  return Array.from(text.matchAll(SIGN), ({ 0: sign, index }) => ({ sign: plain(sign), from: index, to: index + sign.length }));
}

export function countSigns(text: string): number {
  return text.match(SIGN)?.length ?? 0;
}

/** Whether there is something of a script without spaces in it. */
export function isDense(text: string): boolean {
  return DENSE.test(text);
}

const known = new Map<string, string>();

function plain(sign: string): string {
  if (sign < '\x80') return sign.toLowerCase();
  let found = known.get(sign);
  if (found === undefined) {
    found = withoutAccent(sign);
    if (known.size < MAX_KNOWN) known.set(sign, found);
  }
  return found;
}

function withoutAccent(sign: string): string {
  const code = sign.codePointAt(0) ?? 0;
  const zero = ZEROS.find((first) => code >= first && code < first + 10);
  if (zero !== undefined) return String(code - zero);
  if (isDense(sign)) return sign;
  const [base = sign] = sign.normalize('NFKD');
  return base.toLowerCase();
}
