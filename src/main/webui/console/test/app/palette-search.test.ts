import { describe, expect, it } from 'vitest';
import { searchEntries } from '../../src/app/palette-search';

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
