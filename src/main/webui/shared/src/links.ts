export interface TextPart {
  text: string;
  href?: string;
}

/** Every part has a maximum length, so that no message takes a browser seconds to parse. */
const LINK = /\b(?:https?:\/\/|www\.)[^\s<>"]{1,2048}|\b[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}/gi;
/** Punctuation at the end belongs to the sentence, not to the address. */
const PUNCTUATION = '.,:;!?\'"»”’…';
const BRACKETS = ['()', '[]', '{}'];

/** Splits text into plain parts and links, which are drawn as text nodes and anchors. */
export function linkify(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const match of text.matchAll(LINK)) {
    const link = trim(match[0]);
    const href = hrefOf(link);
    if (!isAddress(href)) continue;
    if (match.index > end) parts.push({ text: text.slice(end, match.index) });
    parts.push({ text: link, href });
    end = match.index + link.length;
  }
  if (end < text.length) parts.push({ text: text.slice(end) });
  return parts;
}

/** A closing bracket belongs to the address if the address contains the opening one. */
function trim(link: string): string {
  const unopened = new Map(BRACKETS.map((pair) => [pair[1], count(link, pair[1]) - count(link, pair[0])]));
  let end = link.length;
  for (; end > 0; end--) {
    const last = link[end - 1] ?? '';
    const left = unopened.get(last) ?? 0;
    if (left > 0) unopened.set(last, left - 1);
    else if (!PUNCTUATION.includes(last)) break;
  }
  return link.slice(0, end);
}

function count(text: string, char = ''): number {
  return text.split(char).length - 1;
}

function hrefOf(link: string): string {
  if (/^https?:/i.test(link)) return link;
  return link.toLowerCase().startsWith('www.') ? `https://${link}` : `mailto:${link}`;
}

function isAddress(href: string): boolean {
  try {
    return new URL(href).href !== '';
  } catch {
    return false;
  }
}
