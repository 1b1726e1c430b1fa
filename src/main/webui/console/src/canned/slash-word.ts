import { signWordAt, type SignWord } from '../ui/sign-word';

/** The slash word before the caret, at the beginning of the text or after a blank: not one of an address or a date. */
export function slashWordAt(text: string, caret: number): SignWord | undefined {
  return signWordAt(text, caret, '/', (before) => /\s/.test(before));
}
