const PICTURE = /^data:image\/(?:png|jpe?g|gif|webp|avif|bmp|x-icon);base64,[A-Za-z\d+/=\s]*$/i;
const DRAWING = /^data:image\/svg\+xml[;,]/i;
/** Parts of a drawing that hold text or load something. */
const SPEAKING =
  /<(?:text|tspan|title|desc|metadata|foreignobject|style|script|image|use|a)\b|&|<!|\b(?:aria-[a-z]+|data-[a-z-]+|href|xlink:href)\s*=/i;
const UUID = /[\da-f]{8}-?(?:[\da-f]{4}-?){3}[\da-f]{12}/i;
const HIDDEN = '•';

/**
 * What may leave of an address, wherever it stands: scheme, host and path. User information, parameters, query and
 * fragment do not, nor a part of the path that looks like a secret. Every other scheme is a lone "#".
 */
export function safeAddress(text: string, base: string = document.baseURI): string {
  const address = text.trim();
  if (PICTURE.test(address)) return address;
  if (DRAWING.test(address)) return isSilentDrawing(address) ? address : '#';
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

/** Whether a word looks like a key, a token, an id or an e-mail address, and not like something a person named. */
export function isSecretWord(word: string): boolean {
  if (word.includes('@') || word.length > 200) return true;
  if (word.length < 16) return false;
  if (UUID.test(word) || /^eyJ[\w-]+\./.test(word)) return true;
  return (
    word.split(/[^\p{L}\p{N}]+/u).some((part) => part.length >= 16 && isMixed(part)) ||
    (/^[\w=.~+/-]+$/.test(word) && isMixed(word) && switches(word) >= word.length * 0.3)
  );
}

function isMixed(word: string): boolean {
  return /\d/.test(word) && /[a-z]/i.test(word);
}

/** How often small letters, capitals and digits take turns. */
function switches(word: string): number {
  let count = 0;
  for (let i = 1; i < word.length; i++) {
    const [before, now] = [kind(word.charCodeAt(i - 1)), kind(word.charCodeAt(i))];
    if (before !== now && before !== 0 && now !== 0) count++;
  }
  return count;
}

function kind(code: number): number {
  if (code >= 48 && code <= 57) return 1;
  if (code >= 65 && code <= 90) return 2;
  return code >= 97 && code <= 122 ? 3 : 0;
}

function isSilentDrawing(address: string): boolean {
  const [head = '', ...rest] = address.split(',');
  try {
    const text = /;base64$/i.test(head) ? atob(rest.join(',')) : decodeURIComponent(rest.join(',').replace(/%(?![\da-f]{2})/gi, '%25'));
    return text.length < 20_000 && !SPEAKING.test(text);
  } catch {
    return false;
  }
}
