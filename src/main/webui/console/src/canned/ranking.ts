import type { CannedReply } from '../api/types';
import { normalized } from '../app/palette-search';

/** What is compared with, made once for each reply. */
interface Index {
  shortcut: string;
  words: string[];
  body: string;
}

const indexes = new WeakMap<CannedReply, Index>();

/**
 * The replies that what was typed may mean. First those whose shortcut begins with it, then those with its words in the
 * name, then in the body; among these the wanted languages first, in their order.
 *
 * @param languages tags, the best first
 */
export function rankReplies(replies: readonly CannedReply[], typed: string, languages: readonly string[]): CannedReply[] {
  const text = normalized(typed.trim());
  const words = wordsOf(text);
  const ranked = replies
    .map((reply) => ({ reply, match: matchOf(indexOf(reply), text, words), language: languageRank(reply.language, languages) }))
    .filter(({ match }) => match !== undefined);
  ranked.sort(
    (a, b) =>
      (a.match ?? 0) - (b.match ?? 0) ||
      a.language - b.language ||
      a.reply.shortcut.localeCompare(b.reply.shortcut) ||
      Number(a.reply.scope === 'everyone') - Number(b.reply.scope === 'everyone'),
  );
  return ranked.map(({ reply }) => reply);
}

function matchOf({ shortcut, words, body }: Index, text: string, wanted: readonly string[]): number | undefined {
  if (text === '') return 0;
  if (shortcut === text) return 0;
  if (shortcut.startsWith(text)) return 1;
  if (wanted.length === 0) return undefined;
  if (wanted.every((word) => words.some((other) => other.startsWith(word)))) return 2;
  return wanted.every((word) => body.includes(word)) ? 3 : undefined;
}

/** Replies for any language come behind those in the best one. */
function languageRank(language: string | undefined, wanted: readonly string[]): number {
  if (language === undefined) return 0.5;
  const rank = wanted.findIndex((tag) => primary(tag) === primary(language));
  return rank < 0 ? wanted.length + 1 : rank;
}

function primary(tag: string): string {
  return (tag.split('-')[0] ?? '').toLowerCase();
}

function indexOf(reply: CannedReply): Index {
  const known = indexes.get(reply);
  if (known) return known;
  const shortcut = normalized(reply.shortcut);
  const index = { shortcut, words: [...wordsOf(normalized(reply.name)), ...wordsOf(shortcut)], body: normalized(reply.body) };
  indexes.set(reply, index);
  return index;
}

function wordsOf(text: string): string[] {
  return text.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
}
