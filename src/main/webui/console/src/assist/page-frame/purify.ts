import { allowedTag, isCustomElement, isSeen } from './allowed-elements';
import { purifyAttributes } from './purify-attributes';
import { purifyCss } from './purify-css';

export interface PageEvent {
  type: number;
  timestamp: number;
  data: Record<string, unknown>;
}

const EVENT = { snapshot: 2, change: 3, meta: 4 } as const;
const CHANGE = {
  mutation: 0,
  mouseMove: 1,
  mouse: 2,
  scroll: 3,
  resize: 4,
  input: 5,
  touchMove: 6,
  styleRule: 8,
  drag: 12,
  styleDeclaration: 13,
  adoptedStyle: 15,
} as const;
const NODE = { document: 0, doctype: 1, element: 2, text: 3, comment: 5 } as const;
const NODES = 150_000;
const DEPTH = 1_500;

/** The allowed fields of changes that contain no nodes. */
const FIELDS: ReadonlyMap<number, readonly string[]> = new Map([
  [CHANGE.mouseMove, ['positions']],
  [CHANGE.touchMove, ['positions']],
  [CHANGE.drag, ['positions']],
  [CHANGE.mouse, ['type', 'id', 'x', 'y', 'pointerType']],
  [CHANGE.scroll, ['id', 'x', 'y']],
  [CHANGE.resize, ['width', 'height']],
  [CHANGE.input, ['id', 'text', 'isChecked', 'userTriggered']],
  [CHANGE.styleRule, ['id', 'styleId', 'adds', 'removes', 'replace', 'replaceSync']],
  [CHANGE.styleDeclaration, ['id', 'styleId', 'index', 'set', 'remove']],
  [CHANGE.adoptedStyle, ['id', 'styles', 'styleIds']],
]);
const STYLES: ReadonlySet<number> = new Set([CHANGE.styleRule, CHANGE.styleDeclaration, CHANGE.adoptedStyle]);

type Json = Record<string, unknown>;

/**
 * Lets through only what draws a page, because a visitor's browser can send anything. The frame that draws it runs no
 * scripts and loads nothing; this is the second line of defence.
 */
export class Purifier {
  /** Element names by the recorder's ids: a change contains only ids. */
  readonly #tags = new Map<number, string>();
  readonly #styleTexts = new Set<number>();

  /** @returns undefined for an event that draws nothing */
  purify(event: unknown, now: number): PageEvent | undefined {
    if (!isObject(event) || !isObject(event.data)) throw new Error('no event');
    const data = this.#data(event.type, event.data);
    return data && { type: event.type as number, timestamp: now, data };
  }

  #data(type: unknown, data: Json): Json | undefined {
    if (type === EVENT.meta) return { href: '', width: size(data.width), height: size(data.height) };
    if (type === EVENT.snapshot) return this.#snapshot(data);
    if (type !== EVENT.change) return undefined;
    if (data.source === CHANGE.mutation) return this.#mutation(data);
    const fields = FIELDS.get(data.source as number);
    if (!fields) return undefined;
    const change = pick(data, ['source', ...fields]);
    return STYLES.has(data.source as number) ? (purifyStyles(change) as Json) : change;
  }

  #snapshot({ node, initialOffset }: Json): Json {
    this.#tags.clear();
    this.#styleTexts.clear();
    return {
      node: this.#node(node, '', { left: NODES }, 0),
      initialOffset: isObject(initialOffset) ? pick(initialOffset, ['top', 'left']) : { top: 0, left: 0 },
    };
  }

  #mutation(data: Json): Json {
    const left = { left: NODES };
    const adds = list(data.adds);
    // A child may come before its parent.
    for (const { node } of adds) this.#meet(node);
    return {
      ...pick(data, ['source', 'isAttachIframe']),
      adds: adds.map((added) => ({
        ...pick(added, ['parentId', 'previousId', 'nextId']),
        node: this.#node(added.node, this.#tags.get(added.parentId as number) ?? '', left, 0),
      })),
      removes: list(data.removes).map((removed) => pick(removed, ['parentId', 'id', 'isShadow'])),
      texts: list(data.texts).map(({ id, value }) => ({
        id,
        value: typeof value === 'string' && this.#styleTexts.has(id as number) ? purifyCss(value) : value,
      })),
      attributes: list(data.attributes).map(({ id, attributes }) => ({
        id,
        attributes: this.#attributes(this.#tags.get(id as number) ?? '', attributes),
      })),
    };
  }

  #meet(value: unknown): void {
    if (!isObject(value)) return;
    if (typeof value.tagName === 'string') this.#tags.set(value.id as number, value.tagName.toLowerCase());
    for (const child of childrenOf(value)) this.#meet(child);
  }

  #node(value: unknown, within: string, count: { left: number }, depth: number): Json {
    if (!isObject(value) || typeof value.id !== 'number') throw new Error('no node');
    if (--count.left < 0 || depth > DEPTH) throw new Error('more than can be drawn');
    const common = pick(value, ['type', 'id', 'rootId', 'isShadow']);
    const children = (tag: string) => childrenOf(value).map((child) => this.#node(child, tag, count, depth + 1));
    if (value.type === NODE.document) return { ...common, ...pick(value, ['compatMode']), childNodes: children('') };
    if (value.type === NODE.doctype) return { ...common, ...pick(value, ['name', 'publicId', 'systemId']) };
    if (value.type === NODE.element) return { ...common, ...this.#element(value, children) };
    if (value.type === NODE.text) return { ...common, ...this.#text(value, within === 'style') };
    return { ...common, type: NODE.comment, textContent: '' };
  }

  #element(value: Json, children: (tag: string) => Json[]): Json {
    const tag = String(value.tagName).toLowerCase();
    this.#tags.set(value.id as number, tag);
    return {
      ...pick(value, ['isSVG', 'needBlock', 'isShadowHost', ...(isCustomElement(tag) ? ['isCustom'] : [])]),
      tagName: allowedTag(tag),
      attributes: this.#attributes(tag, value.attributes),
      childNodes: isSeen(tag) ? children(tag) : [],
    };
  }

  #text({ id, textContent }: Json, isStyle: boolean): Json {
    if (isStyle) this.#styleTexts.add(id as number);
    else this.#styleTexts.delete(id as number);
    const text = typeof textContent === 'string' ? textContent : '';
    return isStyle ? { isStyle, textContent: purifyCss(text) } : { textContent: text };
  }

  #attributes(tag: string, attributes: unknown): Json {
    return isObject(attributes) ? purifyAttributes(tag, attributes) : {};
  }
}

function purifyStyles(value: unknown): unknown {
  if (typeof value === 'string') return purifyCss(value);
  if (Array.isArray(value)) return value.map(purifyStyles);
  return isObject(value) ? Object.fromEntries(Object.entries(value).map(([name, it]) => [name, purifyStyles(it)])) : value;
}

function pick(value: Json, names: readonly string[]): Json {
  return Object.fromEntries(names.filter((name) => value[name] !== undefined).map((name) => [name, value[name]]));
}

function childrenOf({ childNodes }: Json): unknown[] {
  return Array.isArray(childNodes) ? childNodes : [];
}

function list(value: unknown): Json[] {
  if (value === undefined) return [];
  if (!Array.isArray(value) || !value.every(isObject)) throw new Error('no list');
  return value;
}

function size(value: unknown): number {
  if (typeof value !== 'number' || !(value > 0 && value < 20_000)) throw new Error('no size');
  return value;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
