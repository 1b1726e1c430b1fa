import type { ConversationView } from '@bellhop/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ApiError, type RestApi } from '../../src/session/rest-api';
import { tabStorage } from '../../src/session/browser-storage';
import { ConversationStarter, type FirstMessage } from '../../src/session/conversation-starter';

const view = { id: 'c1' } as ConversationView;
const firstMessage = (ref: string): FirstMessage => ({ ref, body: `body ${ref}`, at: '2026-03-01T09:30:00Z' });

let token: string | undefined;
let calls: string[];
let visitor: () => Promise<string>;
let start: () => Promise<ConversationView>;
let started: FirstMessage[][];

beforeEach(() => {
  vi.useFakeTimers();
  sessionStorage.clear();
  token = undefined;
  calls = [];
  started = [];
  visitor = async () => 'bhv_1';
  start = async () => view;
});
afterEach(() => vi.useRealTimers());

function starter(): ConversationStarter {
  const api = {
    createVisitor: (_site: string, key: string) => (calls.push(`visitor ${key}`), visitor()),
    startConversation: (_body: string, key: string) => (calls.push(`start ${key}`), start()),
  } as unknown as RestApi;
  return new ConversationStarter({
    site: 's',
    api,
    storage: tabStorage('s'),
    changed: () => {},
    token: { get: () => token, set: (value) => void (token = value) },
    started: (_view, messages) => started.push(messages),
  });
}

function begun(ref: string): ConversationStarter {
  const it = starter();
  it.add(firstMessage(ref));
  it.run();
  return it;
}

test('no visitor is made before there is something to say', async () => {
  starter().run();
  await vi.runAllTimersAsync();
  expect(calls).toEqual([]);
  expect(sessionStorage.length).toBe(0);
});

test('the first message makes a visitor and a conversation', async () => {
  begun('r1');
  await vi.runAllTimersAsync();
  expect(calls).toEqual(['visitor r1', 'start r1']);
  expect([token, started, sessionStorage.length]).toEqual(['bhv_1', [[firstMessage('r1')]], 0]);
});

test('what is attached and what is written at the same time are of one visitor', async () => {
  let answer = (_: string) => {};
  visitor = () => new Promise((done) => (answer = done));
  const it = begun('r1');
  const attaching = it.createVisitor('r2');
  answer('bhv_1');
  await attaching;
  await vi.runAllTimersAsync();
  expect([calls, token]).toEqual([['visitor r1', 'start r1'], 'bhv_1']);
});

test('what is written meanwhile comes along, in order', async () => {
  const it = begun('r1');
  it.add(firstMessage('r2'));
  await vi.runAllTimersAsync();
  expect(calls).toEqual(['visitor r1', 'start r1']);
  expect(started).toEqual([[firstMessage('r1'), firstMessage('r2')]]);
});

test('a bad line is tried again under the same key, and no second visitor is made', async () => {
  let bad = 2;
  start = () => (bad-- > 0 ? Promise.reject(new TypeError('network')) : Promise.resolve(view));
  begun('r1');
  await vi.runAllTimersAsync();
  expect(calls).toEqual(['visitor r1', 'start r1', 'start r1', 'start r1']);
  expect(started).toHaveLength(1);
});

test('a reload goes on where it was', async () => {
  start = () => new Promise(() => {});
  begun('r1');
  await vi.runAllTimersAsync();
  start = async () => view;
  const again = starter();
  expect(again.firstMessages).toEqual([firstMessage('r1')]);
  again.run();
  await vi.runAllTimersAsync();
  expect(started).toEqual([[firstMessage('r1')]]);
});

test('a plain no is a failure with its sentence, and can be tried again', async () => {
  start = () => Promise.reject(new ApiError(422, 'This is too long.'));
  const it = begun('r1');
  await vi.runAllTimersAsync();
  expect([it.state, it.error]).toEqual(['failed', 'This is too long.']);
  start = async () => view;
  it.run();
  await vi.runAllTimersAsync();
  expect(started).toHaveLength(1);
});

test('a visitor the service has forgotten becomes a new one', async () => {
  token = 'bhv_old';
  start = () => (token === 'bhv_old' ? Promise.reject(new ApiError(401, '')) : Promise.resolve(view));
  begun('r1');
  await vi.runAllTimersAsync();
  expect(calls).toEqual(['start r1', 'visitor r1', 'start r1']);
});

test('what was not tried yet can be taken elsewhere, what is on its way cannot', async () => {
  const waiting = starter();
  waiting.add(firstMessage('r1'));
  expect(waiting.take()).toEqual([firstMessage('r1')]);
  expect([waiting.firstMessages, sessionStorage.length]).toEqual([[], 0]);
  expect(begun('r2').take()).toEqual([]);
});

test('it gives up in the end and says so', async () => {
  start = () => Promise.reject(new ApiError(503, 'Down.', 1));
  const it = begun('r1');
  await vi.runAllTimersAsync();
  expect(it.state).toBe('failed');
  expect(calls.filter((call) => call === 'start r1')).toHaveLength(8);
});
