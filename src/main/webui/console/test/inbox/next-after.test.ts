import { describe, expect, it } from 'vitest';
import { nextAfter } from '../../src/inbox/next-after';

const always = () => true;

describe('what comes after a conversation that is done', () => {
  it('is the next one, and at the end the one before', () => {
    expect(nextAfter(['a', 'b', 'c'], 'b', always)).toBe('c');
    expect(nextAfter(['a', 'b', 'c'], 'c', always)).toBe('b');
  });
  it('is none that is done, too', () => {
    expect(nextAfter(['a', 'b', 'c', 'd'], 'b', (id) => id === 'd')).toBe('d');
    expect(nextAfter(['a', 'b', 'c'], 'b', (id) => id === 'a')).toBe('a');
  });
  it('is none where none is left', () => {
    expect(nextAfter(['a'], 'a', always)).toBeUndefined();
    expect(nextAfter([], 'a', always)).toBeUndefined();
  });
  it('is the first where it was not in the list, as after a search', () => {
    expect(nextAfter(['a', 'b'], 'x', always)).toBe('a');
    expect(nextAfter(['a', 'b'], 'x', (id) => id === 'b')).toBe('b');
  });
});
