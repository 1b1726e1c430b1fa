import { maskNumbers } from './card-numbers';

/** Fewer signs are too common; of scripts without letters' case and spaces, two make a name. */
const MIN_SIGNS = 3;
const MIN_DENSE = 2;
/** From here on a value is found within a longer word. */
const LONG = 6;
const LONG_NUMBER = 8;
const MAX_VALUES = 2_000;
const MAX_FIELDS = 5_000;
const CHUNK = 100;
/** Half of a sign, which has no code in an address. */
const LONE = /[\ud800-\udfff]/gu;
const SIGN = /[\p{L}\p{N}]/u;
const SIGNS = /[\p{L}\p{N}]/gu;
const DENSE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;
const SEPARATORS = '[^\\p{L}\\p{N}]{0,4}';
/** How much of the page's text around a node may belong together. */
const MAX_AROUND = 2_000;
const MAX_STEPS = 4;
const DOTS = '••••••••';

/**
 * Redacts the current and earlier values of fields, because a page may repeat them: as they are ("hunter2 is wrong"),
 * in an address, grouped otherwise, split over elements, one character per box. Card and account numbers likewise.
 */
export class SecretRedactor {
  readonly #fields = new Set<Element>();
  readonly #values = new Set<string>();
  #pattern: RegExp | undefined;
  #isStale = false;
  #around = new Map<Node, Map<Node, string>>();
  /** Elements of few words, and those of many. */
  #short = new Map<Node, boolean>();

  /** Tracks the values of a field from now on. */
  watch(field: Element): void {
    if (this.#fields.has(field) || this.#fields.size >= MAX_FIELDS) return;
    this.#fields.add(field);
    if (isText(field)) this.#learn((field as HTMLInputElement).defaultValue);
  }

  /** Notes a value that a field has just now, perhaps for a moment only. */
  note(field: Element): void {
    if (this.#fields.has(field)) for (const value of valuesOf(field)) this.#learn(value);
  }

  /** Reads all fields again. Must run before anything is sent, because scripts set values without an event. */
  refresh(): void {
    this.#around = new Map();
    this.#short = new Map();
    for (const field of this.#fields) {
      for (const value of valuesOf(field)) this.#learn(value);
      // What it said stays a secret.
      if (!field.isConnected) this.#fields.delete(field);
    }
  }

  redact(text: string): string {
    return maskNumbers(this.#redactSecrets(text, DOTS));
  }

  /** Card numbers apart: coordinates may look like one. */
  holdsSecret(text: string): boolean {
    return this.#redactSecrets(text, DOTS) !== text;
  }

  /** Redacts a text node's text, by what stands around it as well. */
  redactNode(node: Node, text: string): string {
    const root = text.trim() === '' || (node as Text).data !== text ? undefined : this.#aroundOf(node);
    if (!root) return this.redact(text);
    let texts = this.#around.get(root);
    if (!texts) this.#around.set(root, (texts = this.#redactTogether(root)));
    return texts.get(node) ?? this.redact(text);
  }

  /** What stands around a text and may belong to it: the largest element of few words. */
  #aroundOf(node: Node): Node | undefined {
    let found: Node | undefined;
    for (let it = node.parentNode, steps = 0; it && it.nodeType === 1 && steps < MAX_STEPS; it = it.parentNode, steps++) {
      if ((it as Element).localName === 'body' || !this.#isShort(it)) break;
      found = it;
    }
    return found;
  }

  #isShort(element: Node): boolean {
    const before = this.#short.get(element);
    if (before !== undefined) return before;
    const found = hasFewWords(element);
    this.#short.set(element, found);
    return found;
  }

  #redactTogether(root: Node): Map<Node, string> {
    const nodes = textNodes(root);
    const whole = nodes.map(({ data }) => data).join('');
    // Of equal length, so that each node keeps its place.
    const quiet = maskNumbers(this.#redactSecrets(whole, undefined));
    const texts = new Map<Node, string>();
    let from = 0;
    for (const node of nodes) {
      const alone = this.redact(node.data);
      const together = quiet.slice(from, from + node.data.length);
      texts.set(node, alone !== node.data || together === node.data ? alone : together);
      from += node.data.length;
    }
    return texts;
  }

  #redactSecrets(text: string, dots: string | undefined): string {
    if (text.length < MIN_DENSE) return text;
    if (this.#isStale) {
      this.#pattern = patternOf(this.#values);
      this.#isStale = false;
    }
    if (!this.#pattern) return text;
    return text.replace(this.#pattern, (found: string, ...rest: unknown[]) => {
      const at = rest.find((part) => typeof part === 'number') as number;
      if (!standsAlone(text, at, found)) return found;
      return dots ?? found.replace(/\S/g, '•');
    });
  }

  /** A long value in parts that follow each other, and each line for itself: a page may break it there. */
  #learn(value: string): void {
    for (const line of new Set([value, ...value.split(/[\r\n]+/)])) {
      const signs = Array.from(line.trim().replace(LONE, ''));
      for (let from = 0; from < signs.length; from += CHUNK)
        this.#add(
          signs
            .slice(from, from + CHUNK)
            .join('')
            .trim(),
        );
    }
  }

  #add(value: string): void {
    const signs = value.match(SIGNS)?.length ?? 0;
    if (signs < (DENSE.test(value) ? MIN_DENSE : MIN_SIGNS) || this.#values.has(value)) return;
    // Typed sign by sign: the longest stands for what came before.
    const last = [...this.#values].at(-1);
    if (last !== undefined && last.startsWith(value)) return;
    if (last !== undefined && value.startsWith(last)) this.#values.delete(last);
    this.#values.add(value);
    if (this.#values.size > MAX_VALUES) this.#values.delete(this.#values.values().next().value as string);
    this.#isStale = true;
  }
}

/** Stops where it is clear: a table of thousands of rows is not read once for each cell. */
function hasFewWords(element: Node): boolean {
  let length = 0;
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    length += (node as Text).data.length + 1;
    if (length > MAX_AROUND) return false;
  }
  return true;
}

function textNodes(root: Node): Text[] {
  const nodes: Text[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) nodes.push(node as Text);
  return nodes;
}

function isText(field: Element): boolean {
  return field.localName === 'textarea' || (field.localName === 'input' && !/^(?:checkbox|radio)$/i.test(field.getAttribute('type') ?? ''));
}

function valuesOf(field: Element): string[] {
  if (field.localName === 'select') return chosen(field as HTMLSelectElement);
  // Editable text, and fields that are made, whose class may throw when it is asked.
  if (field.localName !== 'input' && field.localName !== 'textarea') return [(field.textContent ?? '').slice(0, MAX_AROUND)];
  const { value, files } = field as HTMLInputElement;
  if (files && field.getAttribute('type')?.toLowerCase() === 'file')
    return Array.from(files).flatMap(({ name }) => [name, name.replace(/\.[^.]*$/, '')]);
  return isText(field) && typeof value === 'string' ? [value] : [];
}

/** What a person has chosen, not what the page offers first. */
function chosen({ selectedOptions }: HTMLSelectElement): string[] {
  return Array.from(selectedOptions)
    .filter((option) => !option.defaultSelected && (option.index > 0 || option.parentElement?.querySelector('option[selected]')))
    .flatMap((option) => [option.text, option.value]);
}

/** A short value is a word of its own, a number no part of a longer one. Scripts without spaces have no such words. */
function standsAlone(text: string, at: number, found: string): boolean {
  const signs = found.match(SIGNS) ?? [];
  if (DENSE.test(found)) return true;
  const [before, behind] = [text[at - 1] ?? '', text[at + found.length] ?? ''];
  if (signs.every((sign) => /\d/.test(sign))) return signs.length >= LONG_NUMBER || !(/\d/.test(before) || /\d/.test(behind));
  return signs.length >= LONG || !(SIGN.test(before) || SIGN.test(behind));
}

interface Branch {
  next: Map<string, Branch>;
  /** Whether a value ends here. */
  isEnd: boolean;
}

/**
 * All values as one tree of signs, so that the longest is found wherever several begin alike. Between signs may stand
 * anything else; the end of a long one is optional, since it may not have been typed yet when the page repeated it.
 */
function patternOf(values: Iterable<string>): RegExp | undefined {
  const root: Branch = { next: new Map(), isEnd: false };
  for (const value of values)
    for (const form of new Set([value, encodeURIComponent(value)])) grow(root, form.toLowerCase().match(SIGNS) ?? []);
  return root.next.size ? new RegExp(alternatives(root, 0, false), 'giu') : undefined;
}

function grow(root: Branch, signs: string[]): void {
  let at = root;
  for (const sign of signs.slice(0, CHUNK)) {
    let next = at.next.get(sign);
    if (!next) at.next.set(sign, (next = { next: new Map(), isEnd: false }));
    at = next;
  }
  at.isEnd = true;
}

function alternatives({ next, isEnd }: Branch, depth: number, isDense: boolean): string {
  if (!next.size) return '';
  const all = [...next].map(([sign, branch]) => {
    const dense = depth === 0 ? DENSE.test(sign) : isDense;
    return `${depth === 0 ? '' : SEPARATORS}${escape(sign)}${alternatives(branch, depth + 1, dense)}`;
  });
  return `(?:${all.join('|')})${isEnd || depth >= (isDense ? MIN_DENSE : LONG) ? '?' : ''}`;
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replace(/-/g, '\\x2d');
}
