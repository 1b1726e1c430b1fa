import { safeAddress } from './addresses';
import { isSecretWord } from './secret-words';

/** A comment, an import, an address, a string, or an escape outside of them. */
const PARTS =
  /\\(?:[\da-f]{1,6}\s?|[\s\S])|\/\*[\s\S]*?(?:\*\/|$)|@import\b[^;]*(?:;|$)|@namespace\b[^;]*(?:;|$)|url\(\s*(?:"((?:[^"\\]|\\[\s\S])*)"|'((?:[^'\\]|\\[\s\S])*)'|((?:[^\s"'()\\]|\\[\s\S])*))\s*(?:\)|$)|"((?:[^"\\]|\\[\s\S])*)(?:"|$)|'((?:[^'\\]|\\[\s\S])*)(?:'|$)/gi;
/** Spaces that would be tried again and again. */
const URL_SPACE = /url\(\s+/gi;
/** Letters that are written as numbers: `\\75 rl(` is `url(`. */
const LETTERS = /\\0{0,4}([46][1-9a-f]|[57][\da])\s?/gi;
const FONT = /^data:(?:application\/(?:x-)?font-|font\/)[\w+-]{1,20};(?:charset=utf-8;)?base64,[A-Za-z\d+/=]*$/i;
/** What the page itself names and fills. */
const CUSTOM = /(--[\w-]{1,80}\s*:)([^;{}]*)/g;
const MAX_LENGTH = 1_000_000;

/**
 * What may leave of a style sheet, a rule, a block of declarations or a value: no comments and imports, no address but
 * a safe one, and no secret in a string.
 *
 * @param mayLeave whether a picture in its own address may be shown
 */
export function safeCss(text: string, redact: (text: string) => string, mayLeave: (address: string) => boolean): string {
  if (text.length > MAX_LENGTH) return '';
  const parts = text
    .replace(LETTERS, (_, code: string) => fromCode(parseInt(code, 16)))
    .replace(/\\([g-z])/gi, '$1')
    .replace(URL_SPACE, 'url(')
    .replace(PARTS, (part, quoted?: string, single?: string, bare?: string, string?: string, other?: string) => {
      // What is escaped outside of a string is part of a name.
      if (part.startsWith('\\')) return part;
      if (part.startsWith('/*') || part.startsWith('@')) return ' ';
      const address = quoted ?? single ?? bare;
      if (address !== undefined) return `url(${quote(cssAddress(unescape(address), mayLeave))})`;
      return quote(safeString(unescape(string ?? other ?? ''), redact, mayLeave));
    });
  return parts.replace(CUSTOM, (_, name: string, value: string) => name + redact(value));
}

/** A reference within the document stays: gradients, masks and clips of a drawing. */
function cssAddress(address: string, mayLeave: (address: string) => boolean): string {
  if (!mayLeave(address)) return '#';
  if (FONT.test(address)) return address;
  return /^#[A-Za-z][\w-]{0,39}$/.test(address) && !isSecretWord(address) ? address : safeAddress(address);
}

function safeString(text: string, redact: (text: string) => string, mayLeave: (address: string) => boolean): string {
  if (!mayLeave(text)) return '#';
  // `image-set("/a.png" 1x)` has addresses without `url`.
  if (/[/?#]/.test(text) && !/\s/.test(text.trim())) return redact(safeAddress(text));
  return text.split(/\s+/).some(isSecretWord) ? '•' : redact(text);
}

/** CSS Syntax 3, 4.3.7. */
function unescape(text: string): string {
  return text.replace(/\\(?:([\da-f]{1,6})\s?|\n|([\s\S]))/gi, (_, code?: string, plain?: string) =>
    code === undefined ? (plain ?? '') : fromCode(parseInt(code, 16)),
  );
}

function fromCode(code: number): string {
  return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : '\ufffd';
}

function quote(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&').replace(/[\n\r\f]/g, '\\a ')}"`;
}
