import { expect, test } from 'vitest';
import { fileSize } from '../../src/files/file-size';
import { pictureBox } from '../../src/files/picture-box';

test.each([
  [0, '0 bytes'],
  [1, '1 byte'],
  [999, '999 bytes'],
  [1000, '1 kB'],
  [812_345, '812 kB'],
  [1_234_567, '1.2 MB'],
  [25_000_000, '25 MB'],
])('%i bytes are "%s"', (bytes, text) => {
  expect(fileSize(bytes, 'en').replace(/\s/g, ' ')).toBe(text);
});

test('a size is written as the language does', () => {
  expect(fileSize(1_234_567, 'de').replace(/\s/g, ' ')).toBe('1,2 MB');
  expect(fileSize(1_234_567, 'ar')).toContain('م');
});

test.each([
  [
    { width: 4000, height: 3000 },
    { width: 240, height: 180 },
  ],
  [
    { width: 3000, height: 4000 },
    { width: 240, height: 320 },
  ],
  [
    { width: 1000, height: 10_000 },
    { width: 44, height: 320 },
  ],
  [
    { width: 20_000, height: 100 },
    { width: 240, height: 44 },
  ],
  [
    { width: 100, height: 80 },
    { width: 100, height: 80 },
  ],
  [{}, { width: 240, height: 180 }],
])('the room for a picture of %o is %o', (size, box) => {
  expect(pictureBox(size)).toEqual(box);
});
