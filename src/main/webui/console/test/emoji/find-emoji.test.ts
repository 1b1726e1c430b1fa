import { gemoji } from 'gemoji';
import { describe, expect, it } from 'vitest';
import { colonWordAt, findEmoji } from '../../src/emoji/find-emoji';

/** The bar is the caret. */
const typed = (text: string) => colonWordAt(text.replace('|', ''), text.indexOf('|'))?.typed;
const first = (text: string) => findEmoji(gemoji, text)[0]?.emoji;

describe('the name of an emoji', () => {
  it.each([
    [':th|', 'th'],
    ['Great :thumbs|', 'thumbs'],
    ['(:he|', 'he'],
    [':+1:|', '+1:'],
  ])('stands in %j', (text, wanted) => expect(typed(text)).toBe(wanted));

  it.each([':|', ':)|', ':t|', '10:30|', 'https://|', 'Note: yes|', 'a:bc|', '::|', 'x|'])('does not stand in %j', (text) =>
    expect(typed(text)).toBeUndefined(),
  );

  it('says what to replace', () => {
    expect(colonWordAt('Hi :heart: you', 10)).toEqual({ from: 3, to: 10, typed: 'heart:' });
  });
});

describe('emoji', () => {
  it('are found by their names, then by what they show', () => {
    expect(first('heart')).toBe('❤️');
    expect(first('thumbsu')).toBe('👍');
    expect(first('+1')).toBe('👍');
    expect(findEmoji(gemoji, 'parcel').map(({ emoji }) => emoji)).toEqual([]);
    expect(findEmoji(gemoji, 'package').map(({ emoji }) => emoji)).toContain('📦');
    expect(findEmoji(gemoji, 'shipping').map(({ emoji }) => emoji)).toContain('📦');
  });

  it('are one with the whole name between colons', () => {
    expect(findEmoji(gemoji, 'heart:').map(({ emoji }) => emoji)).toEqual(['❤️']);
    expect(findEmoji(gemoji, 'hear:')).toEqual([]);
  });

  it('are a dozen at most', () => {
    expect(findEmoji(gemoji, 'fa').length).toBe(12);
  });
});
