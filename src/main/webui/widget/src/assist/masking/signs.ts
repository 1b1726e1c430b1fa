const SIGNS = /[\p{L}\p{N}]/gu;
const DENSE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;

/** Fewer signs are too common; of scripts without spaces, two make a name. */
export const MIN_SIGNS = 3;
export const MIN_DENSE = 2;
/** The longest part of a value, in signs. */
export const MAX_PART = 100;

/** The letters and digits of a text. */
export function signsOf(text: string): string[] {
  return text.match(SIGNS) ?? [];
}

/** Whether there is something of a script without spaces in it. */
export function isDense(text: string): boolean {
  return DENSE.test(text);
}
