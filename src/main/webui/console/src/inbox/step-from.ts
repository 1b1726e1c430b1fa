/**
 * The row next to the one that `from` names. If that one has left the list, its neighbour stands in its place now.
 *
 * @param place where a row stood before it left
 * @param by 1 for the next row, -1 for the previous one
 */
export function stepFrom(
  ids: readonly string[],
  from: string | undefined,
  place: { id: string; at: number } | undefined,
  by: number,
): string | undefined {
  const at = from === undefined ? -1 : ids.indexOf(from);
  const left = at < 0 && place !== undefined && place.id === from;
  const to = left ? place.at + (by > 0 ? by - 1 : by) : at + by;
  return ids[Math.max(0, Math.min(ids.length - 1, to))];
}
