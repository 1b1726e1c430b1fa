import { isDrawing, safeDrawing } from './drawings';
import { isSecretWord } from './secret-words';

const PICTURE = /^data:image\/(?:png|jpe?g|gif|webp|avif|bmp|x-icon);base64,[A-Za-z\d+/=\s]*$/i;
const HIDDEN = '•';

/**
 * What may leave of an address, wherever it stands: scheme, host and path. User information, parameters, query and
 * fragment do not, nor a part of the path that looks like a secret. Every other scheme is a lone "#".
 */
export function safeAddress(text: string, base: string = document.baseURI): string {
  const address = text.trim();
  if (PICTURE.test(address)) return address;
  if (isDrawing(address)) return safeDrawing(address) ?? '#';
  const url = parse(address, base);
  if (address.startsWith('#') || !url || !/^https?:$/.test(url.protocol)) return '#';
  return `${url.protocol}//${url.host}${url.pathname.split('/').map(safeSegment).join('/')}`;
}

/** The same for each candidate of a `srcset`. */
export function safeCandidates(text: string): string {
  // HTML, 4.8.4.2.1: an address has no white space, and a comma ends it only behind one or at its end.
  const candidates = text.match(/[^\s,]\S*(?:\s+[^,]*)?/g) ?? [];
  return candidates
    .map((candidate) => {
      const [address = '', size = ''] = candidate.trim().split(/\s+/);
      return `${safeAddress(address.replace(/,+$/, ''))}${/^\d+(?:\.\d+)?[wxh]$/.test(size) ? ` ${size}` : ''}`;
    })
    .join(', ');
}

function parse(address: string, base: string): URL | undefined {
  try {
    return new URL(address, base);
  } catch {
    return undefined;
  }
}

function safeSegment(segment: string): string {
  const name = decoded(segment).replace(/;.*$/s, '');
  return isSecretWord(name) || /\d{9}/.test(name) ? HIDDEN : encodeURIComponent(name);
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return HIDDEN;
  }
}
