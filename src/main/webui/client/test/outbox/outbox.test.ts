import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { LiveClient, type RefusedFrame } from '../../src/index';
import { AGENT, MemoryStorage, FakeEnvironment } from '../fakes';

let environment: FakeEnvironment;
let storage: MemoryStorage;

beforeEach(() => {
  vi.useFakeTimers();
  environment = new FakeEnvironment();
  storage = new MemoryStorage();
});
afterEach(() => vi.useRealTimers());

async function client(): Promise<LiveClient> {
  const live = new LiveClient({ url: 'ws://x', token: () => 't', environment, storage });
  live.start();
  await vi.advanceTimersByTimeAsync(0);
  return live;
}

async function live(): Promise<LiveClient> {
  const started = await client();
  environment.welcome();
  return started;
}

const states = (from: LiveClient) => from.thread('c1').entries.map(({ state }) => state);
const bodies = () => environment.socket.sentOf('post').map(({ body }) => body);
const ack = (ref: string, seq: number) =>
  environment.socket.receive({ type: 'ack', ref, conversation: 'c1', seq, at: '2026-03-01T09:30:00Z' });
const refuse = (ref: string, code: RefusedFrame['code'], retryAfter?: number) =>
  environment.socket.receive({ type: 'refused', code, message: 'A sentence.', ref, conversation: 'c1', ...(retryAfter && { retryAfter }) });

test('what was posted offline survives a reload and is sent under the same ref', async () => {
  const before = await client();
  const ref = before.post('c1', 'One');
  before.stop();

  const after = await client();
  expect(after.thread('c1').entries).toMatchObject([{ key: ref, state: 'sending', message: { body: 'One' } }]);
  environment.welcome();
  expect(environment.socket.sentOf('post')).toEqual([{ type: 'post', ref, conversation: 'c1', body: 'One' }]);
  ack(ref, 1);
  expect(storage.values.size).toBe(0);
});

test('files survive a reload with their message; the service is told their ids', async () => {
  const photo = { id: 'f-1', name: 'lamp.jpg', size: 20, type: 'image/jpeg' };
  const before = await client();
  const ref = before.post('c1', '', 'text', undefined, [photo]);
  before.stop();

  const after = await client();
  expect(after.thread('c1').entries).toMatchObject([{ key: ref, state: 'sending', message: { body: '', files: [photo] } }]);
  environment.welcome();
  expect(environment.socket.sentOf('post')).toEqual([{ type: 'post', ref, conversation: 'c1', body: '', files: ['f-1'] }]);
});

test('what history already holds is not sent again after a reload', async () => {
  const before = await live();
  const ref = before.post('c1', 'One');
  before.stop();

  const after = await client();
  after.load('c1', [{ conversation: 'c1', seq: 1, kind: 'text', body: 'One', ref, at: '2026-03-01T09:30:00Z' }]);
  environment.welcome();
  expect(bodies()).toEqual([]);
  expect(states(after)).toEqual(['sent']);
});

test('one at a time, in order', async () => {
  const started = await live();
  const first = started.post('c1', 'One');
  started.post('c1', 'Two');
  expect(bodies()).toEqual(['One']);
  ack(first, 1);
  expect(bodies()).toEqual(['One', 'Two']);
});

test('an ack that does not come makes it ask again, under the same ref', async () => {
  const started = await live();
  started.post('c1', 'One');
  await vi.advanceTimersByTimeAsync(15_000);
  const [first, second] = environment.socket.sentOf('post');
  expect(second).toEqual(first);
});

test('unavailable: it waits as told, then goes again, and nothing overtakes it', async () => {
  const started = await live();
  const ref = started.post('c1', 'One');
  started.post('c1', 'Two');
  refuse(ref, 'unavailable', 2);
  expect(states(started)).toEqual(['sending', 'sending']);
  await vi.advanceTimersByTimeAsync(1_999);
  expect(bodies()).toEqual(['One']);
  await vi.advanceTimersByTimeAsync(600);
  expect(bodies()).toEqual(['One', 'One']);
});

test('refused for good: it says why, and the next one goes', async () => {
  const started = await live();
  const ref = started.post('c1', 'One');
  started.post('c1', 'Two');
  refuse(ref, 'too_long');
  expect(started.thread('c1').entries[0]).toMatchObject({ state: 'failed', error: 'A sentence.' });
  expect(bodies()).toEqual(['One', 'Two']);
});

test('unavailable for ever is a failure in the end, and can be tried again', async () => {
  const started = await live();
  const ref = started.post('c1', 'One');
  for (let i = 0; i < 8; i++) {
    refuse(ref, 'unavailable', 1);
    await vi.advanceTimersByTimeAsync(30_000);
  }
  expect(states(started)).toEqual(['failed']);
  started.retry('c1', ref);
  expect(states(started)).toEqual(['sending']);
  expect(environment.socket.sentOf('post').at(-1)?.ref).toBe(ref);
});

test('when the service will not have us back, what waits has failed', async () => {
  const started = await live();
  started.post('c1', 'One');
  environment.socket.cut(4503, 'Signed out.');
  expect(started.thread('c1').entries[0]).toMatchObject({ state: 'failed', error: 'Signed out.' });
});

test('a refusal that belongs to no post is told', async () => {
  const started = await live();
  const told: RefusedFrame[] = [];
  started.on('refused', (frame) => told.push(frame));
  environment.socket.receive({ type: 'refused', code: 'not_found', message: 'No such conversation.', conversation: 'c9' });
  expect(told).toHaveLength(1);
});

test('a storage that is denied does no harm', async () => {
  storage.setItem = () => {
    throw new Error('denied');
  };
  const started = await live();
  started.post('c1', 'One');
  expect(bodies()).toEqual(['One']);
});

test('our typing is told at most every 3 s, and its end once', async () => {
  const started = await live();
  for (let i = 0; i < 40; i++) {
    started.typing('c1', true);
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(environment.socket.sentOf('typing').map(({ on }) => on)).toEqual([true, true]);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(environment.socket.sentOf('typing').map(({ on }) => on)).toEqual([true, true, false]);
});

test('another one who types is forgotten after 6 s, or by what they say', async () => {
  const started = await live();
  const seen: number[] = [];
  started.on('typing', ({ people }) => seen.push(people.length));
  const types = () => environment.socket.receive({ type: 'typing', conversation: 'c1', person: AGENT, on: true });
  types();
  await vi.advanceTimersByTimeAsync(5_000);
  types();
  await vi.advanceTimersByTimeAsync(5_999);
  expect(seen).toEqual([1]);
  await vi.advanceTimersByTimeAsync(1);
  expect(seen).toEqual([1, 0]);
  types();
  started.thread('c1');
  environment.socket.receive({ type: 'message', message: { conversation: 'c1', seq: 1, kind: 'text', author: AGENT, body: 'Hi' } });
  expect(seen).toEqual([1, 0, 1, 0]);
});

test('only the highest read mark is said, and again after a cut', async () => {
  const started = await live();
  started.read('c1', 4);
  started.read('c1', 3);
  started.read('c1', 4);
  expect(environment.socket.sentOf('read')).toEqual([{ type: 'read', conversation: 'c1', seq: 4 }]);
  environment.socket.cut();
  await vi.advanceTimersByTimeAsync(125);
  environment.welcome();
  expect(environment.socket.sentOf('read')).toEqual([{ type: 'read', conversation: 'c1', seq: 4 }]);
});
