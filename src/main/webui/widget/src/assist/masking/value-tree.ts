import { isDense, MAX_PART, MIN_DENSE, signsIn, type Sign } from './signs';
import { formsOf } from './value-forms';

/** From here on a value is found within a longer word. */
const LONG = 6;
const LONG_NUMBER = 8;
/** Between two signs of a value may stand this many characters that are none. */
const MAX_BETWEEN = 4;
/** So many values may be joined in one word. */
const MAX_JOINED = 8;
const DIGIT = /\d/;
const WHOLE_SIGN = /^[\p{L}\p{N}]$/u;

interface Branch {
  next: Map<string, Branch>;
  /** Whether a value ends here. */
  isEnd: boolean;
}

/**
 * Values as one tree of signs, so that all are looked for at once and the longest is found where several begin alike.
 * Between signs may stand something else; the end of a long value is optional, since it may not have been typed yet
 * when the page repeated it.
 */
export class ValueTree {
  readonly #root: Branch = { next: new Map(), isEnd: false };

  constructor(values: Iterable<string>) {
    for (const value of values) for (const form of formsOf(value)) this.#add(form);
  }

  /** A text with something else for each value in it. */
  replace(text: string, by: (found: string) => string): string {
    const signs = this.#root.next.size ? signsIn(text) : [];
    let out = '';
    let done = 0;
    for (let at = 0; at < signs.length; at++) {
      const last = this.#find(text, signs, at) ?? this.#findJoined(text, signs, at);
      if (last === undefined) continue;
      const { from } = signs[at] as Sign;
      const { to } = signs[last] as Sign;
      out += text.slice(done, from) + by(text.slice(from, to));
      done = to;
      at = last;
    }
    return done ? out + text.slice(done) : text;
  }

  #add(value: string): void {
    let at = this.#root;
    for (const { sign } of signsIn(value).slice(0, MAX_PART)) {
      let next = at.next.get(sign);
      if (!next) at.next.set(sign, (next = { next: new Map(), isEnd: false }));
      at = next;
    }
    at.isEnd = true;
  }

  /** @returns where the longest value that begins at a sign has its last one */
  #find(text: string, signs: Sign[], first: number): number | undefined {
    const dense = isDense((signs[first] as Sign).sign);
    const enough = dense ? MIN_DENSE : LONG;
    let found: number | undefined;
    let isNumber = true;
    this.#walk(signs, first, (at, isEnd) => {
      const { sign } = signs[at] as Sign;
      isNumber &&= DIGIT.test(sign);
      const length = at - first + 1;
      if (!isEnd && length < enough) return;
      if (dense || isDense(sign) || standsAlone(text, signs[first] as Sign, signs[at] as Sign, length, isNumber)) found = at;
    });
    return found;
  }

  /** Values that follow each other without a gap and make a word: a page joins the fields of a name, a date, a number. */
  #findJoined(text: string, signs: Sign[], first: number): number | undefined {
    if (isSign(text, (signs[first] as Sign).from - 1)) return undefined;
    let last = first - 1;
    let joined = 0;
    for (; joined < MAX_JOINED && last + 1 < signs.length; joined++) {
      let end: number | undefined;
      this.#walk(signs, last + 1, (at, isEnd) => {
        if (isEnd) end = at;
      });
      if (end === undefined) break;
      last = end;
      if (!isSign(text, (signs[last] as Sign).to)) return joined > 0 ? last : undefined;
    }
    return undefined;
  }

  /** Follows the signs from one on for as long as a value has them. */
  #walk(signs: Sign[], first: number, tell: (at: number, isEnd: boolean) => void): void {
    let branch: Branch | undefined = this.#root;
    for (let at = first; at < signs.length; at++) {
      const { sign, from } = signs[at] as Sign;
      branch = at > first && from - (signs[at - 1] as Sign).to > MAX_BETWEEN ? undefined : branch.next.get(sign);
      if (!branch) return;
      tell(at, branch.isEnd);
    }
  }
}

/** A short value is a word of its own, a number no part of a longer one. Scripts without spaces have no such words. */
function standsAlone(text: string, { from }: Sign, { to }: Sign, length: number, isNumber: boolean): boolean {
  if (length >= (isNumber ? LONG_NUMBER : LONG)) return true;
  const kind = isNumber ? DIGIT : WHOLE_SIGN;
  return !kind.test(text[from - 1] ?? '') && !kind.test(text[to] ?? '');
}

function isSign(text: string, at: number): boolean {
  return WHOLE_SIGN.test(text[at] ?? '');
}
