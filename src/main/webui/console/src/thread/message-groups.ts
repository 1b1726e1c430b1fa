import { changedSeq, type Entry, type Person } from '@bellhop/client';
import { GROUP_WITHIN_MS } from '@bellhop/shared';

export type MessageBlock =
  | { type: 'day'; key: string; at: number }
  | { type: 'event'; key: string; entry: Entry; at: number }
  | { type: 'group'; key: string; author: Person | undefined; note: boolean; at: number; entries: Entry[] };

function dayOf(at: number): string {
  const date = new Date(at);
  return `${date.getFullYear()}-${date.getMonth()}-${date.getDate()}`;
}

/**
 * Groups messages of one sender while no more than three minutes pass between them, with day lines in the reader's
 * time zone. A message without a time, which is still being sent, counts as written at `now`.
 */
export function groupMessages(entries: readonly Entry[], now: number): MessageBlock[] {
  const blocks: MessageBlock[] = [];
  let day = '';
  let last = 0;
  for (const entry of entries) {
    const { kind, author } = entry.message;
    // What tells of a change shows in the message itself.
    if (kind === 'hidden' || changedSeq(entry.message) !== undefined) continue;
    const at = entry.message.at === undefined ? now : Date.parse(entry.message.at);
    const today = dayOf(at);
    if (today !== day) blocks.push({ type: 'day', key: `day-${today}-${entry.key}`, at });
    day = today;
    if (kind === 'event') {
      blocks.push({ type: 'event', key: entry.key, entry, at });
    } else {
      const open = blocks.at(-1);
      const note = kind === 'note';
      const same =
        open?.type === 'group' &&
        open.note === note &&
        at - last <= GROUP_WITHIN_MS &&
        open.author?.kind === author?.kind &&
        open.author?.id === author?.id;
      if (same) open.entries.push(entry);
      else blocks.push({ type: 'group', key: entry.key, author, note, at, entries: [entry] });
    }
    last = at;
  }
  return blocks;
}
