import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ApiError, type RestApi } from '../../src/session/rest-api';
import { belongsToAnotherPerson, isIdentity, personOf, signOut } from '../../src/session/identity';
import { persistentStorage, tabStorage } from '../../src/session/browser-storage';
import { exchangeIdentity } from '../../src/session/identity-exchange';

const jwtOf = (claims: object) =>
  `e30.${btoa(String.fromCharCode(...new TextEncoder().encode(JSON.stringify(claims))))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=/g, '')}.sig`;

beforeEach(() => {
  vi.useFakeTimers();
  localStorage.clear();
  sessionStorage.clear();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('an identity is a JWT, or an id with its hash', () => {
  expect([{ jwt: 'x' }, { id: '1', hash: 'ab' }].every(isIdentity)).toBe(true);
  expect([undefined, null, 'jwt', {}, { id: '1' }, { hash: 'ab' }, { jwt: 1 }].some(isIdentity)).toBe(false);
});

test('who it is about can be read in any alphabet, and nonsense is about nobody', () => {
  expect(personOf({ jwt: jwtOf({ sub: 'Zoë-日本-🙂' }) })).toBe('Zoë-日本-🙂');
  expect(personOf({ id: '7', hash: '' })).toBe('7');
  expect(['', 'a.b.c', jwtOf({ sub: 7 }), jwtOf({}), 'e30'].map((jwt) => personOf({ jwt }))).toEqual(Array(5).fill(undefined));
});

test("a browser is another's when it is known to be, and not before", () => {
  expect(belongsToAnotherPerson('s', { id: 'ben', hash: '' })).toBe(false);
  persistentStorage('s').set('person', 'mia');
  expect([
    belongsToAnotherPerson('s', { id: 'ben', hash: '' }),
    belongsToAnotherPerson('s', { id: 'mia', hash: '' }),
    belongsToAnotherPerson('s', { jwt: 'x' }),
  ]).toEqual([true, false, true]);
});

test('signing out leaves nothing of this site, and gives the token back even as the page goes away', () => {
  const fetch = vi.fn(async () => new Response(null, { status: 204 }));
  vi.stubGlobal('fetch', fetch);
  persistentStorage('s').set('visitor', 'bhv_1');
  persistentStorage('s').set('person', 'mia');
  persistentStorage('s2').set('visitor', 'bhv_2');
  for (const name of ['outbox', 'opening', 'draft.new', 'open']) tabStorage('s').set(name, 'x');
  localStorage.setItem('shop', 'kept');
  signOut('https://chat.example', 's');
  expect([Object.keys(localStorage).sort(), sessionStorage.length]).toEqual([['bellhop.s2.visitor', 'shop'], 0]);
  expect(fetch).toHaveBeenCalledExactlyOnceWith('https://chat.example/api/v1/visitor-token', {
    method: 'DELETE',
    headers: { authorization: 'Bearer bhv_1' },
    credentials: 'omit',
    keepalive: true,
  });
  signOut('https://chat.example', 's');
  expect(fetch).toHaveBeenCalledOnce();
});

function verified(...answers: (string | Error)[]) {
  const asked: boolean[] = [];
  const api = {
    createVerifiedVisitor: async (_site: string, _identity: object, along: boolean) => {
      asked.push(along);
      const answer = answers.shift() ?? new Error('asked too often');
      if (answer instanceof Error) throw answer;
      return answer;
    },
  } as unknown as RestApi;
  const outcome = exchangeIdentity(api, 's', { jwt: 'x' }).catch((cause: Error) => cause.message);
  return vi.runAllTimersAsync().then(async () => ({ asked, outcome: await outcome }));
}

test('what this browser was comes along, unless its token is good no longer', async () => {
  expect(await verified('bhv_2')).toEqual({ asked: [true], outcome: 'bhv_2' });
  expect(await verified(new ApiError(401, ''), 'bhv_2')).toEqual({ asked: [true, false], outcome: 'bhv_2' });
});

test('a plain no is final, a bad line is not', async () => {
  const no = new ApiError(401, 'This identity has expired.');
  expect(await verified(new ApiError(401, ''), no)).toEqual({ asked: [true, false], outcome: 'This identity has expired.' });
  expect(await verified(new ApiError(403, 'Elsewhere.'))).toEqual({ asked: [true], outcome: 'Elsewhere.' });
  expect(await verified(new TypeError('network'), new ApiError(503, '', 1), 'bhv_2')).toEqual({
    asked: [true, true, true],
    outcome: 'bhv_2',
  });
});
