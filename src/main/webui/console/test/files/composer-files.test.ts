import { render } from 'lit';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { TransferEvents } from '@bellhop/client/files';
import { Notices } from '../../src/app/notices';
import { attachedBy } from '../../src/files/attached-by';
import { ComposerFiles } from '../../src/files/composer-files';
import { preview } from '../../src/inbox/preview';

let events: TransferEvents[];
vi.mock('@bellhop/client/tus', () => ({
  tusTransport: () => (_: unknown, told: TransferEvents) => (events.push(told), { start: () => {}, cancel: () => {} }),
}));

const file = (name: string) => new File(['x'], name, { type: 'text/plain' });
const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

describe('files of the composer', () => {
  let files: ComposerFiles;

  beforeEach(() => {
    events = [];
    files = new ComposerFiles(async () => 'token', new Notices());
  });

  it('draws nothing before the first', () => {
    const room = document.createElement('div');
    render(
      files.draw('c', room, () => {}),
      room,
    );
    expect([room.childElementCount, files.hasSome('c'), files.take('c')]).toEqual([0, false, []]);
  });

  it('draws chips of this conversation only', async () => {
    await files.add('c', [file('a.txt')]);
    const room = document.createElement('div');
    render(
      files.draw('c', room, () => {}),
      room,
    );
    expect(room.querySelector('.file-name')?.textContent).toBe('a.txt');
    render(
      files.draw('d', room, () => {}),
      room,
    );
    expect(room.querySelector('.file-name')).toBeNull();
  });

  it('has a message wait for what is on its way', async () => {
    const send = vi.fn(() => files.take('c'));
    expect(files.sendWhenDone('c', send)).toBe(false);
    await files.add('c', [file('a.txt')]);
    await settled();
    expect([files.hasSome('c'), files.sendWhenDone('c', send)]).toEqual([true, true]);
    events[0]?.done('f-a');
    expect(send).toHaveReturnedWith([{ id: 'f-a', name: 'a.txt', size: 1, type: 'text/plain' }]);
    expect(files.hasSome('c')).toBe(false);
  });

  it('has a message wait also while what sends files is loaded', async () => {
    const send = vi.fn(() => files.take('c'));
    const added = files.add('c', [file('a.txt')]);
    expect([files.hasSome('c'), files.hasSome('d'), files.sendWhenDone('c', send)]).toEqual([true, false, true]);
    await added;
    await settled();
    expect(send).not.toHaveBeenCalled();
    events[0]?.done('f-a');
    expect(send).toHaveReturnedWith([{ id: 'f-a', name: 'a.txt', size: 1, type: 'text/plain' }]);
    expect([send.mock.calls.length, files.hasSome('c')]).toEqual([1, false]);
  });

  it('forgets all of them at the end', async () => {
    await files.add('c', [file('a.txt')]);
    files.close();
    expect(files.hasSome('c')).toBe(false);
  });
});

describe('what is attached', () => {
  const event = (type: string, more: object) => Object.assign(new Event(type), more);

  it('is what is chosen, pasted or dropped', () => {
    const a = file('a.txt');
    expect(attachedBy(event('paste', { clipboardData: { files: [a], getData: () => '' } }))).toEqual([a]);
    expect(attachedBy(event('drop', { dataTransfer: { files: [a], types: ['Files'] } }))).toEqual([a]);
    expect(attachedBy(event('dragover', { dataTransfer: { files: [], types: ['Files'] } }))).toEqual([]);
  });

  it('is no text', () => {
    expect(attachedBy(event('drop', { dataTransfer: { files: [], types: ['text/plain'] } }))).toBeUndefined();
    expect(attachedBy(event('paste', { clipboardData: { files: [file('cells.png')], getData: () => 'cells' } }))).toBeUndefined();
    expect(attachedBy(event('paste', { clipboardData: { files: [], getData: () => '' } }))).toBeUndefined();
  });
});

describe('the preview of a message', () => {
  it('is its text, else what its first file is', () => {
    expect(preview({ body: 'Here it is', file: 'bill.pdf' }, 4)).toBe('Here');
    expect([preview({ body: '', file: 'IMG_1.JPG' }), preview({ body: '' })]).toEqual(['Photo', 'File']);
    expect(preview({ body: '', file: 'bill\u202e.pdf' })).toBe('\u2068bill.pdf\u2069');
  });
});
