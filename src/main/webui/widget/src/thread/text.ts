export interface TextPart {
  text: string;
  href?: string;
}

/** Every part has a maximum length, so that no message takes a browser seconds to parse. */
const LINK = /\b(?:https?:\/\/|www\.)[^\s<>"]{1,2048}|\b[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}/gi;
/** Punctuation at the end belongs to the sentence, not to the address. */
const PUNCTUATION = '.,:;!?\'"»”’…';

/** Splits text into plain parts and links, which are drawn as text nodes and anchors. */
export function linkify(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const match of text.matchAll(LINK)) {
    const link = trim(match[0]);
    if (match.index > end) parts.push({ text: text.slice(end, match.index) });
    parts.push({ text: link, href: hrefOf(link) });
    end = match.index + link.length;
  }
  if (end < text.length) parts.push({ text: text.slice(end) });
  return parts;
}

/** A closing bracket belongs to the address if the address contains the opening one. */
function trim(link: string): string {
  let unopened = link.split(')').length - link.split('(').length;
  let end = link.length;
  for (; end > 0; end--) {
    const last = link[end - 1] ?? '';
    if (last === ')' && unopened > 0) unopened--;
    else if (!PUNCTUATION.includes(last)) break;
  }
  return link.slice(0, end);
}

function hrefOf(link: string): string {
  if (/^https?:/i.test(link)) return link;
  return link.toLowerCase().startsWith('www.') ? `https://${link}` : `mailto:${link}`;
}

/** One to three emoji and nothing else are drawn large. */
export function isEmoji(text: string): boolean {
  return text.length < 60 && /^(?:\p{Extended_Pictographic}(?:\u{FE0F}|\u{200D}\p{Extended_Pictographic}|\p{Emoji_Modifier})*\s*){1,3}$/u.test(text.trim());
}

export function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : words;
  return letters.map((word) => [...(word ?? '')][0] ?? '').join('').toUpperCase();
}

export function firstName(name: string): string {
  return name.trim().split(/\s+/)[0] || name;
}
