/** The row that follows another one in the list, or, where none does, the one before it; the first if it is not there. */
export function nextAfter(ids: readonly string[], id: string, fits: (id: string) => boolean): string | undefined {
  const at = ids.indexOf(id);
  return ids.slice(at + 1).find(fits) ?? ids.slice(0, Math.max(0, at)).findLast(fits);
}
