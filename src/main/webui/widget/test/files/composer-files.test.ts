import type { TransferEvents } from '@bellhop/client/files';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Composer } from '../../src/composer/composer';
import { stringsFor } from '../../src/locale/index';
import type { Session } from '../../src/session/session';

let events: TransferEvents[];
const start = vi.fn();
vi.mock('@bellhop/client/tus', () => ({
  tusTransport: () => (_: unknown, told: TransferEvents) => (events.push(told), { start, cancel: vi.fn() }),
}));

beforeEach(() => {
  events = [];
});
afterEach(() => document.body.replaceChildren());

async function composer() {
  const session = {
    tabStorage: { get: () => undefined, set: vi.fn() },
    api: { base: 'https://chat.example', token: () => 'bhv_1' },
    becomeKnown: vi.fn(),
    post: vi.fn(),
    current: 'c-1',
    live: { typing: vi.fn() },
  } as unknown as Session & { post: ReturnType<typeof vi.fn> };
  const panel = document.body.appendChild(document.createElement('div'));
  panel.className = 'panel';
  const element = new Composer();
  element.session = session;
  element.strings = await stringsFor('en');
  element.conversation = 'c-1';
  panel.append(element);
  await element.updateComplete;
  const find = (selector: string) => element.renderRoot.querySelector(selector) as HTMLElement;
  const all = (selector: string) => [...element.renderRoot.querySelectorAll<HTMLElement>(selector)];
  const give = async (type: string, more: object) => {
    const event = Object.assign(new Event(type, { cancelable: true }), more);
    element.attach(event);
    await vi.waitFor(() => expect(session.files).toBeDefined());
    await settled();
    return event;
  };
  const settled = async () => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    await element.updateComplete;
  };
  const paste = (...files: File[]) => give('paste', { clipboardData: { files, getData: () => '' } });
  const isReady = () => find('.send').getAttribute('aria-disabled') === 'false';
  return { element, panel, session, find, all, give, paste, settled, isReady };
}

const file = (name: string) => new File(['x'], name, { type: 'text/plain' });

test('a pasted file is a chip, and its message is sent without a text', async () => {
  const one = await composer();
  const event = await one.paste(file('a.txt'));
  expect([event.defaultPrevented, one.all('.pending-file').length, one.isReady()]).toEqual([true, 1, true]);
  events[0]?.done('f-a');
  await one.settled();
  one.find('.send').click();
  expect(one.session.post).toHaveBeenCalledWith('', [{ id: 'f-a', name: 'a.txt', size: 1, type: 'text/plain' }]);
  await one.settled();
  expect([one.all('.pending-file').length, one.isReady()]).toEqual([0, false]);
});

test('sent while files are on their way, a message goes when they are up', async () => {
  const one = await composer();
  await one.paste(file('a.txt'));
  one.find('.send').click();
  await one.settled();
  expect([one.session.post.mock.calls.length, one.find('.waits').textContent]).toEqual([
    0,
    'Your message is sent as soon as the files are up.',
  ]);
  events[0]?.done('f-a');
  expect(one.session.post).toHaveBeenCalledOnce();
});

test('nothing is sent to another conversation', async () => {
  const one = await composer();
  await one.paste(file('a.txt'));
  one.find('.send').click();
  one.element.conversation = 'c-2';
  await one.settled();
  events[0]?.done('f-a');
  expect([one.session.post.mock.calls.length, one.all('.pending-file').length]).toEqual([0, 0]);
});

test('a failed file does not make a message', async () => {
  const one = await composer();
  await one.paste(file('a.txt'));
  events[0]?.failed('The file is infected.', false);
  await one.settled();
  expect([one.isReady(), one.find('.file-problem').textContent]).toEqual([false, 'The file is infected.']);
});

test('files held over the panel show where they may be dropped', async () => {
  const one = await composer();
  await one.give('dragover', { dataTransfer: { files: [], types: ['Files'] } });
  expect(one.panel.querySelector('.drop-target')?.textContent).toBe('Drop files here');
  await one.give('drop', { dataTransfer: { files: [file('a.txt')], types: ['Files'] } });
  expect([one.panel.querySelector('.drop-target'), one.all('.pending-file').length]).toEqual([null, 1]);
});

test.each([
  ['a text that is dragged', 'drop', { dataTransfer: { files: [], types: ['text/plain'] } }],
  ['a text that is pasted', 'paste', { clipboardData: { files: [], getData: () => 'hello' } }],
  ['a text with a picture of it', 'paste', { clipboardData: { files: [file('cells.png')], getData: () => 'cells' } }],
])('%s is left to the field', async (_, type, more) => {
  const { element, session } = await composer();
  const event = Object.assign(new Event(type, { cancelable: true }), more);
  element.attach(event);
  expect([event.defaultPrevented, session.files]).toEqual([false, undefined]);
});
