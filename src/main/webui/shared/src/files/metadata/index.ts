import { asciiAt } from './bytes';
import { jpegWithoutMetadata } from './jpeg';
import { pngWithoutMetadata } from './png';
import { webpWithoutMetadata } from './webp';

/**
 * A picture without what tells where and with what it was taken. Its pixels stay as they are. What is no JPEG, PNG or
 * WebP, or a malformed one, is returned unchanged.
 */
export function withoutMetadata(bytes: Uint8Array): Uint8Array {
  try {
    return filterOf(bytes)?.(bytes) ?? bytes;
  } catch {
    return bytes;
  }
}

/** By its first bytes, because names and types may be wrong. */
function filterOf(bytes: Uint8Array): ((bytes: Uint8Array) => Uint8Array) | undefined {
  if (asciiAt(bytes, 0, '\xff\xd8\xff')) return jpegWithoutMetadata;
  if (asciiAt(bytes, 0, '\x89PNG\r\n\x1a\n')) return pngWithoutMetadata;
  if (asciiAt(bytes, 0, 'RIFF') && asciiAt(bytes, 8, 'WEBP')) return webpWithoutMetadata;
  return undefined;
}
