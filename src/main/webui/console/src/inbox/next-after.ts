/** The row that follows another one in the list, or, where none does, the one before it. */
export function nextAfter(ids: readonly string[], id: string, fits: (id: string) => boolean): string | undefined {
  const at = ids.indexOf(id);
  if (at < 0) return undefined;
  return ids.slice(at + 1).find(fits) ?? ids.slice(0, at).findLast(fits);
}
