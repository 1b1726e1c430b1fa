import type { Message } from '@bellhop/client';

/** What a log asks of its visitor: to rate a resolution, to look further up for one, or nothing. */
export type Asked = { resolution: number; rated: boolean } | 'unknown' | undefined;

const STEPS: readonly (string | undefined)[] = ['resolved', 'reopened', 'rated'];

/**
 * The newest resolution of a resolved conversation, and whether it was rated. It is asked for only where both sides
 * have written.
 *
 * @param whole whether nothing is above these messages
 */
export function askedBy(messages: readonly Message[], whole: boolean): Asked {
  const last = messages.findLast(({ event }) => STEPS.includes(event?.name));
  if (last?.event?.name === 'reopened') return undefined;
  const resolved = messages.findLast(({ event }) => event?.name === 'resolved');
  const wrote = (kind: string) => messages.some((message) => message.kind === 'text' && message.author?.kind === kind);
  if (!resolved || !wrote('visitor') || !wrote('agent')) return whole ? undefined : 'unknown';
  return { resolution: resolved.seq, rated: last?.event?.name === 'rated' };
}
