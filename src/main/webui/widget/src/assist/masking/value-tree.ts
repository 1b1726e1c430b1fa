import { isDense, MAX_PART, MIN_DENSE } from './signs';

/** From here on a value is found within a longer word. */
const LONG = 6;
const LONG_NUMBER = 8;
/** Between two signs of a value may stand this many characters that are none. */
const MAX_BETWEEN = 4;
const SIGN = /[\p{L}\p{N}]/gu;
const DIGIT = /\d/;
const WHOLE_SIGN = /^[\p{L}\p{N}]$/u;

interface Branch {
  next: Map<string, Branch>;
  /** Whether a value ends here. */
  isEnd: boolean;
}

interface Sign {
  sign: string;
  from: number;
  to: number;
}

/**
 * Values as one tree of signs, so that all are looked for at once and the longest is found where several begin alike.
 * Between signs may stand something else; the end of a long value is optional, since it may not have been typed yet
 * when the page repeated it.
 */
export class ValueTree {
  readonly #root: Branch = { next: new Map(), isEnd: false };

  constructor(values: Iterable<string>) {
    for (const value of values) for (const form of new Set([value, encodeURIComponent(value)])) this.#add(form);
  }

  /** A text with something else for each value in it. */
  replace(text: string, by: (found: string) => string): string {
    const signs = this.#root.next.size ? signsIn(text) : [];
    let out = '';
    let done = 0;
    for (let at = 0; at < signs.length; at++) {
      const last = this.#find(text, signs, at);
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
    let branch: Branch | undefined = this.#root;
    for (let at = first; at < signs.length; at++) {
      const { sign, from } = signs[at] as Sign;
      branch = at > first && from - (signs[at - 1] as Sign).to > MAX_BETWEEN ? undefined : branch.next.get(sign);
      if (!branch) break;
      isNumber &&= DIGIT.test(sign);
      const length = at - first + 1;
      if (!branch.isEnd && length < enough) continue;
      if (dense || isDense(sign) || standsAlone(text, signs[first] as Sign, signs[at] as Sign, length, isNumber)) found = at;
    }
    return found;
  }
}

/** A short value is a word of its own, a number no part of a longer one. Scripts without spaces have no such words. */
function standsAlone(text: string, { from }: Sign, { to }: Sign, length: number, isNumber: boolean): boolean {
  if (length >= (isNumber ? LONG_NUMBER : LONG)) return true;
  const kind = isNumber ? DIGIT : WHOLE_SIGN;
  return !kind.test(text[from - 1] ?? '') && !kind.test(text[to] ?? '');
}

function signsIn(text: string): Sign[] {
  return Array.from(text.matchAll(SIGN), ({ 0: sign, index }) => ({ sign: sign.toLowerCase(), from: index, to: index + sign.length }));
}
