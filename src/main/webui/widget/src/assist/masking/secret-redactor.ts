import { maskNumbers } from './card-numbers';
import { FieldValues } from './field-values';
import { MIN_DENSE } from './signs';
import { ValueTree } from './value-tree';

/** How much of the page's text around a node may belong together. */
const MAX_AROUND = 2_000;
const MAX_STEPS = 4;
const DOTS = '••••••••';
const MIN_IN_STYLE = 6;

/**
 * Redacts the current and earlier values of fields, because a page may repeat them: as they are ("hunter2 is wrong"),
 * in an address, grouped otherwise, split over elements, one character per box. Card and account numbers likewise.
 */
export class SecretRedactor {
  readonly #values = new FieldValues();
  #tree = new ValueTree([]);
  /** The version of the values that the tree is of. */
  #version = 0;
  #around = new Map<Node, Map<Node, string>>();
  /** Elements of few words, and those of many. */
  #short = new Map<Node, boolean>();

  /** Tracks the values of a field from now on. */
  watch(field: Element): void {
    this.#values.watch(field);
  }

  /** Notes a value that a field has just now, perhaps for a moment only. */
  note(field: Element): void {
    this.#values.read(field);
  }

  /** Notes what a person has pasted or dropped. */
  noteText(text: string): void {
    this.#values.add(text);
  }

  /** Notes the name of a file that a person has chosen. */
  noteFile(name: string): void {
    this.#values.addFile(name);
  }

  /** Whether anything is known that a page may repeat. */
  get hasSecrets(): boolean {
    return !this.#values.isEmpty;
  }

  /** Reads all fields again. Must run before anything is sent, because scripts set values without an event. */
  refresh(): void {
    this.#around = new Map();
    this.#short = new Map();
    this.#values.readAll();
  }

  redact(text: string): string {
    return maskNumbers(this.#redactSecrets(text, () => DOTS));
  }

  /** Card numbers apart: coordinates may look like one. */
  holdsSecret(text: string): boolean {
    return this.#redactSecrets(text, () => DOTS) !== text;
  }

  /** Redacts numbers and keys in a style, where a short number or a word is the page's own. */
  redactStyle(css: string): string {
    return this.#redactSecrets(css, (found) => (found.length >= MIN_IN_STYLE && /\d/.test(found) ? DOTS : found));
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
    const quiet = maskNumbers(this.#redactSecrets(whole, (found) => found.replace(/\S/g, '•')));
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

  #redactSecrets(text: string, by: (found: string) => string): string {
    if (text.length < MIN_DENSE) return text;
    if (this.#version !== this.#values.version) {
      this.#tree = new ValueTree(this.#values);
      this.#version = this.#values.version;
    }
    return this.#tree.replace(text, by);
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
