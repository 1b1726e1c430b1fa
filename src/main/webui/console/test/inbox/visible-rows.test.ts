import { describe, expect, it } from 'vitest';
import { visibleRows } from '../../src/inbox/visible-rows';

describe('the window of a long list', () => {
  it('draws some forty of ten thousand', () => {
    const rows = visibleRows(10_000, 68, 340_000, 900, -1);
    expect(rows.length).toBeLessThan(40);
    expect(rows).toContain(5_000);
    expect(rows).toContain(5_013);
  });
  it('keeps the row that has the focus', () => {
    expect(visibleRows(10_000, 68, 340_000, 900, 3)[0]).toBe(3);
    expect(visibleRows(10_000, 68, 0, 900, 9_999).at(-1)).toBe(9_999);
  });
  it('never goes past the end', () => {
    expect(visibleRows(2, 68, 0, 900, -1)).toEqual([0, 1]);
    expect(visibleRows(0, 68, 0, 900, -1)).toEqual([]);
  });
});
