import { beforeEach, expect, test } from 'vitest';
import { Memory, lasting } from '../../src/session/browser-storage';

beforeEach(() => localStorage.clear());

test('sites on one origin do not see each other\'s', () => {
  lasting('a').set('visitor', 'bhv_1');
  expect([lasting('a').get('visitor'), lasting('b').get('visitor')]).toEqual(['bhv_1', null]);
});

test('nothing to keep leaves nothing behind', () => {
  lasting('a').set('visitor', 'bhv_1');
  lasting('a').set('visitor', undefined);
  expect(localStorage.length).toBe(0);
});

test('a browser that denies storage does no harm', () => {
  const denied = new Memory(() => {
    throw new DOMException('denied', 'SecurityError');
  }, 'a');
  denied.set('visitor', 'bhv_1');
  expect(denied.get('visitor')).toBeNull();
});
