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

const full = { getItem: () => 'old', setItem: () => void quota(), removeItem: () => undefined } as unknown as Storage;

function quota(): never {
  throw new DOMException('full', 'QuotaExceededError');
}

test.each<[string, () => Storage]>([
  ['denied', () => quota()],
  ['missing', () => null as unknown as Storage],
  ['full', () => full],
])('what a storage that is %s does not take is kept while the page lives', (_, storage) => {
  const memory = new Map<string, string>();
  new BrowserStorage(storage, memory, 'a').set('visitor', 'bhv_1');
  const again = new BrowserStorage(storage, memory, 'a');
  expect(again.get('visitor')).toBe('bhv_1');
  expect(new BrowserStorage(storage, memory, 'b').get('visitor')).not.toBe('bhv_1');
  again.clear();
  expect(again.get('visitor')).not.toBe('bhv_1');
});

test('a storage that takes it again is where it is kept', () => {
  let room = false;
  const memory = new Map<string, string>();
  const storage = new BrowserStorage(() => (room ? localStorage : full), memory, 'a');
  storage.set('visitor', 'bhv_1');
  room = true;
  storage.set('visitor', 'bhv_2');
  expect([memory.size, localStorage.length, storage.get('visitor')]).toEqual([0, 1, 'bhv_2']);
});
