/** A slash and what is typed behind it, up to the caret. */
export interface SlashWord {
  from: number;
  to: number;
  typed: string;
}

const LONGEST = 60;

/** The slash word before the caret, at the beginning of the text or after a blank: not one of an address or a date. */
export function slashWordAt(text: string, caret: number): SlashWord | undefined {
  const from = text.lastIndexOf('/', caret - 1);
  if (from < 0 || caret === 0 || caret - from > LONGEST) return undefined;
  if (from > 0 && !/\s/.test(text.charAt(from - 1))) return undefined;
  const typed = text.slice(from + 1, caret);
  return /^\s|\n/.test(typed) ? undefined : { from, to: caret, typed };
}
