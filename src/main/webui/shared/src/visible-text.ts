/**
 * Everything but blanks, controls, format characters, marks without a letter, the Hangul fillers, the blank Braille
 * pattern and what Unicode reserves for invisible characters. The server has the same list in `VisibleText`.
 */
const SOMETHING = /[^\p{Z}\p{Cc}\p{Cf}\p{Cs}\p{M}\u115f\u1160\u2065\u2800\u3164\uffa0\ufff0-\ufff8\u{e0000}-\u{e0fff}]/u;

/**
 * The message that is sent for what was typed or pasted: without blanks around it, and without control characters and
 * halves of characters, which the service does not store. Empty if it would show nothing.
 */
export function messageBody(typed: string): string {
  const lines = typed.replace(/[\v\f\x85]/g, '\n');
  const body = lines.replace(/(?![\n\t])\p{Cc}|\p{Cs}/gu, '').trim();
  return SOMETHING.test(body) ? body : '';
}
