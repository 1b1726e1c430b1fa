import { find } from 'linkifyjs';
import { isHost, safeHost } from './hosts';
import { mayHoldLink } from './link-hint';

export interface TextPart {
  text: string;
  href?: string;
}

/** What stands between addresses: blanks, quotes, the punctuation of Chinese and Japanese, a comma before the next one. */
const BETWEEN = /([\s"“”„«»<>。、，；：！？．｡､…「」『』（）【】《》〈〉〔〕]+|[,;|](?=https?:\/\/|www\.))/i;
/** What may stand around an address: controls of direction, and behind it punctuation that `linkifyjs` takes for a part. */
const DIRECTION = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;
const BEHIND = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069’‘؟،؛*`|^.,:;!?']/;
/** Invisible characters, but not the joiners that scripts and emoji need. */
const INVISIBLE = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}]/u;
const MOST_KEPT = 500;

const kept = new Map<string, readonly TextPart[]>();

/** Splits text into plain parts and links. The result is kept, because a page draws the same messages again and again. */
export function linkify(text: string): readonly TextPart[] {
  if (!mayHoldLink(text)) return text ? [{ text }] : [];
  const before = kept.get(text);
  if (before) return before;
  const parts = join(text.split(BETWEEN).flatMap(partsOf));
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(text, parts);
  return parts;
}

function partsOf(piece: string): TextPart[] {
  const [from, to] = trim(piece);
  const bare = piece.slice(from, to);
  if (!mayHoldLink(bare) || INVISIBLE.test(bare)) return [{ text: piece }];
  const parts: TextPart[] = [];
  let end = 0;
  for (const found of find(bare)) {
    const link = found.type === 'email' ? mailLink(found.value) : webLink(found.value);
    if (!link) continue;
    parts.push({ text: piece.slice(end, from + found.start) }, link);
    end = from + found.end;
  }
  return [...parts, { text: piece.slice(end) }];
}

/** Where a piece begins and ends without what may stand around an address. No pattern with `+$`, which takes squared time. */
function trim(piece: string): [from: number, to: number] {
  let from = 0;
  let to = piece.length;
  while (from < to && DIRECTION.test(piece.charAt(from))) from++;
  while (to > from && BEHIND.test(piece.charAt(to - 1))) to--;
  return [from, to];
}

/** Plain parts that follow each other become one. */
function join(parts: TextPart[]): TextPart[] {
  const joined: TextPart[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (!part.text) continue;
    if (last && !last.href && !part.href) last.text += part.text;
    else joined.push(part);
  }
  return joined;
}

/** File names such as `report.zip` are no links, although `.zip` is a top-level domain. */
function webLink(text: string): TextPart | undefined {
  if (/^mailto:/i.test(text)) return mailLink(text);
  const address = /^www\./i.test(text) ? `https://${text}` : text;
  const written = /^https?:\/\/([^/?#@\\]+)(?![^/?#])/i.exec(address)?.[1];
  const url = written === undefined ? undefined : parse(address);
  return written !== undefined && url && leadsTo(written, url.hostname)
    ? { text: text.replace(written, safeHost(written, url.host)), href: url.href }
    : undefined;
}

function mailLink(text: string): TextPart | undefined {
  const [, scheme = '', person = '', written = ''] = /^(mailto:)?([!-?A-~]+)@([^/?#:@\\]+\.[^/?#:@\\]+)$/i.exec(text) ?? [];
  const host = parse(`https://${written}`)?.hostname ?? '';
  return leadsTo(written, host)
    ? { text: `${scheme}${person}@${safeHost(written, host)}`, href: `mailto:${person.replace(/[^\w.+'-]/g, encodeURIComponent)}@${host}` }
    : undefined;
}

/** Letters of other scripts without a dot are a part of the sentence. */
function leadsTo(written: string, host: string): boolean {
  return isHost(host) && (written.includes('.') || /^[!-~]*$/.test(written));
}

function parse(address: string): URL | undefined {
  try {
    return new URL(address);
  } catch {
    return undefined;
  }
}
