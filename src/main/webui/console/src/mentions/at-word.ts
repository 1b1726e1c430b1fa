import { signWordAt, type SignWord } from '../ui/sign-word';

/** What an `@` may follow: not a letter or digit, as in an e-mail address, but for those that write no blanks. */
const BEFORE = /(?:[^\p{L}\p{N}]|[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}])$/u;

/** The name before the caret that begins with an `@`. */
export function atWordAt(text: string, caret: number): SignWord | undefined {
  return signWordAt(text, caret, '@', (before) => BEFORE.test(before));
}
