import { beforeEach, expect, test } from 'vitest';
import { BrowserStorage, persistentStorage } from '../../src/session/browser-storage';

beforeEach(() => localStorage.clear());

test("sites on one origin do not see each other's", () => {
  persistentStorage('a').set('visitor', 'bhv_1');
  expect([persistentStorage('a').get('visitor'), persistentStorage('b').get('visitor')]).toEqual(['bhv_1', null]);
});

test('nothing to keep leaves nothing behind', () => {
  persistentStorage('a').set('visitor', 'bhv_1');
  persistentStorage('a').set('visitor', undefined);
  expect(localStorage.length).toBe(0);
});

test('a browser that denies storage does no harm', () => {
  const denied = new BrowserStorage(() => {
    throw new DOMException('denied', 'SecurityError');
  }, 'a');
  denied.set('visitor', 'bhv_1');
  expect(denied.get('visitor')).toBeNull();
});
