import type { TransferEvents } from '@bellhop/client/files';
import { render } from 'lit';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Attachments, hideDropTarget, pendingFiles, showDropTarget } from '../../src/files/attach';
import { texts } from './texts';

let events: TransferEvents[];
let attachments: Attachments;
const changed = vi.fn();
const cancel = vi.fn();
const start = vi.fn();

beforeEach(() => {
  vi.clearAllMocks();
  events = [];
  attachments = new Attachments((_, told) => (events.push(told), { start, cancel }), changed);
});
afterEach(() => {
  attachments.close();
  document.body.replaceChildren();
});

const file = (name = 'a.txt', text = 'x') => new File([text], name, { type: 'text/plain' });
const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

async function added(conversation = 'c1', ...files: File[]): Promise<void> {
  attachments.of(conversation).add(files.length ? files : [file()]);
  await settled();
}

test('each conversation has its own', async () => {
  await added('c1');
  expect([attachments.of('c1').items.length, attachments.of('c2').items.length]).toEqual([1, 0]);
});

test('a message waits for its files, and is sent once', async () => {
  const send = vi.fn();
  await added('c1', file('a'), file('b'));
  attachments.sendWhenDone('c1', send);
  events[0]?.done('f-a');
  expect([attachments.waits('c1'), send.mock.calls.length]).toEqual([true, 0]);
  events[1]?.done('f-b');
  expect([attachments.waits('c1'), send.mock.calls]).toEqual([false, [['c1']]]);
});

test('if one fails, or somebody goes on writing, nothing is sent', async () => {
  const send = vi.fn();
  await added();
  attachments.sendWhenDone('c1', send);
  events[0]?.failed('Infected.', false);
  expect(attachments.waits('c1')).toBe(false);
  await added('c2');
  attachments.sendWhenDone('c2', send);
  attachments.stay('c2');
  events[1]?.done('f');
  expect(send).not.toHaveBeenCalled();
});

test('one that was refused before does not hold the others back', async () => {
  const send = vi.fn();
  await added('c1', new File([], 'empty'), file('a'));
  attachments.sendWhenDone('c1', send);
  events[0]?.done('f-a');
  expect(send).toHaveBeenCalledOnce();
});

test('what is attached before the conversation is created comes along', async () => {
  const send = vi.fn();
  await added('new');
  attachments.sendWhenDone('new', send);
  attachments.move('new', 'c1');
  events[0]?.done('f');
  expect([
    attachments
      .of('c1')
      .take()
      .map(({ id }) => id),
    attachments.of('new').items,
    send.mock.calls,
  ]).toEqual([['f'], [], [['c1']]]);
});

test('it goes on when the network is back', async () => {
  await added();
  events[0]?.failed(undefined, true);
  dispatchEvent(new Event('online'));
  await settled();
  expect([attachments.of('c1').isBusy, start.mock.calls.length]).toEqual([true, 2]);
});

test('chips say what is wrong in the words of the service, and can be taken away', async () => {
  const room = document.body.appendChild(document.createElement('div'));
  const removed = vi.fn();
  const draw = () => render(pendingFiles(attachments.of('c1'), false, texts, removed), room);
  await added('c1', file('a'), new File([], 'empty'));
  draw();
  expect([...room.querySelectorAll('progress')].map((bar) => bar.getAttribute('aria-label'))).toEqual(['Sending a']);
  expect(room.querySelector('.file-problem')?.textContent).toBe('Empty');
  events[0]?.failed('The file is infected.', false);
  draw();
  expect([...room.querySelectorAll('.file-problem')].map(({ textContent }) => textContent)).toEqual(['The file is infected.', 'Empty']);
  room.querySelector<HTMLElement>('[data-test=remove-file]')?.click();
  draw();
  expect([removed.mock.calls.length, room.querySelectorAll('[data-test=pending-file]').length]).toEqual([1, 1]);
});

test('a drop target goes when the files are held elsewhere, or were dropped', async () => {
  vi.useFakeTimers();
  const targets = () => document.querySelectorAll('.drop-target').length;
  showDropTarget(document.body, 'Drop');
  showDropTarget(document.body, 'Drop');
  expect(targets()).toBe(1);
  vi.advanceTimersByTime(700);
  expect(targets()).toBe(0);
  showDropTarget(document.body, 'Drop');
  hideDropTarget(document.body);
  expect(targets()).toBe(0);
  vi.useRealTimers();
});
