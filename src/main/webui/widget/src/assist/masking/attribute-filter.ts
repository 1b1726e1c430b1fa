import { safeAddress, safeCandidates } from './addresses';
import { safeCss } from './css-text';
import { isDrawn, isKnown, isSize } from './drawn-attributes';
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
      return name === 'class' && typeof value === 'string' ? this.sheets.classes(element, value) : sizeAttribute(name, value);
    }
    if (value === null) return null;
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
    if (name === 'class') return this.redactor.redact(this.sheets.classes(element, value));
    if (STYLE_TEXTS.test(name)) return this.#css(value);
    if (isDrawn(element, name, value)) return shortNumbers(value);
    if (ADDRESSES.test(name)) return this.redactor.redact(safeAddress(value));
    if (CANDIDATES.test(name)) return this.redactor.redact(safeCandidates(value));
    if (name === 'rr_dataURL') return /^data:image\/(?:png|jpeg|webp);/.test(value) ? value : undefined;
    const shown = this.sheets.shown(element, name, value);
    return shown === undefined || this.redactor.redact(shown) !== shown ? undefined : shown;
  }

  #isListed(element: Element, name: string): boolean {
    const isText = name === 'class' || name === 'value' || STYLE_TEXTS.test(name) || TEXTS.test(name);
    return isText || ADDRESSES.test(name) || CANDIDATES.test(name) || isKnown(element, name) || this.sheets.selects(element, name);
  }

  /** Only of what draws its value: `<button value>` is for the page's server. */
  #value(element: Element, value: string): string | undefined {
    if (COUNTERS.test(element.localName)) return NUMBER.test(value) && !this.policy.isMasked(element) ? value : undefined;
    if (element.localName === 'input' && BUTTONS.test(element.getAttribute('type') ?? '')) return this.redactor.redact(value);
    if (!this.policy.isField(element)) return undefined;
    if (!this.policy.isMasked(element)) return this.redactor.redact(value);
    return this.policy.isAlwaysMasked(element) ? hideText(value) : maskText(value);
  }

  #textAttribute(element: Element, name: string, value: string): string | undefined {
    if (!this.policy.isMasked(element)) return this.redactor.redact(value);
    const isName = name === 'placeholder' || name === 'aria-label';
    return isName && !this.policy.isAlwaysMasked(element) ? this.redactor.redact(value) : undefined;
  }

  /** rrweb's changes of a style: a value, a value with its priority, or false. */
  #style(changes: Record<string, unknown>): Record<string, unknown> {
    return Object.fromEntries(
      Object.entries(changes).map(([property, value]) => [
        property,
        typeof value === 'string'
          ? this.#css(value)
          : Array.isArray(value)
            ? value.map((part: unknown) => (typeof part === 'string' ? this.#css(part) : part))
            : value,
      ]),
    );
  }

  #css(text: string): string {
    return safeCss(text, (part) => this.redactor.redact(part));
  }
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
