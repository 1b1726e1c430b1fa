import type { Gemoji } from 'gemoji';
import { normalized } from '../app/palette-search';
import { signWordAt, type SignWord } from '../ui/sign-word';

/** Fewer letters than these are more often a face or an enumeration. */
const LEAST = 2;
const SHOWN = 12;

/** The name before the caret that begins with a colon behind a blank: not one of a time or an address. */
export function colonWordAt(text: string, caret: number): SignWord | undefined {
  const word = signWordAt(text, text.charAt(caret - 1) === ':' ? caret - 1 : caret, ':', (before) => /[\s(]/.test(before));
  if (word === undefined || !/^[\p{L}\p{N}_+-]+$/u.test(word.typed) || word.typed.length < LEAST) return undefined;
  return { from: word.from, to: caret, typed: text.slice(word.from + 1, caret) };
}

/** Those that are called so: by the whole name first, then by how a name begins, then by a word that describes them. */
export function findEmoji(all: readonly Gemoji[], typed: string): Gemoji[] {
  const isWhole = typed.endsWith(':');
  const wanted = normalized(isWhole ? typed.slice(0, -1) : typed);
  const ranked = all.map((emoji) => ({ emoji, rank: rankOf(emoji, wanted) })).filter(({ rank }) => rank <= (isWhole ? 0 : 2));
  ranked.sort((one, other) => one.rank - other.rank);
  return ranked.slice(0, SHOWN).map(({ emoji }) => emoji);
}

function rankOf({ names, tags, description }: Gemoji, wanted: string): number {
  if (names.includes(wanted)) return 0;
  if (names.some((name) => name.startsWith(wanted))) return 1;
  const words = [...tags, ...description.split(' '), ...names.flatMap((name) => name.split('_'))];
  return words.some((word) => normalized(word).startsWith(wanted)) ? 2 : 3;
}
