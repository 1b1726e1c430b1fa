import type { ConversationView, Priority } from '@bellhop/client';

/** A conversation as the list knows it: the view, and since when its visitor waits. */
export interface Row {
  view: ConversationView;
  since?: number;
}

const WEIGHT: Record<Priority, number> = { urgent: 0, high: 1, normal: 2, low: 3 };

/** What needs me first: who waits, the urgent before the rest, the longest first; then the newest activity. */
export function byNeed(a: Row, b: Row): number {
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

export interface Arrangement {
  order: string[];
  /** How many of those that spoke meanwhile would stand higher, or are not in the list yet. */
  pending: number;
}

/**
 * While `holding`, nothing that is shown moves or goes: rows keep their place (also those that left the view, which
 * the list mutes), pages that were asked for are added at the end, and the rest waits to be let in.
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
  // Seen from below, a row has moved up when one that stood above it now stands below it.
  let least = Number.POSITIVE_INFINITY;
  for (let i = wanted.length - 1; i >= 0; i--) {
    const index = place.get(wanted[i] as string);
    if (index === undefined) continue;
    if (index > least && spoke.has(wanted[i] as string)) pending++;
    least = Math.min(least, index);
  }
  return { order: [...shown, ...tail], pending };
}
