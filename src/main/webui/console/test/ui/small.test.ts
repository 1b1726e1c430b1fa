import { describe, expect, it } from 'vitest';
import { hue, initials } from '../../src/ui/initials';
import { searchEntries } from '../../src/app/palette-search';
import { visibleRows } from '../../src/inbox/visible-rows';

describe('initials', () => {
  it.each([['Ana Ruiz', 'AR'], ['Priya', 'P'], ['  ', '?'], ['Chloé Lindqvist-Abernathy', 'CL'], ['فاطمة السيد', 'فا'], ['Maria del Carmen Soto', 'MS'], ['— Ben', 'B']])('of %s are %s', (name, letters) => {
    expect(initials(name)).toBe(letters);
  });
  it('stand on a hue that stays', () => {
    expect(hue('ana')).toBe(hue('ana'));
    expect(hue('x'.repeat(400))).toBeLessThanOrEqual(360);
  });
});

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

describe('the palette', () => {
  const offers = ['Show Resolved', 'Resolve or reopen', 'Assign to Chloé'].map((label) => ({ id: label, label, keys: [], run: () => {} }));
  const found = (typed: string) => searchEntries(offers, typed).map(({ label }) => label);
  it('finds by the beginnings of words, its own beginning first', () => {
    expect(found('resol')).toEqual(['Resolve or reopen', 'Show Resolved']);
    expect(found('ass chloe')).toEqual(['Assign to Chloé']);
    expect(found('esolve')).toEqual([]);
    expect(found('')).toHaveLength(3);
  });
});
