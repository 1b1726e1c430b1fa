import { describe, expect, it } from 'vitest';
import { namedParts, namePattern } from '../../src/mentions/named-parts';

const names = namePattern(['Ben', 'Ben Kim', 'Zoë', '王小明', 'C++ (bot)']);
const named = (text: string) => namedParts(text, names).flatMap((part) => (part.named ? [part.text] : []));

describe('the names in a note', () => {
  it.each([
    ['@Ben look', ['@Ben']],
    ['Look, @ben kim!', ['@ben kim']],
    ['(@Ben)', ['@Ben']],
    ["@Ben's", ['@Ben']],
    ['@Zoë and @Ben', ['@Zoë', '@Ben']],
    ['请@王小明看一下', ['@王小明']],
    ['@C++ (bot)', ['@C++ (bot)']],
  ])('are found in %j', (text, wanted) => expect(named(text)).toEqual(wanted));

  it.each(['mia@ben.example', 'a@Ben', '@Benjamin', '@ Ben', '@', 'Ben', '@Bén', 'x'])('are not found in %j', (text) =>
    expect(named(text)).toEqual([]),
  );

  it('leave the text as it is', () => {
    const text = 'Hi @Ben Kim, @Ben and @Nobody';
    expect(
      namedParts(text, names)
        .map((part) => part.text)
        .join(''),
    ).toBe(text);
  });

  it('need a name', () => {
    expect(namePattern([])).toBeUndefined();
    expect(namedParts('@Ben', undefined)).toEqual([{ text: '@Ben', named: false }]);
  });
});
