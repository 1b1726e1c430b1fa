import { signWordAt, type SignWord } from '../ui/sign-word';
import { WITHOUT_BLANKS } from './without-blanks';

/** What an `@` may follow: not a letter or digit, as in an e-mail address, but for those that write no blanks. */
const BEFORE = new RegExp(`[^\\p{L}\\p{N}]|${WITHOUT_BLANKS}`, 'u');

/** The name before the caret that begins with an `@`. */
export function atWordAt(text: string, caret: number): SignWord | undefined {
  return signWordAt(text, caret, '@', (before) => BEFORE.test(before));
}
