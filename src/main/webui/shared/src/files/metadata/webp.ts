import { asciiAt, joined } from './bytes';
import { UPRIGHT, orientationOf, orientationOnly } from './exif';

const HEAD_BYTES = 12;
/** In the flags of `VP8X` (RFC 9649, 2.7.1.2). */
const HAS_EXIF = 0x08;
const HAS_XMP = 0x04;

/**
 * A WebP without Exif and XMP; of an orientation a minimal Exif is left.
 * @throws RangeError if it is no WebP or is cut off
 */
export function webpWithoutMetadata(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const total = 8 + view.getUint32(4, true);
  if (total > bytes.length) throw new RangeError('Cut off.');
  const kept: Uint8Array[] = [];
  let orientation = UPRIGHT;
  for (let at = HEAD_BYTES; at < total;) {
    const size = view.getUint32(at + 4, true);
    const end = at + 8 + size + (size % 2);
    if (end > total) throw new RangeError('Cut off.');
    const chunk = bytes.subarray(at, end);
    if (asciiAt(chunk, 0, 'EXIF')) orientation = orientationIn(chunk.subarray(8));
    else if (!asciiAt(chunk, 0, 'XMP ')) kept.push(chunk);
    at = end;
  }
  if (orientation !== UPRIGHT) kept.push(exifChunk(orientation));
  return withHead(
    bytes,
    kept.map((chunk) => withFlags(chunk, orientation !== UPRIGHT)),
  );
}

function withHead(bytes: Uint8Array, chunks: Uint8Array[]): Uint8Array {
  const made = joined([bytes.subarray(0, HEAD_BYTES), ...chunks]);
  new DataView(made.buffer).setUint32(4, made.length - 8, true);
  return made;
}

function withFlags(chunk: Uint8Array, hasExif: boolean): Uint8Array {
  if (!asciiAt(chunk, 0, 'VP8X')) return chunk;
  const changed = chunk.slice();
  changed[8] = ((chunk[8] ?? 0) & ~(HAS_EXIF | HAS_XMP)) | (hasExif ? HAS_EXIF : 0);
  return changed;
}

/** Some write what stands before it in a JPEG. Exif that cannot be read goes like any other. */
function orientationIn(exif: Uint8Array): number {
  try {
    return orientationOf(asciiAt(exif, 0, 'Exif\0\0') ? exif.subarray(6) : exif);
  } catch {
    return UPRIGHT;
  }
}

function exifChunk(orientation: number): Uint8Array {
  const tiff = orientationOnly(orientation);
  return new Uint8Array([...new TextEncoder().encode('EXIF'), tiff.length, 0, 0, 0, ...tiff]);
}
