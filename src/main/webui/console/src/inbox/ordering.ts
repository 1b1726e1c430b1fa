import type { ConversationView, Priority } from '@bellhop/client';

/** A conversation in the list, and since when its visitor has been waiting. */
export interface Row {
  view: ConversationView;
  since?: number;
}

const WEIGHT: Record<Priority, number> = { urgent: 0, high: 1, normal: 2, low: 3 };

/** Waiting visitors first, by priority and then by waiting time; after them the newest activity. What rests, by when it comes back. */
export function byNeed(a: Row, b: Row): number {
  const rest = byReturn(a, b);
  if (rest !== 0) return rest;
  const need = Number(b.since !== undefined) - Number(a.since !== undefined);
  if (need !== 0) return need;
  if (a.since !== undefined && b.since !== undefined) {
    const weight = WEIGHT[a.view.priority ?? 'normal'] - WEIGHT[b.view.priority ?? 'normal'];
    if (weight !== 0) return weight;
    if (a.since !== b.since) return a.since - b.since;
  } else if (a.view.updatedAt !== b.view.updatedAt) {
    return a.view.updatedAt < b.view.updatedAt ? 1 : -1;
  }
  return a.view.id < b.view.id ? -1 : 1;
}

/** Those that rest until the visitor writes come last. */
function byReturn({ view: a }: Row, { view: b }: Row): number {
  if (a.status !== 'snoozed' || b.status !== 'snoozed') return 0;
  const at = ({ snoozedUntil }: ConversationView) => (snoozedUntil === undefined ? Number.MAX_VALUE : Date.parse(snoozedUntil));
  return at(a) - at(b);
}

export interface Arrangement {
  order: string[];
  /** The number of rows with new messages that would move up or are not in the list yet. */
  pending: number;
}

/**
 * While `holding`, no row moves or disappears: rows keep their place, also those that have left the view; requested
 * pages are added at the end; everything else is pending.
 */
export function arrange(
  shown: readonly string[],
  wanted: readonly string[],
  holding: boolean,
  paged: ReadonlySet<string>,
  spoke: ReadonlySet<string>,
): Arrangement {
  if (!holding) return { order: [...wanted], pending: 0 };
  const place = new Map(shown.map((id, index) => [id, index]));
  const tail = wanted.filter((id) => !place.has(id) && paged.has(id));
  let pending = wanted.filter((id) => !place.has(id) && !paged.has(id)).length;
  // Going up from the end, a row has moved up if a row that was above it is now below it.
  let least = Number.POSITIVE_INFINITY;
  for (let i = wanted.length - 1; i >= 0; i--) {
    const index = place.get(wanted[i] as string);
    if (index === undefined) continue;
    if (index > least && spoke.has(wanted[i] as string)) pending++;
    least = Math.min(least, index);
  }
  return { order: [...shown, ...tail], pending };
}
