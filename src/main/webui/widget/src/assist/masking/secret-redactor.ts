import { maskNumbers } from './card-numbers';

const MIN_LENGTH = 3;
/** From here on a value is found with other separators, too, and within a longer word. */
const LONG = 6;
const MAX_PER_FIELD = 12;
const MAX_FIELDS = 500;
const MAX_LENGTH = 200;
const SEPARATORS = '[\\s\\u00a0\\u200b.,/()\\-\\u2010-\\u2013]*';
/** How much of the page's text around a node may belong together. */
const MAX_AROUND = 2_000;
const MAX_STEPS = 4;
const DOTS = '••••••••';

/**
 * Redacts the current and earlier values of fields, because a page may repeat them: as they are ("hunter2 is wrong"),
 * in an address, grouped otherwise, split over elements, one character per box. Card and account numbers likewise.
 */
export class SecretRedactor {
  readonly #values = new Map<Element, string[]>();
  #pattern: RegExp | undefined;
  #around = new Map<Node, Map<Node, string>>();
  /** Elements of few words, and those of many. */
  #short = new Map<Node, boolean>();

  /** Tracks the values of a field from now on. */
  watch(field: Element): void {
    if (this.#values.has(field) || this.#values.size >= MAX_FIELDS) return;
    this.#values.set(field, []);
    const { defaultValue } = field as HTMLInputElement;
    if (typeof defaultValue === 'string' && isText(field)) this.#learn(field, defaultValue);
  }

  /** Notes a value that a field has just now, perhaps for a moment only. */
  note(field: Element): void {
    if (this.#values.has(field)) this.#learn(field, valueOf(field));
  }

  /** Reads all fields again. Must run before anything is sent, because scripts set values without an event. */
  refresh(): void {
    this.#around = new Map();
    this.#short = new Map();
    for (const field of this.#values.keys()) this.#learn(field, valueOf(field));
  }

  redact(text: string): string {
    return maskNumbers(this.#redactSecrets(text, DOTS));
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
    if (!this.#pattern || text.length < MIN_LENGTH) return text;
    return text.replace(this.#pattern, (found) => dots ?? found.replace(/\S/g, '•'));
  }

  #learn(field: Element, value: string): void {
    const known = this.#values.get(field);
    if (known && addValue(known, value.trim().slice(0, MAX_LENGTH))) this.#pattern = patternOf([...this.#values.values()].flat());
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

function valueOf(field: Element): string {
  if (field.localName === 'select') return chosenText(field as HTMLSelectElement);
  const { value } = field as HTMLInputElement;
  return typeof value === 'string' && isText(field) ? value : '';
}

/** What a person has chosen, not what the page offers first. */
function chosenText({ selectedOptions }: HTMLSelectElement): string {
  const option = selectedOptions[0];
  return option && !option.defaultSelected && option.index > 0 ? option.text : '';
}

/** A value that grows while it is typed is kept as its longest form. */
function addValue(known: string[], value: string): boolean {
  if (value.length < MIN_LENGTH || known.some((before) => before.startsWith(value))) return false;
  const last = known.at(-1);
  if (last !== undefined && value.startsWith(last)) known.pop();
  known.push(value);
  if (known.length > MAX_PER_FIELD) known.shift();
  return true;
}

function patternOf(values: string[]): RegExp | undefined {
  const distinct = [...new Set(values)].sort((a, b) => b.length - a.length);
  return distinct.length ? new RegExp(distinct.map(formsOf).join('|'), 'giu') : undefined;
}

/** A value as it is, URL-encoded, and with other separators. Digits do not match inside longer numbers. */
function formsOf(value: string): string {
  const encoded = encodeURIComponent(value);
  const forms = new Set([value, encoded, encoded.replace(/%20/g, '+')].map(escape));
  const signs = Array.from(value.replace(/[^\p{L}\p{N}]/gu, ''));
  if (signs.length >= LONG || (signs.length >= 4 && signs.every((sign) => /\d/.test(sign)))) forms.add(signs.map(escape).join(SEPARATORS));
  const any = `(?:${[...forms].join('|')})`;
  if (/^\d+$/.test(value)) return `(?<!\\d)${any}(?!\\d)`;
  return value.length < LONG ? `(?<![\\p{L}\\p{N}])${any}(?![\\p{L}\\p{N}])` : any;
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replace(/-/g, '\\x2d');
}
