import { UPRIGHT, orientationOf, orientationOnly } from './exif';
import { asciiAt, joined } from './bytes';

const START_OF_SCAN = 0xda;
const END_OF_IMAGE = 0xd9;
const APP1 = 0xe1;
const APP2 = 0xe2;
const APP13 = 0xed;
const EXIF = 'Exif\0\0';

/**
 * A JPEG without Exif and XMP (APP1) and IPTC (APP13); of an orientation a minimal Exif is left. It ends where the picture
 * ends: behind it phones put further pictures (MPF, in APP2) with metadata of their own.
 * @throws RangeError if it is no JPEG or is cut off
 */
export function jpegWithoutMetadata(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept = [bytes.subarray(0, 2)];
  for (let at = 2; ;) {
    if (view.getUint8(at) !== 0xff) throw new RangeError('No marker.');
    const marker = view.getUint8(at + 1);
    if (marker === 0xff)
      at++; // Markers may be padded.
    else if (marker === END_OF_IMAGE) return joined([...kept, bytes.subarray(at, at + 2)]);
    else {
      const length = view.getUint16(at + 2);
      const end = marker === START_OF_SCAN ? endOfScan(view, at + 2 + length) : at + 2 + length;
      if (length < 2 || end > bytes.length) throw new RangeError('Cut off.');
      kept.push(segment(marker, bytes.subarray(at, end)));
      at = end;
    }
  }
}

/** The next marker behind the pixels, which hold FF only before 00 or a restart marker (ITU-T T.81, B.1.1.5). */
function endOfScan(view: DataView, from: number): number {
  for (let at = from; ; at++) {
    if (view.getUint8(at) !== 0xff) continue;
    const next = view.getUint8(at + 1);
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
  }
}

function segment(marker: number, bytes: Uint8Array): Uint8Array {
  if (marker === APP13 || (marker === APP2 && asciiAt(bytes, 4, 'MPF\0'))) return bytes.subarray(0, 0);
  if (marker !== APP1) return bytes;
  const orientation = asciiAt(bytes, 4, EXIF) ? orientationOr(bytes.subarray(10)) : UPRIGHT;
  return orientation === UPRIGHT ? bytes.subarray(0, 0) : exifSegment(orientation);
}

/** Exif that cannot be read goes like any other. */
function orientationOr(tiff: Uint8Array): number {
  try {
    return orientationOf(tiff);
  } catch {
    return UPRIGHT;
  }
}

function exifSegment(orientation: number): Uint8Array {
  const content = [...new TextEncoder().encode(EXIF), ...orientationOnly(orientation)];
  return new Uint8Array([0xff, APP1, 0, content.length + 2, ...content]);
}
