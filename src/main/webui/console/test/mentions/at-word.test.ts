import { describe, expect, it } from 'vitest';
import { atWordAt } from '../../src/mentions/at-word';

/** The bar is the caret. */
const typed = (text: string) => atWordAt(text.replace('|', ''), text.indexOf('|'))?.typed;

describe('a name that is being typed', () => {
  it.each([
    ['@|', ''],
    ['@be|', 'be'],
    ['Hi @ben k|', 'ben k'],
    ['(@b|', 'b'],
    ['请@王|', '王'],
  ])('stands in %j', (text, wanted) => expect(typed(text)).toBe(wanted));

  it.each(['mia@shop|', '1@|', '@ |', '@ben\n|', 'ben|'])('does not stand in %j', (text) => expect(typed(text)).toBeUndefined());
});
