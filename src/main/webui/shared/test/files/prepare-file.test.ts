import { afterEach, expect, test, vi } from 'vitest';
import { prepareFile } from '../../src/files/prepare-file';

afterEach(() => vi.unstubAllGlobals());

const photo = () => new File([new Uint8Array([1, 2, 3])], 'lamp.jpg', { type: 'image/jpeg' });
const drawn = (width: number, height: number) => vi.stubGlobal('createImageBitmap', async () => ({ width, height, close: () => {} }));

test('a picture comes with its size', async () => {
  drawn(400, 300);
  expect(await prepareFile(photo())).toMatchObject({ name: 'lamp.jpg', width: 400, height: 300 });
});

test('not if it cannot be drawn, or is larger than any', async () => {
  vi.stubGlobal('createImageBitmap', async () => Promise.reject(new Error('InvalidStateError')));
  expect(await prepareFile(photo())).not.toHaveProperty('width');
  drawn(20_001, 300);
  expect(await prepareFile(photo())).not.toHaveProperty('width');
});

test('what needs no change is sent as it was chosen, and only pictures are looked at', async () => {
  const draw = vi.fn();
  vi.stubGlobal('createImageBitmap', draw);
  const text = new File(['hello'], 'hello.txt', { type: 'text/plain' });
  expect((await prepareFile(text)).content).toBe(text);
  expect(draw).not.toHaveBeenCalled();
});
