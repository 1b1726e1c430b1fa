export interface Piece {
  text: string;
  href?: string;
}

const LINK = /\bhttps?:\/\/[^\s<>"']+/g;
/** Punctuation that ends the sentence, not the address. */
const TAIL = /[.,;:!?…»”’)\]}]+$/;

/** Cuts a text into plain pieces and links, http and https only. */
export function pieces(text: string): Piece[] {
  const found: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(LINK)) {
    const address = trimmed(match[0]);
    if (!URL.canParse(address)) continue;
    if (match.index > from) found.push({ text: text.slice(from, match.index) });
    found.push({ text: address, href: address });
    from = match.index + address.length;
  }
  if (from < text.length) found.push({ text: text.slice(from) });
  return found;
}

function trimmed(raw: string): string {
  const cut = raw.replace(TAIL, '');
  // A closing bracket belongs to the address when it was opened in it.
  return cut.includes('(') && raw.startsWith(`${cut})`) ? `${cut})` : cut;
}
