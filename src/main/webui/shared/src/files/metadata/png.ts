import { asciiAt, joined } from './bytes';

const SIGNATURE_BYTES = 8;
/** Length, type and checksum. */
const AROUND_BYTES = 12;
const DROPPED = ['eXIf', 'iTXt', 'tEXt', 'zTXt'];

/**
 * A PNG without Exif and texts, in which XMP stands. It ends where the picture ends.
 * @throws RangeError if it is no PNG or is cut off
 */
export function pngWithoutMetadata(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept = [bytes.subarray(0, SIGNATURE_BYTES)];
  for (let at = SIGNATURE_BYTES; ;) {
    const end = at + AROUND_BYTES + view.getUint32(at);
    if (end > bytes.length) throw new RangeError('Cut off.');
    const chunk = bytes.subarray(at, end);
    if (!DROPPED.some((type) => asciiAt(chunk, 4, type))) kept.push(chunk);
    if (asciiAt(chunk, 4, 'IEND')) return joined(kept);
    at = end;
  }
}
