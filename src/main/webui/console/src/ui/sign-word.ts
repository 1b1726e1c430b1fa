/** A sign that begins a list, and what is typed behind it, up to the caret. */
export interface SignWord {
  from: number;
  to: number;
  typed: string;
}

const LONGEST = 60;

/** The word before the caret that begins with the sign, if `mayStand` allows the sign behind the character before it. */
export function signWordAt(text: string, caret: number, sign: string, mayStand: (before: string) => boolean): SignWord | undefined {
  const from = text.lastIndexOf(sign, caret - 1);
  if (from < 0 || caret === 0 || caret - from > LONGEST) return undefined;
  if (from > 0 && !mayStand(text.charAt(from - 1))) return undefined;
  const typed = text.slice(from + 1, caret);
  return /^\s|\n/.test(typed) ? undefined : { from, to: caret, typed };
}
