import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { persistentStorage, tabStorage } from '../../src/session/browser-storage';
import { stringsFor } from '../../src/locale/index';
import { Session } from '../../src/session/session';
import type { ChatContext } from '../../src/chat-context';

/** The service's end of the socket. */
class FakeSocket {
  static all: FakeSocket[] = [];
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: ((event: { code: number; reason: string }) => void) | null = null;
  said: { type: string; token?: string; ref?: string }[] = [];
  open = true;

  constructor() {
    FakeSocket.all.push(this);
    queueMicrotask(() => this.onopen?.());
  }

  send(text: string): void {
    this.said.push(JSON.parse(text) as { type: string });
  }

  close(): void {
    this.open = false;
  }

  hears(frame: object): void {
    this.onmessage?.({ data: JSON.stringify(frame) });
  }

  get token(): string | undefined {
    return this.said.find(({ type }) => type === 'hello')?.token;
  }
}

const view = (id: string) => ({
  id,
  site: 's',
  status: 'open',
  visitor: { id: 'v', name: 'Mia', online: true },
  head: 1,
  visitorRead: 0,
  agentRead: 0,
  unread: 0,
  createdAt: '2026-03-01T09:30:00Z',
  updatedAt: '2026-03-01T09:30:00Z',
});
const welcome = (...ids: string[]) => ({
  type: 'welcome',
  self: { kind: 'visitor', id: 'v', name: 'Mia' },
  conversations: ids.map(view),
  presence: { people: [], agents: 1 },
});

const strings = await stringsFor('en');
let news: unknown[];
let calls: { path: string; method: string; token: string | undefined; body: unknown }[];
let answers: (() => Promise<Response>)[];
let reset: ReturnType<typeof vi.fn>;

const json = (status: number, body: object) => async () => new Response(JSON.stringify(body), { status });
const settled = () => vi.advanceTimersByTimeAsync(60);
const socket = () => FakeSocket.all.at(-1) as FakeSocket;

beforeEach(() => {
  vi.useFakeTimers();
  localStorage.clear();
  sessionStorage.clear();
  FakeSocket.all = [];
  news = [];
  calls = [];
  answers = [];
  reset = vi.fn();
  vi.stubGlobal('WebSocket', FakeSocket);
  vi.stubGlobal('fetch', async (url: string, init: RequestInit = {}) => {
    const headers = init.headers as Record<string, string> | undefined;
    const path = new URL(url).pathname.replace('/api/v1/', '');
    if (path === 'widget-settings') return json(200, { name: 'Shop', agents: 1 })();
    calls.push({
      path,
      method: init.method ?? 'GET',
      token: headers?.authorization?.slice(7),
      body: init.body ? (JSON.parse(init.body as string) as unknown) : undefined,
    });
    return (answers.shift() ?? json(500, {}))();
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function begin(identity?: ChatContext['identity']): Session {
  const context: ChatContext = {
    base: 'https://chat.example',
    site: 's',
    locale: 'en',
    settings: undefined,
    identity,
    onUnread: () => {},
    onOpen: () => {},
    onAssist: () => {},
    onMessage: () => {},
    applyAccent: () => {},
    onIdentity: (it) => news.push(it),
  };
  return new Session(context, () => {}, reset, {
    root: document.createElement('div').attachShadow({ mode: 'open' }),
    strings,
    onAttentionNeeded: () => {},
  });
}

const mia = { id: 'mia', hash: 'ab' };

test('an anonymous visitor who is verified goes on with the new token, in the same conversation, and loses no word', async () => {
  persistentStorage('s').set('visitor', 'bhv_old');
  const session = begin();
  await settled();
  socket().hears(welcome('c1'));
  session.show('c1');
  session.post('On its way');
  const before = socket();
  const ref = before.said.find(({ type }) => type === 'post')?.ref;
  answers = [json(201, { token: 'bhv_new' })];
  session.identify(mia);
  expect(before.open).toBe(false);
  await settled();
  expect(calls).toEqual([{ path: 'visitors', method: 'POST', token: 'bhv_old', body: { site: 's', identity: mia } }]);
  expect([socket().token, persistentStorage('s').get('visitor'), persistentStorage('s').get('person')]).toEqual([
    'bhv_new',
    'bhv_new',
    'mia',
  ]);
  socket().hears(welcome('c1', 'c0'));
  expect(socket().said.find(({ type }) => type === 'post')?.ref).toBe(ref);
  expect([session.current, session.list.length, news]).toEqual(['c1', 2, [{ state: 'verified' }]]);
});

test('whoever this browser knows already is not asked about again', async () => {
  persistentStorage('s').set('visitor', 'bhv_1');
  persistentStorage('s').set('person', 'mia');
  begin(mia).identify(mia);
  await settled();
  expect([calls, socket().token]).toEqual([[], 'bhv_1']);
});

test('what is written while it is being found out is sent afterwards, by the verified one', async () => {
  let answer = (_: Response) => {};
  answers = [() => new Promise((done) => (answer = done)), json(201, view('c1'))];
  const session = begin(mia);
  session.post('Hello');
  await settled();
  expect(calls).toHaveLength(1);
  answer(await json(201, { token: 'bhv_new' })());
  await settled();
  socket().hears(welcome());
  await settled();
  expect(calls.map(({ path, token }) => [path, token])).toEqual([
    ['visitors', undefined],
    ['conversations', 'bhv_new'],
  ]);
});

test('who is refused stays who they were, and the page is told why', async () => {
  persistentStorage('s').set('visitor', 'bhv_old');
  answers = [json(401, { detail: 'No.' }), json(401, { detail: 'This identity has expired.' })];
  begin(mia);
  await settled();
  expect(calls.map(({ token }) => token)).toEqual(['bhv_old', undefined]);
  expect([socket().token, persistentStorage('s').get('person'), news]).toEqual([
    'bhv_old',
    null,
    [{ state: 'refused', reason: 'This identity has expired.' }],
  ]);
});

test('a token that is turned away is exchanged for a new one while the page vouches', async () => {
  persistentStorage('s').set('visitor', 'bhv_1');
  persistentStorage('s').set('person', 'mia');
  begin(mia);
  await settled();
  answers = [json(401, {}), json(201, { token: 'bhv_2' })];
  socket().onclose?.({ code: 4100, reason: '' });
  await vi.advanceTimersByTimeAsync(40_000);
  expect([socket().token, persistentStorage('s').get('visitor')]).toEqual(['bhv_2', 'bhv_2']);
  expect(reset).not.toHaveBeenCalled();
});

test("another tab's new token is taken over", async () => {
  persistentStorage('s').set('visitor', 'bhv_old');
  begin();
  await settled();
  persistentStorage('s').set('visitor', 'bhv_new');
  socket().onclose?.({ code: 4100, reason: '' });
  await vi.advanceTimersByTimeAsync(40_000);
  expect([socket().token, calls]).toEqual(['bhv_new', []]);
});

test("a token that stays expired ends in a new beginning, and a verified one's page is told", async () => {
  persistentStorage('s').set('visitor', 'bhv_1');
  persistentStorage('s').set('person', 'mia');
  begin();
  // In small steps, because between two attempts there is no socket to reject.
  for (let n = 0; n < 1000 && !reset.mock.calls.length; n++) {
    await vi.advanceTimersByTimeAsync(500);
    socket().onclose?.({ code: 4100, reason: '' });
  }
  expect(reset).toHaveBeenCalledOnce();
  expect(news).toEqual([{ state: 'expired' }]);
});

test('who was signed out elsewhere is signed out here, whatever the page said before', async () => {
  persistentStorage('s').set('visitor', 'bhv_1');
  persistentStorage('s').set('person', 'mia');
  const session = begin(mia);
  await settled();
  socket().onclose?.({ code: 4503, reason: 'Signed out.' });
  expect(reset).toHaveBeenCalledOnce();
  expect(session.context.identity).toBeUndefined();
});

test('an answer that comes after signing out is kept nowhere, and given back', async () => {
  let answer = (_: Response) => {};
  answers = [() => new Promise((done) => (answer = done)), json(204, {})];
  const session = begin(mia);
  session.post('Not to be sent any more');
  await settled();
  session.close();
  answer(await json(201, { token: 'bhv_late' })());
  await settled();
  expect(calls.at(-1)).toMatchObject({ path: 'visitor-token', method: 'DELETE', token: 'bhv_late' });
  expect([localStorage.length, tabStorage('s').get('opening'), FakeSocket.all.length]).toEqual([0, null, 0]);
});

test('the list and the badge follow each message, and what was read on another device', async () => {
  persistentStorage('s').set('visitor', 'bhv_1');
  const session = begin();
  await settled();
  socket().hears(welcome('c1'));
  const message = (seq: number, kind: 'agent' | 'visitor', body: string) =>
    socket().hears({
      type: 'message',
      message: { conversation: 'c1', seq, kind: 'text', author: { kind, id: kind, name: 'N' }, body, at: '2026-03-01T09:31:00Z' },
    });
  message(2, 'agent', 'Good morning');
  message(3, 'agent', 'Still there?');
  expect(session.unread).toBe(2);
  expect(session.conversations.get('c1')).toMatchObject({ head: 3, last: { seq: 3, body: 'Still there?' } });
  message(3, 'agent', 'Still there?');
  message(4, 'visitor', 'From my phone');
  expect(session.unread).toBe(2);
  expect(session.conversations.get('c1')?.last?.body).toBe('From my phone');
  socket().hears({ type: 'read', conversation: 'c1', person: { kind: 'visitor', id: 'v', name: 'Mia' }, seq: 4 });
  expect(session.unread).toBe(0);
  message(5, 'agent', 'I am');
  expect(session.unread).toBe(1);
});

test('a conversation may begin with a file, by a visitor who is made for it', async () => {
  const photo = { id: 'f-1', name: 'lamp.jpg', size: 20, type: 'image/jpeg' };
  answers = [json(201, { token: 'bhv_1' }), json(201, view('c1'))];
  const session = begin();
  await session.becomeKnown();
  await settled();
  socket().hears(welcome());
  session.post('', [photo]);
  expect(session.entries[0]?.message).toMatchObject({ body: '', files: [photo] });
  await settled();
  expect(calls.map(({ path, token, body }) => [path, token, body])).toEqual([
    ['visitors', undefined, { site: 's' }],
    ['conversations', 'bhv_1', { body: '', files: ['f-1'] }],
  ]);
  session.close();
});

test('who attaches a file while the page tells who it is becomes nobody else', async () => {
  answers = [json(201, { token: 'bhv_mia' })];
  const session = begin(mia);
  await session.becomeKnown();
  expect(calls.map(({ path, body }) => [path, body])).toEqual([['visitors', { site: 's', identity: mia }]]);
  expect(session.api.token()).toBe('bhv_mia');
  session.close();
});

test('a file that comes is told and listed as what it is', async () => {
  const told = vi.fn();
  persistentStorage('s').set('visitor', 'bhv_1');
  const session = begin();
  session.context.onMessage = told;
  await settled();
  socket().hears(welcome('c1'));
  const author = { kind: 'agent', id: 'a', name: 'Ana' };
  const files = [{ id: 'f-1', name: 'lamp.jpg', size: 20, type: 'image/jpeg' }];
  socket().hears({ type: 'message', message: { conversation: 'c1', seq: 2, kind: 'text', author, files, at: '2026-03-01T09:31:00Z' } });
  expect(told).toHaveBeenCalledWith({ conversation: 'c1', author: 'Ana', body: 'Photo' });
  expect(session.conversations.get('c1')?.last).toMatchObject({ seq: 2, body: '', file: 'lamp.jpg' });
});

test('whoever leaves the page lets go of the connection, and is back with what was written', async () => {
  persistentStorage('s').set('visitor', 'bhv_1');
  const session = begin();
  await settled();
  socket().hears(welcome('c1'));
  session.show('c1');
  const before = socket();
  session.pause();
  session.post('Kept');
  await vi.advanceTimersByTimeAsync(40_000);
  expect([before.open, FakeSocket.all.length]).toEqual([false, 1]);
  session.resume();
  await settled();
  socket().hears(welcome('c1'));
  expect(socket().said.some(({ type }) => type === 'post')).toBe(true);
});

test('without storage one press makes one visitor', async () => {
  vi.stubGlobal('localStorage', null);
  vi.stubGlobal('sessionStorage', null);
  answers = [json(201, { token: 'bhv_1' }), json(503, {}), json(201, view('c1'))];
  const session = begin();
  session.post('Hello');
  await vi.advanceTimersByTimeAsync(40_000);
  expect(calls.map(({ path, token }) => [path, token])).toEqual([
    ['visitors', undefined],
    ['conversations', 'bhv_1'],
    ['conversations', 'bhv_1'],
  ]);
  expect(socket().token).toBe('bhv_1');
  session.close();
  persistentStorage('s').clear();
});
