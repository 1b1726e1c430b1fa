import { beforeEach, expect, test, vi } from 'vitest';
import { MAX_FILE_BYTES, Uploads, type PreparedFile, type TransferEvents } from '../../src/files/index';

interface Going {
  file: PreparedFile;
  events: TransferEvents;
  start: ReturnType<typeof vi.fn>;
  cancel: ReturnType<typeof vi.fn>;
}

let going: Going[];
let uploads: Uploads;
let prepare: (file: File) => Promise<PreparedFile>;
const changed = vi.fn();

beforeEach(() => {
  going = [];
  changed.mockClear();
  prepare = async (file) => ({ name: file.name, content: file });
  uploads = new Uploads({
    transport: (file, events) => {
      const one = { file, events, start: vi.fn(), cancel: vi.fn() };
      going.push(one);
      return one;
    },
    prepare: (file) => prepare(file),
    changed,
  });
});

const file = (name: string, size = 10) => new File([new Uint8Array(size)], name, { type: 'text/plain' });
const large = (size: number) => Object.defineProperty(file('large'), 'size', { value: size });
const states = () => uploads.items.map(({ state }) => state);
const settled = () => new Promise((resolve) => setTimeout(resolve));
const at = (i: number) => going[i] as Going;

test('two are on their way at once, the next begins when one is up', async () => {
  uploads.add([file('a'), file('b'), file('c')]);
  await settled();
  expect([states(), going.length]).toEqual([['sending', 'sending', 'waiting'], 2]);
  at(1).events.done('f-b');
  await settled();
  expect(states()).toEqual(['sending', 'done', 'sending']);
  expect(going.map(({ start }) => start.mock.calls.length)).toEqual([1, 1, 1]);
});

test('what is up is taken in the order of choice, once', async () => {
  uploads.add([file('a'), file('b')]);
  await settled();
  at(1).events.done('f-b');
  at(0).events.done('f-a');
  expect(uploads.take().map(({ id, name, size, type }) => [id, name, size, type])).toEqual([
    ['f-a', 'a', 10, 'text/plain'],
    ['f-b', 'b', 10, 'text/plain'],
  ]);
  expect([uploads.items, uploads.take(), uploads.hasDone]).toEqual([[], [], false]);
});

test('the size of a picture and of what is sent of it come along', async () => {
  prepare = async ({ name }) => ({ name, content: new Blob(['x']), width: 30, height: 20 });
  uploads.add([file('a.jpg')]);
  await settled();
  at(0).events.done('f-a');
  expect(uploads.take()).toEqual([{ id: 'f-a', name: 'a.jpg', size: 1, type: 'text/plain', width: 30, height: 20 }]);
});

test('progress is a part of what is sent', async () => {
  uploads.add([file('a', 200)]);
  await settled();
  changed.mockClear();
  at(0).events.progress(50);
  expect([uploads.items[0]?.progress, changed.mock.calls.length]).toEqual([0.25, 1]);
});

test('nothing is sent of an empty file, of one that is too large, or of the eleventh', async () => {
  uploads.add([file('empty', 0), large(MAX_FILE_BYTES + 1)]);
  await settled();
  expect([uploads.items.map(({ problem }) => problem), going, uploads.isBusy]).toEqual([['empty', 'tooLarge'], [], false]);
  uploads.add([large(MAX_FILE_BYTES), ...Array.from({ length: 10 }, (_, i) => file(`${i}`))]);
  expect(uploads.items.map(({ problem }) => problem).filter(Boolean)).toEqual(['empty', 'tooLarge', 'tooMany']);
});

test('one that is removed is cancelled, and makes room', async () => {
  uploads.add([file('a'), file('b'), file('c')]);
  await settled();
  uploads.remove(uploads.items[0]?.key as number);
  await settled();
  expect(at(0).cancel).toHaveBeenCalledOnce();
  expect([uploads.items.map(({ name }) => name), states()]).toEqual([
    ['b', 'c'],
    ['sending', 'sending'],
  ]);
});

test('one that is removed while it is being prepared is never sent', async () => {
  uploads.add([file('a')]);
  uploads.remove(uploads.items[0]?.key as number);
  await settled();
  expect(going.map(({ start }) => start.mock.calls.length)).toEqual([0]);
});

test('one that is up and removed is deleted', async () => {
  uploads.add([file('a')]);
  await settled();
  at(0).events.done('f-a');
  uploads.remove(uploads.items[0]?.key as number);
  expect([at(0).cancel.mock.calls.length, uploads.take()]).toEqual([1, []]);
});

test('the sentence of the service is kept, and what it refuses is not sent again', async () => {
  uploads.add([file('a')]);
  await settled();
  at(0).events.failed('The file is infected.', false);
  expect(uploads.items[0]).toMatchObject({ state: 'failed', problem: 'notSent', detail: 'The file is infected.' });
  uploads.retryAll();
  await settled();
  expect([states(), at(0).start.mock.calls.length]).toEqual([['failed'], 1]);
});

test('after a lost connection it goes on where it was', async () => {
  uploads.add([file('a')]);
  await settled();
  at(0).events.failed(undefined, true);
  uploads.retryAll();
  await settled();
  expect([states(), going.length, at(0).start.mock.calls.length]).toEqual([['sending'], 1, 2]);
  expect(uploads.items[0]?.problem).toBeUndefined();
});

test('what cannot be read has failed, and the others go on', async () => {
  prepare = async (it) => (it.name === 'folder' ? Promise.reject(new Error('NotReadableError')) : { name: it.name, content: it });
  uploads.add([file('folder'), file('b'), file('c')]);
  await settled();
  expect(states()).toEqual(['failed', 'sending', 'sending']);
  expect(uploads.items[0]).toMatchObject({ problem: 'notSent', mayRetry: false });
});

test('closing cancels what is on its way, and leaves what is up', async () => {
  uploads.add([file('a'), file('b')]);
  await settled();
  at(0).events.done('f-a');
  uploads.close();
  expect([uploads.items.length, at(0).cancel.mock.calls.length, at(1).cancel.mock.calls.length]).toEqual([0, 0, 1]);
});
