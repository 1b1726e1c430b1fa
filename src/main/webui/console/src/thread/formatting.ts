import { insertText } from '../ui/insert-text';

/** The signs of Markdown around what is chosen. */
export type Sign = '**' | '*' | '`';

const SIGNS: Readonly<Record<string, Sign>> = { b: '**', i: '*' };

/** The sign of Ctrl+B and Ctrl+I, with ⌘ on a Mac. */
export function signOf({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): Sign | undefined {
  return (ctrlKey || metaKey) && !altKey && !shiftKey ? SIGNS[key.toLowerCase()] : undefined;
}

/** Puts a sign around what is chosen, or takes it away; blanks at the edges stay outside, since nothing closes behind one. */
export function toggleSign(area: HTMLTextAreaElement, sign: Sign): void {
  const { value } = area;
  const chosen = value.slice(area.selectionStart, area.selectionEnd);
  const from = area.selectionStart + (chosen.length - chosen.trimStart().length);
  const text = chosen.trim();
  const to = from + text.length;
  const has = value.slice(from - sign.length, from) === sign && value.slice(to, to + sign.length) === sign;
  if (has && text !== '') {
    insertText(area, from - sign.length, to + sign.length, text);
    area.setSelectionRange(from - sign.length, from - sign.length + text.length);
  } else {
    insertText(area, from, to, `${sign}${text}${sign}`);
    area.setSelectionRange(from + sign.length, from + sign.length + text.length);
  }
}
