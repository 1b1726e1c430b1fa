import { SecretRedactor } from './secret-redactor';
import { safeAddress } from './addresses';
import { boxStyle } from './blocked-box';
import { AttributeFilter } from './attribute-filter';
import { ChosenPictures } from './chosen-pictures';
import { safeCss } from './css-text';
import { SheetAttributes } from './sheet-attributes';
import { CHANGE, EVENT, NODE, type RecordedEvent, type RecordedNode } from '../capture/recorded-events';
import { FieldLearner } from './field-learner';
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
const AMOUNT = /^[\s\d.,%\p{Sc}+-]{1,30}$/u;
const SCRIPTS = /^(script|noscript|template)$/i;
/**
 * Filters every recorded event before it leaves the page. It checks the page's own nodes and hides whatever it cannot
 * find or does not know. rrweb's own masking has gaps: attributes, editable text, chosen options, values set by
 * scripts, messages that repeat a value.
 */
export class MaskingFilter {
  /** Told of what is entered. */
  readonly fields: FieldLearner;
  readonly #policy: MaskingPolicy;
  readonly #sheets = new SheetAttributes();
  readonly #redactor = new SecretRedactor();
  readonly #pictures = new ChosenPictures();
  readonly #attributes: AttributeFilter;

  constructor(
    private readonly mirror: Mirror,
    policy: MaskingPolicy,
  ) {
    this.#policy = policy;
    this.fields = new FieldLearner(mirror, policy, this.#redactor, this.#pictures);
    this.#attributes = new AttributeFilter(policy, this.#sheets, this.#redactor, this.#pictures);
  }

  /** Learns of a field before anything is recorded that may repeat what it says. */
  learn(element: Element): void {
    this.#policy.clearCache();
    this.fields.learn(element);
  }

  /** Reads a sheet ahead of the snapshot, which then takes less time. */
  readSheet(sheet: CSSStyleSheet): void {
    this.#sheets.read(sheet);
  }

  /** Reads all fields ahead of the snapshot, which then takes less time. */
  readFields(): void {
    this.#redactor.refresh();
    // The values are ordered when something is looked for in them.
    this.#redact('any text');
  }

  /** Whether a person has entered anything, or a field says something: a drawing may repeat it. */
  hasSecrets(): boolean {
    this.#redactor.refresh();
    return this.#redactor.hasSecrets;
  }

  /** What may leave of a sheet of our own, which names fonts of the page. */
  safeSheet(css: string): string {
    return this.#css(css);
  }

  /** Used as rrweb's `maskInputFn`. */
  maskInput(text: string, field: Element | null): string {
    return field && !this.#policy.isMasked(field) ? text : maskText(text);
  }

  filter(event: RecordedEvent): RecordedEvent | undefined {
    this.#policy.clearCache();
    this.#sheets.clearCache();
    const data = this.#filterData(event);
    return data && { type: event.type, timestamp: event.timestamp, data };
  }

  #filterData({ type, data }: RecordedEvent): Record<string, unknown> | undefined {
    if (type === EVENT.loaded) return {};
    if (type === EVENT.meta) return { href: this.#redact(safeAddress(String(data.href))), width: data.width, height: data.height };
    if (type === EVENT.snapshot) {
      this.fields.learnAll(data.node as RecordedNode);
      // What is blocked is not recorded, and may be repeated elsewhere.
      for (const field of document.querySelectorAll('input, textarea, select')) if (!this.fields.knows(field)) this.fields.learn(field);
      this.#policy.clearCache();
      this.#redactor.refresh();
      const node = this.#node(data.node as RecordedNode);
      this.#pictures.endFirst();
      return { node, initialOffset: data.initialOffset };
    }
    return type === EVENT.change ? this.#change(data) : undefined;
  }

  #change(data: Record<string, unknown>): Record<string, unknown> | undefined {
    const source = data.source as number;
    if (WITHOUT_TEXT.has(source)) return withoutBlocked(data);
    if (source === CHANGE.mutation) for (const { node } of (data as Mutation).adds ?? []) this.fields.learnAll(node);
    this.#policy.clearCache();
    this.#redactor.refresh();
    if (source === CHANGE.mutation) return this.#mutation(data);
    if (source === CHANGE.input) return this.#input(data);
    return STYLES.has(source) ? (this.#sheetChange(data) as Record<string, unknown>) : undefined;
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
      .map(({ id, attributes: changed }) => ({ id, attributes: this.#attributes.changes(this.mirror.getNode(id), changed) }));
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
    // What is left out has no number of its own.
    if ((data.id as number) < 0 || this.#isWithinBlocked(data.id as number)) return undefined;
    const field = this.mirror.getNode(data.id as number);
    const text = typeof data.text === 'string' ? data.text : '';
    if (field && isElement(field) && !this.#policy.isMasked(field))
      return { source: data.source, id: data.id, text: this.#redact(text), isChecked: data.isChecked };
    const gone = !field || !isElement(field) || this.#policy.isAlwaysMasked(field);
    return { source: data.source, id: data.id, text: gone ? hideText(text) : maskText(text), isChecked: false };
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
    const attributes = this.#attributes.all(element, recorded.attributes ?? {});
    if (!element || recorded.needBlock || this.#policy.isBlocked(element)) {
      const box = { ...sizeOf(attributes), ...(element && { style: boxStyle(element) }) };
      return { ...recorded, attributes: box, childNodes: [], needBlock: true };
    }
    const children = SCRIPTS.test(element.localName) ? [] : (recorded.childNodes ?? []).map((child) => this.#node(child));
    return { ...recorded, attributes, childNodes: children };
  }

  #text(id: number, text: string): string {
    const node = this.mirror.getNode(id);
    const around = node?.parentElement ?? null;
    if (!node) return maskText(text);
    if (around && SCRIPTS.test(around.localName)) return '';
    if (around?.localName === 'style') return this.#policy.isPrivate(node) ? '' : this.#css(text);
    if (this.#policy.isPrivate(node)) return maskText(text);
    if (around && AMOUNT.test(text) && this.#policy.isTrack(around)) return maskText(text);
    const masked = around !== null && this.#policy.isMasked(around);
    return masked || (this.#policy.isEditable(node) && around === null) ? maskText(text) : this.#redactor.redactNode(node, text);
  }

  #css(text: string): string {
    return safeCss(
      text,
      (part) => this.#redact(part),
      (address) => this.#pictures.mayLeave(address),
    );
  }

  #redact(text: string): string {
    return this.#redactor.redact(text);
  }

  /** The rules of style sheets that change: every string in them is CSS, or the name of a property. */
  #sheetChange(value: unknown): unknown {
    if (typeof value === 'string') return this.#redactor.redactStyle(this.#css(value));
    if (Array.isArray(value)) return value.map((it) => this.#sheetChange(it));
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([key, it]) => [key, this.#sheetChange(it)]));
  }
}

/** Where the mouse is over something that is blocked, which the recorder does not know: a keypad could be read. */
function withoutBlocked(data: Record<string, unknown>): Record<string, unknown> | undefined {
  const { positions } = data as { positions?: Array<{ id: number }> };
  if (data.id === -1) return undefined;
  if (!positions) return data;
  const known = positions.filter(({ id }) => id !== -1);
  return known.length ? { ...data, positions: known } : undefined;
}

function sizeOf({ rr_width, rr_height, width, height }: Record<string, unknown>): Record<string, unknown> {
  return { rr_width: rr_width ?? width ?? '0px', rr_height: rr_height ?? height ?? '0px' };
}
