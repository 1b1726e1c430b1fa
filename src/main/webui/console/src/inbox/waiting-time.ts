import type { ConversationView } from '@bellhop/client';

const MINUTE = 60_000;

/** A visitor waits if they wrote last, or if nobody has written yet, unless the conversation is resolved or snoozed. */
export function isWaiting(conversation: ConversationView): boolean {
  if (conversation.status === 'resolved' || conversation.status === 'snoozed') return false;
  return conversation.last === undefined ? conversation.status === 'waiting' : conversation.last.author.kind === 'visitor';
}

/**
 * Since when the visitor waits. The view contains only the last message, so after five messages in a row it would look
 * as if they waited since the fifth. `earlier` is the time known before, which stays while nobody answers.
 */
export function waitingSince(conversation: ConversationView, earlier?: number): number | undefined {
  if (!isWaiting(conversation)) return undefined;
  const since =
    conversation.status === 'waiting' && conversation.agentRead === 0
      ? Date.parse(conversation.createdAt)
      : Date.parse(conversation.last?.at ?? conversation.createdAt);
  return earlier === undefined ? since : Math.min(earlier, since);
}

export type Warmth = 0 | 1 | 2 | 3;

/** 0 calm, 1 after two minutes, 2 after five, 3 after fifteen. */
export function warmth(waited: number): Warmth {
  if (waited < 2 * MINUTE) return 0;
  if (waited < 5 * MINUTE) return 1;
  if (waited < 15 * MINUTE) return 2;
  return 3;
}

/** Short enough for a row: "12s", "4m", "3h", "2d". */
export function waitingLabel(waited: number, locale?: string): string {
  const [value, unit] = inUnits(Math.max(0, waited));
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'narrow', maximumFractionDigits: 0 }).format(value);
}

function inUnits(ms: number): [number, 'second' | 'minute' | 'hour' | 'day'] {
  if (ms < MINUTE) return [Math.floor(ms / 1000), 'second'];
  if (ms < 60 * MINUTE) return [Math.floor(ms / MINUTE), 'minute'];
  if (ms < 24 * 60 * MINUTE) return [Math.floor(ms / (60 * MINUTE)), 'hour'];
  return [Math.floor(ms / (24 * 60 * MINUTE)), 'day'];
}
