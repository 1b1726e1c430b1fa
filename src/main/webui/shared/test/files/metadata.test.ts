import { expect, test } from 'vitest';
import { withoutMetadata } from '../../src/files/metadata';
import { orientationOf, orientationOnly } from '../../src/files/metadata/exif';

const ascii = (text: string) => [...text].map((char) => char.charCodeAt(0));
const bytes = (...parts: (number | string | Uint8Array)[]) =>
  new Uint8Array(parts.flatMap((part) => (typeof part === 'number' ? [part] : typeof part === 'string' ? ascii(part) : [...part])));

/** A TIFF structure as cameras write it: big-endian, with an address of GPS data behind the orientation. */
function exif(orientation: number): Uint8Array {
  const entry = (tag: number, type: number, value: number[]) => [tag >> 8, tag & 255, 0, type, 0, 0, 0, 1, ...value];
  return bytes(
    'MM',
    0,
    42,
    0,
    0,
    0,
    8,
    0,
    2,
    new Uint8Array([...entry(0x0112, 3, [0, orientation, 0, 0]), ...entry(0x8825, 4, [0, 0, 0, 38])]),
    0,
    0,
    0,
    0,
    'N 52 31',
  );
}

const segment = (marker: number, ...content: (number | string | Uint8Array)[]) => {
  const all = bytes(...content);
  return bytes(0xff, marker, (all.length + 2) >> 8, (all.length + 2) & 255, all);
};
const SOI = bytes(0xff, 0xd8);
const EOI = bytes(0xff, 0xd9);
const JFIF = segment(0xe0, 'JFIF\0', 1, 1);
const ICC = segment(0xe2, 'ICC_PROFILE\0', 1, 1, 'colours');
const TABLE = segment(0xdb, 0, 'table');
/** With a stuffed FF and a restart marker among the pixels. */
const SCAN = bytes(segment(0xda, 1, 2), 'pixels', 0xff, 0, 'more', 0xff, 0xd0, 'last');
const jpeg = (...segments: Uint8Array[]) => bytes(SOI, ...segments, TABLE, SCAN, EOI);
const text = (of: Uint8Array) => String.fromCharCode(...of);

test('a JPEG loses Exif, XMP and IPTC; colours and pixels stay', () => {
  const photo = jpeg(
    JFIF,
    segment(0xe1, 'Exif\0\0', exif(1)),
    segment(0xe1, 'http://ns.adobe.com/xap/1.0/\0<x:xmpmeta/>'),
    ICC,
    segment(0xed, 'Photoshop 3.0\0Berlin'),
  );
  expect(withoutMetadata(photo)).toEqual(jpeg(JFIF, ICC));
});

test('a turned JPEG keeps how it is turned, and nothing else', () => {
  const stripped = withoutMetadata(jpeg(segment(0xe1, 'Exif\0\0', exif(6))));
  expect(stripped).toEqual(jpeg(segment(0xe1, 'Exif\0\0', orientationOnly(6))));
  expect(text(stripped)).not.toContain('N 52');
  expect(orientationOf(orientationOnly(6))).toBe(6);
});

test('what phones put behind a picture goes, and what leads there', () => {
  const second = jpeg(segment(0xe1, 'Exif\0\0', exif(1)));
  expect(withoutMetadata(bytes(jpeg(segment(0xe2, 'MPF\0', 'II')), second))).toEqual(jpeg());
});

test('between the scans of a progressive JPEG there is nothing either', () => {
  const progressive = (...between: Uint8Array[]) => bytes(SOI, TABLE, SCAN, ...between, TABLE, SCAN, EOI);
  expect(withoutMetadata(progressive(segment(0xe1, 'Exif\0\0', exif(1))))).toEqual(progressive());
});

test('Exif that cannot be read goes like any other', () => {
  expect(withoutMetadata(jpeg(segment(0xe1, 'Exif\0\0', 'MM', 0, 42, 0xff, 0xff, 0xff, 0xff)))).toEqual(jpeg());
  expect(withoutMetadata(jpeg(segment(0xe1, 'Exif\0\0')))).toEqual(jpeg());
  expect(withoutMetadata(jpeg(segment(0xe1, 'Exif\0\0', exif(9))))).toEqual(jpeg());
});

const chunk = (type: string, content: string) => bytes(0, 0, 0, content.length, type, content, 'CRC!');
const SIGNATURE = bytes(0x89, 'PNG\r\n', 0x1a, '\n');
const png = (...chunks: Uint8Array[]) => bytes(SIGNATURE, chunk('IHDR', 'head'), ...chunks, chunk('IDAT', 'pixels'), chunk('IEND', ''));

test('a PNG loses Exif and texts, and what is behind it', () => {
  const picture = png(chunk('eXIf', 'MM'), chunk('iTXt', 'xmp'), chunk('tEXt', 'where'), chunk('zTXt', 'zip'), chunk('gAMA', '1'));
  expect(withoutMetadata(bytes(picture, 'behind'))).toEqual(png(chunk('gAMA', '1')));
});

const riff = (type: string, content: Uint8Array) => bytes(type, content.length, 0, 0, 0, content, ...(content.length % 2 ? [0] : []));
const webp = (...chunks: Uint8Array[]) => {
  const content = bytes('WEBP', ...chunks);
  return bytes('RIFF', content.length & 255, content.length >> 8, 0, 0, content);
};
const extended = (flags: number) => riff('VP8X', bytes(flags, 0, 0, 0, 9, 0, 0, 9, 0, 0));
const pixels = riff('VP8 ', bytes('pixel'));

test('a WebP loses Exif and XMP, and does not announce them', () => {
  expect(withoutMetadata(webp(extended(0x1c), pixels, riff('EXIF', exif(1)), riff('XMP ', bytes('<x:xmpmeta/>'))))).toEqual(
    webp(extended(0x10), pixels),
  );
});

test('a turned WebP keeps how it is turned', () => {
  expect(withoutMetadata(webp(extended(0x08), pixels, riff('EXIF', bytes('Exif\0\0', exif(8)))))).toEqual(
    webp(extended(0x08), pixels, riff('EXIF', orientationOnly(8))),
  );
});

test.each([
  ['nothing', bytes()],
  ['a text', bytes('hello')],
  ['a GIF', bytes('GIF89a', 1, 0)],
  ['a JPEG that is cut off in its head', jpeg().slice(0, 12)],
  ['a JPEG that is cut off in its pixels', jpeg().slice(0, -3)],
  ['a JPEG with a segment that ends before it begins', bytes(SOI, 0xff, 0xe1, 0, 1, SCAN, EOI)],
  ['a JPEG with something else where a marker should be', bytes(SOI, 0xff, 0xe0, 0, 2, 'x', SCAN, EOI)],
  ['a PNG without an end', png().slice(0, -4)],
  ['a PNG with a chunk that is longer than it', bytes(SIGNATURE, 0xff, 0xff, 0xff, 0xff, 'IHDR')],
  ['a WebP that is longer than it says', webp(pixels).slice(0, -2)],
  ['a WebP with a chunk that is longer than it', webp(bytes('EXIF', 200, 0, 0, 0))],
])('%s is sent as it is', (_, malformed) => {
  expect(withoutMetadata(malformed)).toBe(malformed);
});

test('a picture may begin anywhere in its buffer', () => {
  const photo = jpeg(segment(0xe1, 'Exif\0\0', exif(3)));
  const within = bytes('before', photo, 'behind').subarray(6, 6 + photo.length);
  expect(withoutMetadata(within)).toEqual(jpeg(segment(0xe1, 'Exif\0\0', orientationOnly(3))));
});
