import { describe, expect, it } from 'vitest';
import { slashWordAt } from '../../src/canned/slash-word';

/** The bar is the caret. */
const typed = (text: string) => slashWordAt(text.replace('|', ''), text.indexOf('|'))?.typed;

describe('a slash word', () => {
  it('stands at the beginning or after a blank', () => {
    expect(typed('/|')).toBe('');
    expect(typed('/hel|')).toBe('hel');
    expect(typed('Hello /ref| you')).toBe('ref');
    expect(typed('Hello\n/ref|')).toBe('ref');
    expect(typed('/refund pol|')).toBe('refund pol');
  });
  it.each(['and/or|', 'https://|', 'https://x|', '1/2|', '/a/b|', '/ |', '/hello\n|', '|/hello', 'hello|', '|', `/${'x'.repeat(60)}|`])(
    'does not stand in %j',
    (text) => expect(typed(text)).toBeUndefined(),
  );
  it('says what to replace', () => {
    expect(slashWordAt('Hi /ab cd', 6)).toEqual({ from: 3, to: 6, typed: 'ab' });
  });
});
