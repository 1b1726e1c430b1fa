import { linkify } from './links';

export type Inline =
  | { kind: 'text' | 'code'; text: string; /** Where it stands in the message. */ from: number }
  | { kind: 'strong' | 'em'; children: Inline[] }
  | { kind: 'link'; href: string; children: Inline[] };

const DEEPEST = 3;
const WORD = /[\p{L}\p{N}]/u;

/** Bold, italic, code and links within a line. What does not close is text. Takes linear time. */
export function inlines(text: string, from: number, depth = 0): Inline[] {
  return new InlineParser(text, from, depth).parse();
}

class InlineParser {
  readonly #found: Inline[] = [];
  /** What has no end behind the place where it was looked for has none later either. */
  readonly #endless = new Set<string>();
  #textFrom = 0;

  constructor(
    private readonly text: string,
    private readonly from: number,
    private readonly depth: number,
  ) {}

  parse(): Inline[] {
    let at = 0;
    while (at < this.text.length) at = this.#take(at) ?? at + 1;
    this.#addText(this.text.length);
    return this.#found;
  }

  /** Returns where what begins here ends, or undefined if nothing does. */
  #take(at: number): number | undefined {
    switch (this.text[at]) {
      case '`':
        return this.#code(at);
      case '*':
        return this.text[at + 1] === '*' ? this.#styled(at, '**', 'strong') : this.#styled(at, '*', 'em');
      case '_':
        return this.#styled(at, '_', 'em');
      case '[':
        return this.#link(at);
      default:
        return undefined;
    }
  }

  #addText(end: number): void {
    if (end > this.#textFrom)
      this.#found.push({ kind: 'text', text: this.text.slice(this.#textFrom, end), from: this.from + this.#textFrom });
  }

  #add(at: number, end: number, inline: Inline): number {
    this.#addText(at);
    this.#found.push(inline);
    this.#textFrom = end;
    return end;
  }

  #code(at: number): number | undefined {
    const end = this.#find('`', at + 1, () => true);
    if (end === undefined || end === at + 1) return undefined;
    return this.#add(at, end + 1, { kind: 'code', text: this.text.slice(at + 1, end), from: this.from + at + 1 });
  }

  #styled(at: number, sign: string, kind: 'strong' | 'em'): number | undefined {
    const begin = at + sign.length;
    if (this.depth >= DEEPEST || this.#isWord(at - 1) || this.#isBlank(begin)) return undefined;
    const end = this.#find(
      sign,
      begin + 1,
      (place) => !this.#isBlank(place - 1) && !this.#isWord(place + sign.length) && this.#isWhole(place, sign),
    );
    if (end === undefined) return undefined;
    const children = inlines(this.text.slice(begin, end), this.from + begin, this.depth + 1);
    return this.#add(at, end + sign.length, { kind, children });
  }

  /** One star is not the half of two. */
  #isWhole(place: number, sign: string): boolean {
    return sign.length > 1 || (this.text[place + 1] !== sign && this.text[place - 1] !== sign);
  }

  #link(at: number): number | undefined {
    const middle = this.depth >= DEEPEST ? undefined : this.#find('](', at + 1, () => true);
    const end = middle === undefined ? undefined : this.#find(')', middle + 2, () => true);
    if (middle === undefined || end === undefined) return undefined;
    const [link, ...others] = linkify(this.text.slice(middle + 2, end));
    const label = this.text.slice(at + 1, middle);
    // A label that is itself an address would say another one than it leads to.
    if (link?.href === undefined || others.length > 0 || label.trim() === '' || linkify(label).some(({ href }) => href)) return undefined;
    return this.#add(at, end + 1, { kind: 'link', href: link.href, children: inlines(label, this.from + at + 1, DEEPEST) });
  }

  #find(sign: string, from: number, fits: (place: number) => boolean): number | undefined {
    if (this.#endless.has(sign)) return undefined;
    for (let place = this.text.indexOf(sign, from); place >= 0; place = this.text.indexOf(sign, place + 1)) if (fits(place)) return place;
    this.#endless.add(sign);
    return undefined;
  }

  #isWord(at: number): boolean {
    return WORD.test(this.text[at] ?? '');
  }

  #isBlank(at: number): boolean {
    return /^\s?$/.test(this.text[at] ?? '');
  }
}
