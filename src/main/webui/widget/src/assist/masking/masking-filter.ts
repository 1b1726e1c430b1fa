import { SecretRedactor } from './secret-redactor';
import { CHANGE, EVENT, NODE, type RecordedEvent, type RecordedNode } from '../capture/recorded-events';
import { maskCardNumbers } from './card-numbers';
import { hideText, maskText } from './mask-text';
import { isElement, type MaskingPolicy } from './masking-policy';

export interface Mirror {
  getNode(id: number): Node | null;
}

interface Added {
  node: RecordedNode;
  [more: string]: unknown;
}
interface TextChange {
  id: number;
  value: string | null;
}
interface AttributeChange {
  id: number;
  attributes: Record<string, unknown>;
}
interface Mutation {
  adds?: Added[];
  texts?: TextChange[];
  removes?: object[];
  attributes?: AttributeChange[];
  [more: string]: unknown;
}

/** Changes that contain no text of the page. */
const WITHOUT_TEXT: ReadonlySet<number> = new Set([
  CHANGE.mouseMove,
  CHANGE.mouse,
  CHANGE.scroll,
  CHANGE.resize,
  CHANGE.touchMove,
  CHANGE.drag,
]);
const STYLES: ReadonlySet<number> = new Set([CHANGE.styleRule, CHANGE.styleDeclaration, CHANGE.adoptedStyle]);
const SCRIPTS = /^(script|noscript|template)$/i;
const URL_ATTRIBUTES = /^(href|xlink:href|action|formaction|src|srcset|poster|ping|cite|background|data|rr_src)$/i;
/** The attributes that stay on private elements: their existence and size. */
const SIZE_ATTRIBUTES = /^(class|dir|width|height|cols|rows|colspan|rowspan|size|type|rr_width|rr_height)$/i;
const TEXT_ATTRIBUTES = /^(value|title|placeholder|alt|label|aria-.*|data-.*|checked|selected|rr_.*)$/i;

const SVG = 'http://www.w3.org/2000/svg';
const GEOMETRY_ATTRIBUTES = /^(d|points|transform|gradientTransform|patternTransform|viewBox|stroke-dasharray)$/;
const COORDINATES = /^(?:[MLHVCSQTAZe]|matrix|translate|scale|rotate|skew[XY]|[\d\s.,+()-])*$/i;

/**
 * Filters every recorded event before it leaves the page. It checks the page's own nodes and hides whatever it cannot
 * find or does not know. rrweb's own masking has gaps: attributes, editable text, chosen options, values set by
 * scripts, messages that repeat a value.
 */
export class MaskingFilter {
  readonly #policy: MaskingPolicy;
  readonly #redactor = new SecretRedactor();

  constructor(
    private readonly mirror: Mirror,
    policy: MaskingPolicy,
  ) {
    this.#policy = policy;
  }

  get blockSelector(): string {
    return this.#policy.blockSelector;
  }

  /** Used as rrweb's `maskInputFn`. */
  maskInput(text: string, field: Element | null): string {
    return field && !this.#policy.isMasked(field) ? text : maskText(text);
  }

  filter(event: RecordedEvent): RecordedEvent | undefined {
    this.#policy.clearCache();
    const data = this.#filterData(event);
    return data && { type: event.type, timestamp: event.timestamp, data };
  }

  #filterData({ type, data }: RecordedEvent): Record<string, unknown> | undefined {
    if (type === EVENT.loaded) return {};
    if (type === EVENT.meta) return { href: withoutQuery(String(data.href)), width: data.width, height: data.height };
    if (type === EVENT.snapshot) {
      this.#learnSecrets(data.node as RecordedNode);
      this.#redactor.refresh();
      return { node: this.#node(data.node as RecordedNode), initialOffset: data.initialOffset };
    }
    return type === EVENT.change ? this.#change(data) : undefined;
  }

  #change(data: Record<string, unknown>): Record<string, unknown> | undefined {
    const source = data.source as number;
    if (WITHOUT_TEXT.has(source)) return data;
    if (source === CHANGE.mutation) for (const { node } of (data as Mutation).adds ?? []) this.#learnSecrets(node);
    this.#redactor.refresh();
    if (source === CHANGE.mutation) return this.#mutation(data);
    if (source === CHANGE.input) return this.#input(data);
    return STYLES.has(source) ? (this.#redactAll(data) as Record<string, unknown>) : undefined;
  }

  /** Drops all changes inside blocked elements, including those in their shadow roots. */
  #mutation(data: Mutation): Record<string, unknown> | undefined {
    const { removes = [] } = data;
    const adds = data.adds
      ?.filter(({ node }) => !this.#standsInBlocked(node.id))
      .map((added) => ({ ...added, node: this.#node(added.node) }));
    const texts = data.texts
      ?.filter(({ id }) => !this.#standsInBlocked(id))
      .map(({ id, value }) => ({ id, value: value === null ? null : this.#text(id, value) }));
    const attributes = data.attributes
      ?.filter(({ id }) => !this.#isWithinBlocked(id))
      .map(({ id, attributes: changed }) => ({ id, attributes: this.#attributes(this.mirror.getNode(id), changed) }));
    return adds?.length || texts?.length || attributes?.length || removes.length ? { ...data, adds, texts, attributes } : undefined;
  }

  #standsInBlocked(id: number): boolean {
    const node = this.mirror.getNode(id);
    return node !== null && this.#policy.standsInBlocked(node);
  }

  #isWithinBlocked(id: number): boolean {
    const node = this.mirror.getNode(id);
    return node !== null && this.#policy.isWithinBlocked(node);
  }

  #input(data: Record<string, unknown>): Record<string, unknown> | undefined {
    if (this.#isWithinBlocked(data.id as number)) return undefined;
    const field = this.mirror.getNode(data.id as number);
    const text = typeof data.text === 'string' ? data.text : '';
    if (field && isElement(field) && !this.#policy.isMasked(field))
      return { source: data.source, id: data.id, text: this.#redact(text), isChecked: data.isChecked };
    const gone = !field || !isElement(field) || this.#policy.isAlwaysMasked(field);
    return { source: data.source, id: data.id, text: gone ? hideText(text) : maskText(text), isChecked: false };
  }

  /** Tracks hidden fields before any text that may repeat their values is sent. */
  #learnSecrets(recorded: RecordedNode): void {
    const node = this.mirror.getNode(recorded.id);
    if (node && isElement(node) && this.#policy.isField(node) && this.#policy.isAlwaysMasked(node)) this.#redactor.watch(node);
    for (const child of recorded.childNodes ?? []) this.#learnSecrets(child);
  }

  #node(recorded: RecordedNode): RecordedNode {
    if (recorded.type === NODE.element) return this.#element(recorded);
    const { childNodes, textContent } = recorded;
    if (recorded.type === NODE.document) return { ...recorded, childNodes: childNodes?.map((child) => this.#node(child)) ?? [] };
    if (recorded.type === NODE.doctype) return recorded;
    return { ...recorded, textContent: recorded.type === NODE.text ? this.#text(recorded.id, textContent ?? '') : '' };
  }

  #element(recorded: RecordedNode): RecordedNode {
    const node = this.mirror.getNode(recorded.id);
    const element = node && isElement(node) ? node : null;
    const attributes = this.#attributes(element, recorded.attributes ?? {});
    if (!element || recorded.needBlock || this.#policy.isBlocked(element)) {
      return { ...recorded, attributes: sizeOf(attributes), childNodes: [], needBlock: true };
    }
    const children = SCRIPTS.test(element.localName) ? [] : (recorded.childNodes ?? []).map((child) => this.#node(child));
    return { ...recorded, attributes, childNodes: children };
  }

  #text(id: number, text: string): string {
    const node = this.mirror.getNode(id);
    const around = node?.parentElement ?? null;
    if (!node) return maskText(text);
    if (around && SCRIPTS.test(around.localName)) return '';
    if (around?.localName === 'style') return this.#redact(text);
    if (this.#policy.isPrivate(node)) return maskText(text);
    const masked = around !== null && this.#policy.isMasked(around);
    return masked || (this.#policy.isEditable(node) && around === null) ? maskText(text) : this.#redact(text);
  }

  #attributes(node: Node | null, attributes: Record<string, unknown>): Record<string, unknown> {
    const element = node && isElement(node) ? node : null;
    const entries = Object.entries(attributes).map(([name, value]) => [name, this.#attribute(element, name, value)] as const);
    return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
  }

  #attribute(element: Element | null, name: string, value: unknown): unknown {
    if (value === null || /^(on|srcdoc$|nonce$)/i.test(name)) return value === null ? null : undefined;
    if (element === null || this.#policy.isPrivate(element)) return SIZE_ATTRIBUTES.test(name) ? value : undefined;
    if (element.localName === 'meta' || (element.localName === 'input' && element.getAttribute('type') === 'hidden'))
      return SIZE_ATTRIBUTES.test(name) ? value : undefined;
    if (isDrawing(element, name, value)) return value;
    const written = TEXT_ATTRIBUTES.test(name) && name !== 'rr_width' && name !== 'rr_height' && this.#policy.isMasked(element);
    return written ? this.#maskedAttribute(element, name, value) : this.#visibleAttribute(name, value);
  }

  #maskedAttribute(element: Element, name: string, value: unknown): unknown {
    if (name === 'placeholder' || name === 'aria-label')
      return this.#policy.isAlwaysMasked(element) ? undefined : this.#visibleAttribute(name, value);
    if (name === 'value' && typeof value === 'string') return this.#policy.isAlwaysMasked(element) ? hideText(value) : maskText(value);
    return undefined;
  }

  #visibleAttribute(name: string, value: unknown): unknown {
    if (typeof value === 'string' && URL_ATTRIBUTES.test(name)) return this.#redact(withoutQuery(value));
    return this.#redactAll(value);
  }

  #redact(text: string): string {
    return maskCardNumbers(this.#redactor.redact(text));
  }

  /** Redacts every string in a nested value. */
  #redactAll(value: unknown): unknown {
    if (typeof value === 'string') return value.startsWith('data:image/') ? value : this.#redact(value);
    if (Array.isArray(value)) return value.map((it) => this.#redactAll(it));
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([key, it]) => [key, this.#redactAll(it)]));
  }
}

/**
 * SVG coordinates are not masked, although their digits may look like a card number: a masked path is a broken image.
 */
function isDrawing(element: Element, name: string, value: unknown): boolean {
  return element.namespaceURI === SVG && GEOMETRY_ATTRIBUTES.test(name) && typeof value === 'string' && COORDINATES.test(value);
}

function sizeOf({ rr_width, rr_height, width, height }: Record<string, unknown>): Record<string, unknown> {
  return { rr_width: rr_width ?? width ?? '0px', rr_height: rr_height ?? height ?? '0px' };
}

/** The URL without query and fragment, which may contain keys, and never a script. */
function withoutQuery(address: string): string {
  if (/^data:image\//i.test(address)) return address;
  if (/^\s*(javascript|data|vbscript|blob):/i.test(address)) return '#';
  return address.replace(/[?#][^\s,]*/g, '');
}
