import { safeAddress, safeCandidates } from './addresses';
import { HIDDEN_PICTURE, type ChosenPictures } from './chosen-pictures';
import { safeCss } from './css-text';
import { isDrawn, isKnown, isSize } from './drawn-attributes';
import { isMadeField } from './fields';
import { hideText, maskText } from './mask-text';
import { isElement, type MaskingPolicy } from './masking-policy';
import type { SecretRedactor } from './secret-redactor';
import type { SheetAttributes } from './sheet-attributes';

/** What these say is an address, or several. */
const ADDRESSES = /^(?:href|xlink:href|action|formaction|src|poster|background|rr_src)$/;
const CANDIDATES = /^(?:srcset|imagesrcset)$/;
/** What these say is a text, masked as the text around it. */
const TEXTS = /^(?:alt|label|placeholder|aria-label)$/;
const STYLE_TEXTS = /^(?:style|_cssText)$/;
/** Fields that say what is on their button. */
const BUTTONS = /^(?:submit|button|reset)$/i;
const COUNTERS = /^(?:li|meter|progress)$/;
const NUMBER = /^-?\d{0,6}(?:\.\d{0,4})?$/;

type Attributes = Record<string, unknown>;

/** Lets those attributes leave that draw, with values that say nothing else. */
export class AttributeFilter {
  constructor(
    private readonly policy: MaskingPolicy,
    private readonly sheets: SheetAttributes,
    private readonly redactor: SecretRedactor,
    private readonly pictures: ChosenPictures,
  ) {}

  /** Of an element that is sent for the first time. */
  all(element: Element | null, attributes: Attributes): Attributes {
    return this.#filter(attributes, (name, value) => this.#attribute(element, name, value) ?? undefined);
  }

  /** What was sent before and may not be sent any more is taken away. */
  changes(node: Node | null, attributes: Attributes): Attributes {
    const element = node && isElement(node) ? node : null;
    return this.#filter(attributes, (name, value) => {
      const shown = this.#attribute(element, name, value);
      const isGone = shown === undefined || shown === null;
      return !isGone ? shown : element !== null && this.#isListed(element, name) ? null : undefined;
    });
  }

  #filter(attributes: Attributes, pass: (name: string, value: unknown) => unknown): Attributes {
    const entries = Object.entries(attributes).map(([name, value]) => [name, pass(name, value)] as const);
    return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
  }

  /** What is not listed does not leave. */
  #attribute(element: Element | null, name: string, value: unknown): unknown {
    if (element === null || isHiddenField(element)) return sizeAttribute(name, value);
    if (this.policy.isPrivate(element)) {
      return name === 'class' && typeof value === 'string' ? this.sheets.classes(element, value, () => true) : sizeAttribute(name, value);
    }
    if (value === null) return null;
    if (name === 'style' && this.policy.isTrack(element)) return undefined;
    if (typeof value === 'object') return name === 'style' ? this.#style(value as Record<string, unknown>) : undefined;
    if (typeof value !== 'string') return this.#state(element, name, value);
    if (name === 'value') return this.#value(element, value);
    if (TEXTS.test(name)) return this.#textAttribute(element, name, value);
    return this.#pictureAttribute(element, name, value);
  }

  /** rrweb's own numbers, and what is chosen. */
  #state(element: Element, name: string, value: unknown): unknown {
    if (name === 'checked' || name === 'selected') return this.policy.isMasked(element) ? undefined : value;
    return /^rr_(?!dataURL|src)/.test(name) ? value : undefined;
  }

  #pictureAttribute(element: Element, name: string, value: string): string | undefined {
    if ((name === 'checked' || name === 'selected') && this.policy.isMasked(element)) return undefined;
    if (name === 'class') return this.sheets.classes(element, value, (word) => this.redactor.redact(word) === word);
    if (name === 'style') return this.redactor.redactStyle(this.#css(value));
    if (STYLE_TEXTS.test(name)) return this.#css(value);
    if (isDrawn(element, name, value)) return this.redactor.holdsSecret(value) ? undefined : shortNumbers(value);
    // A link that somebody typed, a picture that they pasted.
    if ((ADDRESSES.test(name) || CANDIDATES.test(name)) && this.policy.isMasked(element)) return undefined;
    if (ADDRESSES.test(name)) return this.pictures.mayLeave(value) ? this.redactor.redact(safeAddress(value)) : HIDDEN_PICTURE;
    if (CANDIDATES.test(name) && /data:/i.test(value)) return undefined;
    if (CANDIDATES.test(name)) return this.redactor.redact(safeCandidates(value));
    if (name === 'slot' || name === 'name') return fillsSlot(element, name, value) ? value : unfilledName(element, name);
    return this.#unlessSecret(this.sheets.shown(element, name, value));
  }

  #isListed(element: Element, name: string): boolean {
    const isText = name === 'class' || name === 'value' || STYLE_TEXTS.test(name) || TEXTS.test(name);
    return isText || ADDRESSES.test(name) || CANDIDATES.test(name) || isKnown(element, name) || this.sheets.selects(element, name);
  }

  #unlessSecret(value: string | undefined): string | undefined {
    return value === undefined || this.redactor.redact(value) !== value ? undefined : value;
  }

  /** Only of what draws its value: `<button value>` is for the page's server. */
  #value(element: Element, value: string): string | undefined {
    if (COUNTERS.test(element.localName))
      return NUMBER.test(value) && !this.policy.isMasked(element) ? this.#unlessSecret(value) : undefined;
    if (element.localName === 'input' && BUTTONS.test(element.getAttribute('type') ?? '')) return this.redactor.redact(value);
    if (!this.policy.isField(element)) return undefined;
    if (!this.policy.isMasked(element)) return this.redactor.redact(value);
    return this.policy.isAlwaysMasked(element) ? hideText(value) : maskText(value);
  }

  #textAttribute(element: Element, name: string, value: string): string | undefined {
    if (!this.policy.isMasked(element)) return this.redactor.redact(value);
    // Of the field, not of what stands in it: the button that removes a choice names it.
    const isName = (name === 'placeholder' || name === 'aria-label') && (this.policy.isField(element) || isMadeField(element));
    return isName && !this.policy.isAlwaysMasked(element) ? this.redactor.redact(value) : undefined;
  }

  /** rrweb's changes of a style: a value, a value with its priority, or false. */
  #style(changes: Record<string, unknown>): Record<string, unknown> {
    return Object.fromEntries(
      Object.entries(changes).map(([property, value]) => [
        property,
        typeof value === 'string'
          ? this.#declared(property, value)
          : Array.isArray(value)
            ? value.map((part: unknown) => (typeof part === 'string' ? this.#declared(property, part) : part))
            : value,
      ]),
    );
  }

  #declared(property: string, value: string): string {
    const css = this.#css(value);
    return property.startsWith('--') ? this.redactor.redact(css) : this.redactor.redactStyle(css);
  }

  #css(text: string): string {
    return safeCss(
      text,
      (part) => this.redactor.redact(part),
      (address) => this.pictures.mayLeave(address),
    );
  }
}

/** The name by which an element and its place in an open shadow root find each other. */
function fillsSlot(element: Element, name: string, value: string): boolean {
  if (!/^[a-z][a-z-]{0,20}$/.test(value)) return false;
  if (name === 'slot') return element.parentElement?.shadowRoot?.querySelector(`slot[name="${value}"]`) != null;
  const root = element.getRootNode();
  return element.localName === 'slot' && root instanceof ShadowRoot && root.host.querySelector(`:scope > [slot="${value}"]`) !== null;
}

/** A place that nothing fills must not take what has no name. */
function unfilledName(element: Element, name: string): string | undefined {
  return element.localName === 'slot' && name === 'name' ? '-' : undefined;
}

/** Ten thousandths are enough for a place. */
function shortNumbers(value: string): string {
  return value.replace(/(\.\d{4})\d+/g, '$1');
}

function sizeAttribute(name: string, value: unknown): unknown {
  return value === null || typeof value === 'number' || (typeof value === 'string' && isSize(name, value)) ? value : undefined;
}

function isHiddenField(element: Element): boolean {
  return element.localName === 'meta' || (element.localName === 'input' && element.getAttribute('type') === 'hidden');
}
