import { expect, test } from 'vitest';
import { stepFrom } from '../../src/inbox/step-from';

const ids = ['a', 'b', 'c', 'd'];

test('the next and the previous one', () => {
  expect(stepFrom(ids, 'b', undefined, 1)).toBe('c');
  expect(stepFrom(ids, 'b', undefined, -1)).toBe('a');
  expect(stepFrom(ids, 'd', undefined, 1)).toBe('d');
  expect(stepFrom(ids, 'a', undefined, -1)).toBe('a');
});

test('without one the first', () => {
  expect(stepFrom(ids, undefined, undefined, 1)).toBe('a');
  expect(stepFrom(ids, 'elsewhere', { id: 'x', at: 2 }, 1)).toBe('a');
  expect(stepFrom([], undefined, undefined, 1)).toBeUndefined();
});

test('of one that has left the list, the neighbours where it stood', () => {
  const without = ['a', 'c', 'd'];
  expect(stepFrom(without, 'b', { id: 'b', at: 1 }, 1)).toBe('c');
  expect(stepFrom(without, 'b', { id: 'b', at: 1 }, -1)).toBe('a');
  expect(stepFrom(['a'], 'b', { id: 'b', at: 1 }, 1)).toBe('a');
});
