import { serviceTime, type Entry, type Message } from '@bellhop/client';
import { GROUP_WITHIN_MS } from '@bellhop/shared';

/** The rows of a thread, from top to bottom. */
export type Row =
  | { kind: 'day'; key: string; at: Date }
  | { kind: 'event'; key: string; message: Message }
  | { kind: 'bubble'; key: string; entry: Entry; own: boolean; first: boolean; last: boolean };

/** Groups messages of one sender within three minutes, with a line for each day and for each event. */
export function threadRows(entries: readonly Entry[]): Row[] {
  const drawn = entries.filter(({ message }) => isDrawn(message));
  return drawn.flatMap((entry, i): Row[] => {
    const { message } = entry;
    const key = message.ref ?? entry.key;
    const day = startsDay(message, drawn[i - 1]?.message) ? [dayRow(message)] : [];
    if (message.kind === 'event') return [...day, { kind: 'event', key, message }];
    const own = message.author?.kind !== 'agent' && message.author?.kind !== 'system';
    const first = day.length > 0 || !isSameGroup(drawn[i - 1], entry);
    const next = drawn[i + 1];
    const last = !next || !isSameGroup(entry, next) || startsDay(next.message, message);
    return [...day, { kind: 'bubble', key, entry, own, first, last }];
  });
}

function isDrawn({ kind, event }: Message): boolean {
  if (kind === 'text') return true;
  return kind === 'event' && ['assigned', 'resolved', 'reopened', 'rated', 'assist_started', 'assist_ended'].includes(event?.name ?? '');
}

function isSameGroup(one: Entry | undefined, other: Entry): boolean {
  if (!one || one.message.kind !== 'text' || other.message.kind !== 'text') return false;
  // A failed message shows its error, so it ends the group.
  if (one.state === 'failed') return false;
  return senderKey(one.message) === senderKey(other.message) && timeOf(other.message) - timeOf(one.message) < GROUP_WITHIN_MS;
}

/**
 * Before the first welcome our own messages have no id. A thread has one visitor, so all visitors count as the same
 * sender.
 */
function senderKey({ author }: Message): string {
  return author?.kind === 'agent' ? `agent:${author.id ?? author.name}` : (author?.kind ?? 'visitor');
}

function startsDay(message: Message, before: Message | undefined): boolean {
  return !before || new Date(timeOf(message)).toDateString() !== new Date(timeOf(before)).toDateString();
}

function dayRow(message: Message): Row {
  const at = new Date(timeOf(message));
  return { kind: 'day', key: `day ${at.toDateString()}`, at };
}

export function timeOf({ at }: Message): number {
  const time = at === undefined ? NaN : Date.parse(at);
  return Number.isNaN(time) ? serviceTime.now() : time;
}
