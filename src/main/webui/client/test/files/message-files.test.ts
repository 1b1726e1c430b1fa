import { expect, test } from 'vitest';
import { filesOf } from '../../src/files/index';
import { isPicture } from '../../src/index';

const photo = { id: '0192f0c1-7777-7abc-8def-000000000007', name: 'lamp.jpg', size: 20, type: 'image/jpeg', width: 40, height: 30 };

test('the files of a message are as the service says', () => {
  expect(filesOf({ files: [photo] })).toEqual([photo]);
  expect(filesOf({})).toEqual([]);
});

test.each([
  ['no list', 5],
  ['nothing in it', [null, undefined, 7, []]],
  ['no id', [{ ...photo, id: undefined }]],
  ['an id that leads elsewhere', [{ ...photo, id: '../visitors' }]],
  ['no name', [{ ...photo, name: 1 }]],
  ['no type', [{ ...photo, type: undefined }]],
])('what is no file is not drawn: %s', (_, files) => {
  expect(filesOf({ files })).toEqual([]);
});

test.each([
  [0, 30],
  [40, 20_001],
  [40, 0.5],
  [40, '30'],
  [40, undefined],
])('a size of %s by %s reserves no room', (width, height) => {
  const [{ id, name, size, type }] = [photo];
  expect(filesOf({ files: [{ ...photo, width, height }] })).toEqual([{ id, name, size, type }]);
});

test('a name cannot turn itself around', () => {
  expect(filesOf({ files: [{ ...photo, name: 'bill\u202efdp.exe\n' }] })[0]?.name).toBe('billfdp.exe');
});

test('no more than ten, no name without end, and no size that is none', () => {
  expect(filesOf({ files: Array(200).fill(photo) })).toHaveLength(10);
  expect(filesOf({ files: [{ ...photo, name: 'x'.repeat(300), size: -1 }] })[0]).toMatchObject({ name: 'x'.repeat(255), size: 0 });
});

test('pictures are what browsers draw and what cannot hold scripts', () => {
  expect(['image/png', 'image/jpeg', 'image/svg+xml', 'text/html', 'image/png;x', ''].map(isPicture)).toEqual([
    true,
    true,
    false,
    false,
    false,
    false,
  ]);
});
