/** The rows of a long list to draw: the visible ones, some around them, and the focused one. */
export function visibleRows(total: number, rowHeight: number, top: number, height: number, focused: number): number[] {
  const around = 6;
  const first = Math.max(0, Math.floor(top / rowHeight) - around);
  const last = Math.min(total - 1, Math.ceil((top + height) / rowHeight) + around);
  const rows = [];
  if (focused >= 0 && focused < first) rows.push(focused);
  for (let row = first; row <= last; row++) rows.push(row);
  if (focused > last && focused < total) rows.push(focused);
  return rows;
}
