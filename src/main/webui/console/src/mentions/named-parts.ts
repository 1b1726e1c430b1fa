import { WITHOUT_BLANKS } from './without-blanks';

/** A piece of a text; `named`: it names a colleague. */
export interface NamedPart {
  text: string;
  named: boolean;
}

/** A letter or digit that is part of the word before or behind it. */
const JOINED = `(?!${WITHOUT_BLANKS})[\\p{L}\\p{N}]`;

/** Finds `@` and one of the names, in any case; of several that fit, the longest. The service tells the same people. */
export function namePattern(names: readonly string[]): RegExp | undefined {
  const known = [...new Set(names)].filter((name) => name !== '').sort((one, other) => other.length - one.length);
  if (known.length === 0) return undefined;
  const behind = `(?:(?<=${WITHOUT_BLANKS})|(?!${JOINED}))`;
  return new RegExp(`(?<!${JOINED})@(?:${known.map(escaped).join('|')})${behind}`, 'giu');
}

export function namedParts(text: string, names: RegExp | undefined): NamedPart[] {
  if (names === undefined || !text.includes('@')) return [{ text, named: false }];
  const parts: NamedPart[] = [];
  let at = 0;
  for (const match of text.matchAll(names)) {
    parts.push({ text: text.slice(at, match.index), named: false }, { text: match[0], named: true });
    at = match.index + match[0].length;
  }
  parts.push({ text: text.slice(at), named: false });
  return parts.filter((part) => part.text !== '');
}

function escaped(name: string): string {
  return name.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
