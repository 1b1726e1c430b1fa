import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { LiveClient, Thread, type Message } from '../../src/index';
import { AGENT, FakeService, MemoryStorage, VISITOR, FakeEnvironment, seededRandom } from '../fakes';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const text = (seq: number): Message => ({
  conversation: 'c1',
  seq,
  kind: 'text',
  author: AGENT,
  body: `m${seq}`,
  at: '2026-03-01T09:30:00Z',
});
const seqs = (live: LiveClient | Thread) => (live instanceof Thread ? live : live.thread('c1')).entries.map(({ message }) => message.seq);

async function connected(environment: FakeEnvironment, storage?: MemoryStorage): Promise<LiveClient> {
  const live = new LiveClient({ url: 'ws://x', token: () => 't', environment, ...(storage && { storage }) });
  live.follow('c1');
  live.start();
  await vi.advanceTimersByTimeAsync(0);
  return live;
}

async function welcomed(environment: FakeEnvironment): Promise<LiveClient> {
  const live = await connected(environment);
  environment.welcome();
  environment.socket.receive({ type: 'replay', conversation: 'c1', messages: [], more: false });
  return live;
}

test.each([1, 2, 3, 4, 5])('200 posts through random cuts arrive once each, in order (chance %i)', async (seed) => {
  const environment = new FakeEnvironment(seededRandom(seed));
  const service = new FakeService(environment);
  const live = await connected(environment);
  const heard: number[] = [];
  live.on('message', (message) => heard.push(message.seq));
  for (let i = 1; i <= 200; i++) {
    live.post('c1', `post ${i}`);
    if (i % 9 === 0) service.add(`answer ${i}`);
    if (environment.random() < 0.12) environment.sockets.at(-1)?.cut();
    await vi.advanceTimersByTimeAsync(environment.random() * 120);
  }
  for (let i = 0; i < 40; i++) {
    environment.socket.cut();
    await vi.advanceTimersByTimeAsync(1_500 * environment.random());
  }
  await vi.advanceTimersByTimeAsync(120_000);

  const mine = service.log.filter((message) => message.author?.kind === 'visitor').map((message) => message.body);
  expect(mine).toEqual(Array.from({ length: 200 }, (_, i) => `post ${i + 1}`));
  expect(service.posts).toBeGreaterThan(200);
  expect(heard).toEqual(service.log.map((message) => message.seq));
  expect(seqs(live)).toEqual(heard);
  expect(live.thread('c1').entries.every(({ state }) => state === 'sent')).toBe(true);
});

test('a message twice is one', async () => {
  const environment = new FakeEnvironment();
  const live = await welcomed(environment);
  environment.socket.receive({ type: 'message', message: text(1) });
  environment.socket.receive({ type: 'message', message: text(1) });
  expect(seqs(live)).toEqual([1]);
});

test('behind a gap it is held back until the gap is filled', async () => {
  const environment = new FakeEnvironment();
  const live = await welcomed(environment);
  environment.socket.receive({ type: 'message', message: text(1) });
  environment.socket.receive({ type: 'message', message: text(4) });
  expect(seqs(live)).toEqual([1]);
  expect(environment.socket.sentOf('resume')).toEqual([{ type: 'resume', conversation: 'c1', after: 1 }]);
  environment.socket.receive({ type: 'replay', conversation: 'c1', messages: [text(2), text(3)], more: false });
  expect(seqs(live)).toEqual([1, 2, 3, 4]);
});

test('a gap the service cannot fill is asked for a few times and then stepped over', async () => {
  const environment = new FakeEnvironment();
  const live = await welcomed(environment);
  environment.socket.receive({ type: 'message', message: text(2) });
  for (let i = 0; i < 3; i++) environment.socket.receive({ type: 'replay', conversation: 'c1', messages: [text(2)], more: false });
  expect(environment.socket.sentOf('resume')).toHaveLength(3);
  expect(seqs(live)).toEqual([2]);
  expect(live.thread('c1').seen).toBe(2);
});

test('a push that never came is noticed by the head of the conversation', async () => {
  const environment = new FakeEnvironment();
  const live = await welcomed(environment);
  const view = {
    id: 'c1',
    site: 's',
    status: 'open',
    visitor: { id: 'v1', name: 'Mia', online: true },
    head: 1,
    visitorRead: 0,
    agentRead: 0,
    unread: 0,
    createdAt: '',
    updatedAt: '',
  } as const;
  environment.socket.receive({ type: 'conversation', conversation: view });
  expect(environment.socket.sentOf('resume')).toHaveLength(0);
  await vi.advanceTimersByTimeAsync(2_500);
  expect(environment.socket.sentOf('resume')).toEqual([{ type: 'resume', conversation: 'c1', after: 0 }]);
  environment.socket.receive({ type: 'replay', conversation: 'c1', messages: [text(1)], more: false });
  expect(seqs(live)).toEqual([1]);
});

test('a resume that is not answered is asked again', async () => {
  const environment = new FakeEnvironment();
  await connected(environment);
  environment.welcome();
  await vi.advanceTimersByTimeAsync(3_000);
  expect(environment.socket.sentOf('resume')).toHaveLength(1);
});

test('after a cut it asks for what came after the last one seen', async () => {
  const environment = new FakeEnvironment();
  await welcomed(environment);
  environment.socket.receive({ type: 'message', message: text(1) });
  environment.socket.cut();
  await vi.advanceTimersByTimeAsync(125);
  environment.welcome();
  expect(environment.socket.sent[0]).toEqual({ type: 'hello', token: 't', resume: [{ conversation: 'c1', after: 1 }] });
});

test('hidden ones count and are not drawn', async () => {
  const environment = new FakeEnvironment();
  const live = await welcomed(environment);
  environment.socket.receive({ type: 'message', message: { conversation: 'c1', seq: 1, kind: 'hidden' } });
  environment.socket.receive({ type: 'message', message: text(2) });
  expect(seqs(live)).toEqual([2]);
});

test('what was said before an erasure is forgotten, also where it comes late', () => {
  const thread = new Thread('c1');
  const assigned: Message = { conversation: 'c1', seq: 3, kind: 'event', author: AGENT, event: { name: 'assigned' } };
  thread.load([text(2), assigned]);
  thread.apply({ conversation: 'c1', seq: 4, kind: 'event', author: AGENT, event: { name: 'erased' } });
  thread.prepend([text(1)]);
  expect(seqs(thread)).toEqual([3, 4]);
  expect(thread.first).toBe(1);
});

test('of a rating an erasure leaves nothing', () => {
  const thread = new Thread('c1');
  const visitor = { kind: 'visitor', id: 'v1', name: 'Mia' } as const;
  thread.load([
    text(1),
    { conversation: 'c1', seq: 2, kind: 'event', author: visitor, event: { name: 'rated', value: '5' }, body: 'Kind' },
  ]);
  expect(seqs(thread)).toEqual([1, 2]);
  thread.apply({ conversation: 'c1', seq: 3, kind: 'event', author: AGENT, event: { name: 'erased' } });
  expect(seqs(thread)).toEqual([3]);
});

test('history: a newest page, then older ones in front, then live ones behind', () => {
  const thread = new Thread('c1');
  thread.apply(text(12));
  thread.load([text(10), text(11)]);
  thread.prepend([text(8), text(9)]);
  thread.prepend([text(3), text(4)]);
  expect(seqs(thread)).toEqual([8, 9, 10, 11, 12]);
  expect([thread.first, thread.seen, thread.gap]).toEqual([8, 12, false]);
});

test('a page that lies beyond what we have replaces it', () => {
  const thread = new Thread('c1');
  thread.load([text(1), text(2)]);
  thread.load([text(40), text(41)]);
  expect(seqs(thread)).toEqual([40, 41]);
});

test('an echo keeps its key and its place when it is stored', async () => {
  const environment = new FakeEnvironment();
  const live = await welcomed(environment);
  const ref = live.post('c1', 'Hello');
  expect(live.thread('c1').entries).toMatchObject([{ key: ref, state: 'sending', message: { seq: 0, author: VISITOR } }]);
  environment.socket.receive({ type: 'ack', ref, conversation: 'c1', seq: 1, at: '2026-03-01T09:30:00Z' });
  expect(live.thread('c1').entries).toMatchObject([{ key: ref, state: 'sent', message: { seq: 1 } }]);
  environment.socket.receive({ type: 'message', message: { ...text(1), author: VISITOR, body: 'Hello', ref } });
  expect(live.thread('c1').entries).toMatchObject([{ key: ref, state: 'sent', message: { seq: 1 } }]);
});

test('a later load keeps what it has when a page overlaps', () => {
  const thread = new Thread('c1');
  thread.load([text(5), text(6)]);
  thread.load([text(4), text(5), text(6), text(7)]);
  expect(seqs(thread)).toEqual([4, 5, 6, 7]);
});

test('hello names 200 conversations at most, and the others are asked for behind it', async () => {
  const environment = new FakeEnvironment();
  const live = new LiveClient({ url: 'ws://x', token: () => 't', environment });
  for (let i = 0; i < 203; i++) live.follow(`c${i}`);
  live.start();
  await vi.advanceTimersByTimeAsync(0);
  environment.welcome();
  expect(environment.socket.sentOf('hello')[0]?.resume).toHaveLength(200);
  expect(environment.socket.sentOf('resume').map(({ conversation }) => conversation)).toEqual(['c0', 'c1', 'c2']);
});

const change = (seq: number, name: 'edited' | 'deleted', of: number, body?: string): Message => ({
  conversation: 'c1',
  seq,
  kind: 'event',
  author: AGENT,
  event: { name, value: `${of}` },
  at: '2026-03-01T09:31:00Z',
  ...(body !== undefined && { body }),
});
const bodies = (thread: Thread) => thread.entries.map(({ message }) => message.body);

test('a correction replaces the text, and the newest one wins', () => {
  const thread = new Thread('c1');
  for (const message of [text(1), text(2), change(3, 'edited', 1), change(4, 'edited', 1, 'second')]) thread.apply(message);
  expect(bodies(thread)).toEqual(['second', 'm2', undefined, 'second']);
  expect(thread.entries[0]?.message.editedAt).toBe('2026-03-01T09:31:00Z');
  // A page from before the correction comes late.
  const late = new Thread('c1', 3);
  late.apply(change(4, 'edited', 1, 'second'));
  late.prepend([text(1), text(2), change(3, 'edited', 1)]);
  expect(bodies(late)).toEqual(['second', 'm2', undefined, 'second']);
});

test('what is deleted has neither text nor files', () => {
  const thread = new Thread('c1');
  const file = { id: 'f1', name: 'a.pdf', size: 1, type: 'application/pdf' };
  thread.apply({ ...text(1), files: [file] });
  thread.apply(change(2, 'edited', 1));
  expect(thread.entries[0]?.message).toMatchObject({ files: [file] });
  expect(bodies(thread)[0]).toBeUndefined();
  thread.apply(change(3, 'deleted', 1));
  expect(thread.entries[0]?.message).toEqual({
    conversation: 'c1',
    seq: 1,
    kind: 'text',
    author: AGENT,
    at: text(1).at,
    deletedAt: '2026-03-01T09:31:00Z',
  });
});

test('an erasure takes corrections along', () => {
  const thread = new Thread('c1');
  for (const message of [text(1), change(2, 'edited', 1, 'secret')]) thread.apply(message);
  thread.apply({ conversation: 'c1', seq: 3, kind: 'event', author: AGENT, event: { name: 'erased' } });
  expect(seqs(thread)).toEqual([3]);
});
