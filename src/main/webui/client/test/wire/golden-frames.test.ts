import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseServerFrame } from '../../src/wire/parse';
import type { AssistAct, AssistMark, AssistPlace, AssistSession, ClientFrame, Label, ServerFrame } from '../../src/wire/protocol';

const WIRE = new URL('../../../../../test/resources/wire/', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, WIRE), 'utf8');
const names = (folder: string) => readdirSync(new URL(folder, WIRE)).sort();

const conversation = '0192f0c1-2222-7abc-8def-000000000001';
const mia = { kind: 'visitor', id: '0192f0c1-1111-7abc-8def-000000000002', name: 'Mia Keller' } as const;
const ana = { kind: 'agent', id: '0192f0c1-3333-7abc-8def-000000000003', name: 'Ana Ruiz' } as const;
const visitor = { id: mia.id, name: mia.name, online: true };
const presence = { people: [{ ...ana, online: true }], agents: 1 };
const gift = {
  conversation,
  seq: 13,
  kind: 'text',
  author: mia,
  body: 'Do you ship to Zürich? 🎁',
  ref: 'r-1',
  at: '2026-03-01T09:30:00.123Z',
} as const;
const changedAt = '2026-03-01T09:31:00Z';
const unsaid = { conversation, seq: 13, kind: 'text', author: mia, ref: 'r-1', at: gift.at } as const;
const assigned = {
  conversation,
  seq: 14,
  kind: 'event',
  author: ana,
  event: { name: 'assigned', person: ana },
  at: '2026-03-01T09:31:00Z',
} as const;
const fresh = {
  id: conversation,
  site: '0192f0c1-4444-7abc-8def-000000000004',
  status: 'waiting',
  visitor,
  head: 1,
  visitorRead: 1,
  agentRead: 0,
  unread: 0,
  createdAt: '2026-03-01T09:00:00Z',
  updatedAt: '2026-03-01T09:00:00Z',
} as const;
const delivery: Label = { id: '0192f0c1-6666-7abc-8def-000000000006', name: 'Delivery', colour: 'blue' };

const shown: AssistSession = {
  id: '0192f0c1-5555-7abc-8def-000000000005',
  conversation,
  state: 'active',
  by: ana,
  powers: ['see'],
  asked: ['point'],
  watchers: [ana],
  askedAt: '2026-03-01T09:31:00Z',
  startedAt: '2026-03-01T09:31:05Z',
  until: '2026-03-01T10:01:05Z',
  recorded: true,
};
const refused: AssistSession = {
  id: shown.id,
  conversation,
  state: 'ended',
  by: ana,
  powers: [],
  asked: [],
  watchers: [],
  askedAt: shown.askedAt,
  endedAt: '2026-03-01T09:31:05Z',
  recorded: false,
  end: 'refused',
};

const peer = "the agent's own end";
const ice = [
  { urls: ['stun:stun.example.com:3478'] },
  { urls: ['turn:turn.example.com:3478'], username: `1800003600:${shown.id}`, credential: 'F69loqfdLzpEe7WGuYjwUcaKfoQ=' },
];

const place: AssistPlace = { node: 41, x: 0.25, y: 0.5 };
const arrow: AssistMark = { kind: 'arrow', at: place, to: { node: 57, x: 1, y: 0 } };
const typed: AssistAct = { kind: 'type', at: place, text: '2 lamps' };

/** The golden frames as typed values: the compiler checks the types, the test compares the values with the files. */
const picture = {
  id: '0192f0c1-8888-7abc-8def-000000000001',
  name: 'Foto ánimo.png',
  size: 48213,
  type: 'image/png',
  width: 640,
  height: 480,
};
const paper = { id: '0192f0c1-8888-7abc-8def-000000000002', name: '中文文件.pdf', size: 1, type: 'application/pdf' };

const SERVER = {
  'ack.json': { type: 'ack', ref: 'r-1', conversation, seq: 13, at: '2026-03-01T09:30:00.123Z' },
  'assist.act.json': { type: 'assist.act', session: shown.id, ref: 'a-2', by: ana, act: typed },
  'assist.acted.json': { type: 'assist.acted', session: shown.id, ref: 'a-1', outcome: 'waits' },
  'assist.ice.json': { type: 'assist.ice', session: shown.id, servers: ice, relayOnly: false },
  'assist.signal.json': { type: 'assist.signal', session: shown.id, peer, by: ana, signal: { kind: 'call' } },
  'assist.again.json': { type: 'assist.again', session: shown.id },
  'assist.point.json': { type: 'assist.point', session: shown.id, by: ana, mark: arrow },
  'assist.page.json': { type: 'assist.page', session: shown.id, begins: true, ends: false, data: '[{"type":4' },
  'assist.session-ended.json': { type: 'assist.session', session: refused },
  'assist.session.json': { type: 'assist.session', session: shown },
  'bye.json': { type: 'bye', code: 4000, reason: 'The service restarts.', retry: true, retryAfter: 3 },
  'conversation-erased.json': {
    type: 'conversation',
    conversation: {
      ...fresh,
      status: 'resolved',
      priority: 'normal',
      labels: [],
      visitor: { ...fresh.visitor, name: 'Erased', online: false },
      head: 16,
      visitorRead: 13,
      agentRead: 12,
      unread: 0,
      updatedAt: '2026-03-01T09:31:00Z',
      erasedAt: '2026-04-01T09:00:00Z',
    },
  },
  'conversation-snoozed.json': {
    type: 'conversation',
    conversation: {
      ...fresh,
      status: 'snoozed',
      snoozedUntil: '2026-03-02T08:00:00Z',
      priority: 'normal',
      labels: [delivery, { ...delivery, name: '返品', colour: 'pink' }],
      visitor: { ...fresh.visitor, online: false },
      assignee: ana,
      head: 16,
      visitorRead: 13,
      agentRead: 12,
      updatedAt: '2026-03-01T09:31:00Z',
    },
  },
  'conversation-visitor.json': { type: 'conversation', conversation: fresh },
  'conversation.json': {
    type: 'conversation',
    conversation: {
      ...fresh,
      status: 'open',
      priority: 'normal',
      labels: [delivery],
      assignee: ana,
      head: 15,
      visitorRead: 13,
      agentRead: 12,
      unread: 1,
      last: { seq: 13, author: mia, body: gift.body, at: gift.at },
      updatedAt: '2026-03-01T09:31:00Z',
    },
  },
  'label.json': { type: 'label', label: delivery, deleted: false },
  'label-deleted.json': { type: 'label', label: delivery, deleted: true },
  'mention.json': {
    type: 'mention',
    mention: { conversation, seq: 15, by: ana, visitor: mia, body: '@Ben Kim, can you look?', at: gift.at, seen: false },
  },
  'viewers.json': { type: 'viewers', conversation, people: [ana] },
  'message-event.json': { type: 'message', message: assigned },
  'message-edited.json': { type: 'message', message: { ...gift, editedAt: changedAt } },
  'message-deleted.json': { type: 'message', message: { ...unsaid, deletedAt: changedAt } },
  'message-correction.json': {
    type: 'message',
    message: { conversation, seq: 17, kind: 'event', author: mia, body: gift.body, event: { name: 'edited', value: '13' }, at: changedAt },
  },
  'message-hidden.json': { type: 'message', message: { conversation, seq: 15, kind: 'hidden' } },
  'message-files.json': {
    type: 'message',
    message: {
      conversation,
      seq: 16,
      kind: 'text',
      author: mia,
      files: [picture, paper],
      ref: 'r-4',
      at: '2026-03-01T09:30:00.123Z',
    },
  },
  'message.json': { type: 'message', message: gift },
  'ping.json': { type: 'ping' },
  'presence.json': { type: 'presence', ...presence },
  'read.json': { type: 'read', conversation, person: ana, seq: 14 },
  'refused.json': {
    type: 'refused',
    code: 'unavailable',
    message: 'Not stored: the database does not answer. Try again in a moment.',
    ref: 'r-1',
    conversation,
    retryAfter: 2,
  },
  'replay.json': { type: 'replay', conversation, messages: [gift, assigned], more: false },
  'typing.json': { type: 'typing', conversation, person: mia, on: true },
  'visitor.json': {
    type: 'visitor',
    visitor: mia.id,
    page: { url: 'https://shop.example/cart', title: 'Your cart', at: '2026-03-01T09:30:00.123Z' },
  },
  'welcome.json': { type: 'welcome', self: mia, conversations: [fresh], presence, at: '2026-03-01T09:30:00.123Z' },
} satisfies Record<string, ServerFrame>;

const tab = '5f2c9b7e1a0d4c3f8b6e';

const CLIENT = {
  'assist.act.json': { type: 'assist.act', session: shown.id, ref: 'a-1', act: { kind: 'click', at: place } },
  'assist.act-type.json': { type: 'assist.act', session: shown.id, ref: 'a-2', act: typed },
  'assist.act-choose.json': { type: 'assist.act', session: shown.id, ref: 'a-3', act: { kind: 'choose', at: place, option: 2 } },
  'assist.act-scroll.json': { type: 'assist.act', session: shown.id, ref: 'a-4', act: { kind: 'scroll', at: place, across: 0, down: 240 } },
  'assist.acted.json': { type: 'assist.acted', session: shown.id, ref: 'a-1', outcome: 'waits' },
  'assist.drop.json': { type: 'assist.drop', session: shown.id, powers: ['point'] },
  'assist.point.json': { type: 'assist.point', session: shown.id, mark: arrow },
  'assist.allow.json': { type: 'assist.allow', session: shown.id, tab, powers: ['see'], recorded: true },
  'assist.ask.json': { type: 'assist.ask', conversation, powers: ['point'] },
  'assist.join.json': { type: 'assist.join', session: shown.id, tab },
  'assist.offer-screen.json': { type: 'assist.offer', conversation, tab, powers: ['screen'] },
  'assist.ice.json': { type: 'assist.ice', session: shown.id },
  'assist.signal.json': { type: 'assist.signal', session: shown.id, peer, signal: { kind: 'offer', data: 'v=0' } },
  'assist.signal-call.json': { type: 'assist.signal', session: shown.id, peer, signal: { kind: 'call' } },
  'assist.offer.json': { type: 'assist.offer', conversation, tab },
  'assist.page.json': { type: 'assist.page', session: shown.id, begins: true, ends: false, data: '[{"type":4' },
  'assist.stop.json': { type: 'assist.stop', session: shown.id },
  'assist.unwatch.json': { type: 'assist.unwatch', session: shown.id },
  'assist.watch.json': { type: 'assist.watch', session: shown.id },
  'hello.json': { type: 'hello', token: 'bhv_k3J9', resume: [{ conversation, after: 12 }] },
  'pong.json': { type: 'pong' },
  'post-files.json': { type: 'post', ref: 'r-4', conversation, kind: 'text', body: '', files: [picture.id] },
  'post.json': { type: 'post', ref: 'r-1', conversation, kind: 'text', body: gift.body },
  'read.json': { type: 'read', conversation, seq: 14 },
  'resume.json': { type: 'resume', conversation, after: 12 },
  'page.json': { type: 'page', url: 'https://shop.example/cart?session=1', title: 'Your cart' },
  'typing.json': { type: 'typing', conversation, on: true },
  'unwatch.json': { type: 'unwatch', conversation },
  'watch-list.json': { type: 'watch' },
  'watch.json': { type: 'watch', conversation },
} satisfies Record<string, ClientFrame>;

test('every golden frame is known here, and no other', () => {
  expect(names('server/')).toEqual(Object.keys(SERVER).sort());
  expect(names('client/')).toEqual(Object.keys(CLIENT).sort());
});

test.each(Object.entries(SERVER))('the service says %s', (name, frame) => {
  expect(parseServerFrame(read(`server/${name}`))).toEqual(frame);
});

test.each(Object.entries(CLIENT))('a client says %s', (name, frame) => {
  expect(JSON.parse(read(`client/${name}`))).toEqual(frame);
});

test.each([
  ['no JSON', '{'],
  ['not a text', new ArrayBuffer(2)],
  ['no object', '[]'],
  ['an unknown type', '{"type":"constructor"}'],
  ['a field missing', '{"type":"ack","ref":"r-1","conversation":"c1","at":"2026-03-01T09:30:00Z"}'],
  ['a field of another shape', '{"type":"replay","conversation":"c1","messages":{},"more":false}'],
])('what is no frame is left alone: %s', (_, text) => {
  expect(parseServerFrame(text)).toBeUndefined();
});

test('fields it does not know are no reason to refuse', () => {
  expect(parseServerFrame('{"type":"ping","mood":"good"}')).toMatchObject({ type: 'ping' });
});
