import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { LiveClient, serviceTime, type ConnectionStatus, type Ended } from '../../src/index';
import { FakeEnvironment } from '../fakes';

let environment: FakeEnvironment;
let statuses: ConnectionStatus[];
let tokens: boolean[];

beforeEach(() => {
  vi.useFakeTimers();
  environment = new FakeEnvironment();
  statuses = [];
  tokens = [];
});
afterEach(() => vi.useRealTimers());

function connect(token: (expired: boolean) => string | undefined | Promise<string | undefined> = () => 't-1'): LiveClient {
  const live = new LiveClient({ url: 'ws://x', environment, token: (expired) => (tokens.push(expired), token(expired)) });
  live.on('status', (status) => statuses.push(status));
  live.start();
  return live;
}

const settle = () => vi.advanceTimersByTimeAsync(0);

async function live(): Promise<LiveClient> {
  const client = connect();
  await settle();
  environment.welcome();
  return client;
}

test('the first frame is hello with the token', async () => {
  await live();
  expect(environment.socket.sent).toEqual([{ type: 'hello', token: 't-1' }]);
  expect(statuses).toEqual(['connecting', 'live']);
});

test('a ping is answered at once', async () => {
  await live();
  environment.socket.receive({ type: 'ping' });
  expect(environment.socket.sentOf('pong')).toHaveLength(1);
});

test.each([1000, 1006, 1011, 4000, 4001, 4002, 4003, 4499, 5000])('close code %i comes back', async (code) => {
  await live();
  environment.socket.cut(code);
  expect(statuses.at(-1)).toBe('waiting');
  await vi.advanceTimersByTimeAsync(125);
  expect(environment.sockets).toHaveLength(2);
});

test.each([4500, 4501, 4502, 4503, 4999])('close code %i does not', async (code) => {
  const client = await live();
  const ended: Ended[] = [];
  client.on('ended', (end) => ended.push(end));
  environment.socket.cut(code, 'no more');
  await vi.advanceTimersByTimeAsync(600_000);
  expect(environment.sockets).toHaveLength(1);
  expect(statuses.at(-1)).toBe('ended');
  expect(ended).toEqual([{ code, reason: 'no more' }]);
});

test('bye says when to come back', async () => {
  await live();
  environment.socket.receive({ type: 'bye', code: 4000, reason: 'The service restarts.', retry: true, retryAfter: 3 });
  environment.socket.cut(4000);
  environment.wake();
  await vi.advanceTimersByTimeAsync(3_000);
  expect(environment.sockets).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(125);
  expect(environment.sockets).toHaveLength(2);
});

test('bye without retry ends it, whatever the close code that arrives', async () => {
  await live();
  environment.socket.receive({ type: 'bye', code: 4503, reason: 'Signed out.', retry: false });
  environment.socket.cut(1006);
  expect(statuses.at(-1)).toBe('ended');
});

test('an expired token is said to the provider, once', async () => {
  await live();
  environment.socket.cut(4100);
  await vi.advanceTimersByTimeAsync(125);
  environment.welcome();
  environment.socket.cut(1006);
  await vi.advanceTimersByTimeAsync(500);
  expect(tokens).toEqual([false, true, false]);
});

test('a token provider that fails is asked again later', async () => {
  connect(() => Promise.reject(new Error('offline')));
  await settle();
  expect(statuses.at(-1)).toBe('waiting');
  await vi.advanceTimersByTimeAsync(5_000);
  expect(tokens.length).toBeGreaterThan(2);
  expect(environment.sockets).toHaveLength(0);
});

test('no token ends it: nobody is signed in', async () => {
  connect(() => undefined);
  await settle();
  expect(statuses).toEqual(['connecting', 'ended']);
});

test('waits grow while it fails, and start afresh after a connection that lasted', async () => {
  connect();
  const tries = async (ms: number) => {
    const before = environment.sockets.length;
    await vi.advanceTimersByTimeAsync(ms - 1);
    expect(environment.sockets).toHaveLength(before);
    await vi.advanceTimersByTimeAsync(1);
    expect(environment.sockets).toHaveLength(before + 1);
  };
  await settle();
  for (const wait of [125, 250, 500, 1000, 2000, 4000, 8000, 10_000, 10_000]) {
    environment.socket.cut();
    await tries(wait);
  }
  environment.welcome();
  await vi.advanceTimersByTimeAsync(6_000);
  environment.socket.cut();
  await tries(125);
});

test('a service that welcomes and cuts at once does not get hammered', async () => {
  await live();
  for (let i = 0; i < 7; i++) {
    environment.socket.cut();
    await vi.advanceTimersByTimeAsync(20_000);
    environment.welcome();
  }
  const before = environment.sockets.length;
  environment.socket.cut();
  await vi.advanceTimersByTimeAsync(9_000);
  expect(environment.sockets).toHaveLength(before);
});

test('a line on which nothing is heard for 45 s is dead', async () => {
  await live();
  await vi.advanceTimersByTimeAsync(20_000);
  environment.socket.receive({ type: 'ping' });
  await vi.advanceTimersByTimeAsync(44_999);
  expect(statuses.at(-1)).toBe('live');
  await vi.advanceTimersByTimeAsync(1);
  expect(statuses.at(-1)).toBe('waiting');
  expect(environment.socket.closed).toBe(true);
});

test('a socket that never opens is given up after 15 s', async () => {
  connect();
  await vi.advanceTimersByTimeAsync(15_125);
  expect(environment.sockets).toHaveLength(2);
});

test('being back tries at once', async () => {
  await live();
  for (let i = 0; i < 8; i++) {
    environment.socket.cut();
    environment.wake();
    await settle();
  }
  expect(environment.sockets).toHaveLength(9);
});

test('a network that is gone is noticed at once, and tried again when it is back', async () => {
  await live();
  environment.goOffline();
  expect([statuses.at(-1), environment.socket.closed]).toEqual(['waiting', true]);
  environment.wake();
  await settle();
  environment.welcome();
  expect([statuses.at(-1), environment.sockets.length, environment.awake]).toEqual(['live', 2, 2]);
});

test('a sleep that outlasted the line is noticed on waking', async () => {
  await live();
  vi.setSystemTime(Date.now() + 3_600_000);
  environment.wake();
  expect(statuses.at(-1)).toBe('waiting');
});

test('stop closes, forgets its timers and listens no more', async () => {
  const client = await live();
  client.stop();
  await vi.advanceTimersByTimeAsync(600_000);
  expect(environment.sockets).toHaveLength(1);
  expect(environment.socket.closed).toBe(true);
  expect(environment.awake).toBe(0);
  expect(vi.getTimerCount()).toBe(0);
});

test('a clock that is a day off is set right by the service', async () => {
  await live();
  const off = Date.now() - 86_400_000;
  environment.welcomeAt(new Date(off).toISOString());
  expect(serviceTime.now()).toBe(off);
  environment.welcomeAt(new Date(Date.now() - 900).toISOString());
  expect(serviceTime.now()).toBe(Date.now());
  environment.welcomeAt(undefined);
  expect(serviceTime.now()).toBe(Date.now());
});
