import { isSecretWord } from './secret-words';

const MAX_LENGTH = 30;
const MAX_RULES = 50_000;
/** `[name]` or `[name=value]`: other comparisons would tell of a part of the value. */
const SELECTED = /\[\s*([\w-]+)\s*(?:=\s*(?:"([^"\\]*)"|'([^'\\]*)'|([\w-]+))\s*(?:[is]\s*)?)?\]/gi;
const NAMED = /[#.](?:[A-Za-z_\-\u0080-\uffff]|\\.)(?:[\w\-\u0080-\uffff]|\\.)*/g;
/** What a person types or what an address is never leaves by way of a selector. */
const NEVER = /^(?:value|src|srcset|href|action|formaction|content|title|name|for|on.*)$/i;

interface Sheet {
  size: number;
  /** `name`, `name=value`, `#id` and `.class`. */
  selected: Set<string>;
  /** Only the names of the attributes. */
  names: Set<string>;
}

/** Which attributes the page's own style sheets select by, and with which values. */
export class SheetAttributes {
  readonly #known = new WeakMap<object, Sheet>();
  #looked = new Map<Node, Sheet[]>();

  /** Forgets which sheets there are, because the page may have changed. */
  clearCache(): void {
    this.#looked = new Map();
  }

  /** What may leave of an attribute: its value, nothing of it but that it is there, or undefined. */
  shown(element: Element, name: string, value: string): string | undefined {
    if (NEVER.test(name)) return undefined;
    const sheets = this.#sheetsOf(element.getRootNode());
    const selected = (what: string) => sheets.some((sheet) => sheet.selected.has(what));
    if (name === 'id') return value.length <= MAX_LENGTH && selected(`#${value}`) ? value : undefined;
    if (value.length <= MAX_LENGTH && selected(`${name.toLowerCase()}=${value}`)) return value;
    return selected(name.toLowerCase()) ? '' : undefined;
  }

  /** Whether a sheet selects by this attribute, with whatever value. */
  selects(element: Element, name: string): boolean {
    const wanted = name.toLowerCase();
    const has = ({ names }: Sheet) => names.has(wanted);
    return !NEVER.test(name) && (name === 'id' || this.#sheetsOf(element.getRootNode()).some(has));
  }

  /** The classes that a sheet names, and others that say nothing. */
  classes(element: Element, value: string, isPlain: (word: string) => boolean): string {
    const sheets = this.#sheetsOf(element.getRootNode());
    return value
      .split(/\s+/)
      .filter((word) => sheets.some((sheet) => sheet.selected.has(`.${word}`)) || (!isSecretWord(word) && isPlain(word)))
      .join(' ');
  }

  #sheetsOf(root: Node): Sheet[] {
    const before = this.#looked.get(root);
    if (before) return before;
    const { styleSheets, adoptedStyleSheets } = root as Partial<DocumentOrShadowRoot>;
    const found = [...Array.from(styleSheets ?? []), ...(adoptedStyleSheets ?? [])].map((sheet) => this.read(sheet));
    this.#looked.set(root, found);
    return found;
  }

  /** Reads a sheet unless it is known. A large one takes a while. */
  read(sheet: CSSStyleSheet): Sheet {
    const size = sizeOf(sheet);
    const before = this.#known.get(sheet);
    if (before?.size === size) return before;
    const read: Sheet = { size, selected: new Set(), names: new Set() };
    collect(rulesOf(sheet), read, { left: MAX_RULES });
    this.#known.set(sheet, read);
    return read;
  }
}

function sizeOf(sheet: CSSStyleSheet): number {
  try {
    return sheet.cssRules.length;
  } catch {
    return 0;
  }
}

/** None of a sheet of another origin, which cannot be read. */
function rulesOf(sheet: CSSStyleSheet): CSSRule[] {
  try {
    return Array.from(sheet.cssRules);
  } catch {
    return [];
  }
}

function collect(rules: CSSRule[], into: Sheet, budget: { left: number }): void {
  for (const rule of rules) {
    if (budget.left-- <= 0) return;
    const { selectorText, cssRules, styleSheet } = rule as Partial<CSSStyleRule & CSSImportRule>;
    if (selectorText) add(selectorText, into);
    if (cssRules) collect(Array.from(cssRules), into, budget);
    if (styleSheet) collect(rulesOf(styleSheet), into, budget);
  }
}

function add(selector: string, { selected, names }: Sheet): void {
  for (const [, name = '', quoted, single, bare] of selector.matchAll(SELECTED)) {
    const value = quoted ?? single ?? bare;
    names.add(name.toLowerCase());
    selected.add(value === undefined ? name.toLowerCase() : `${name.toLowerCase()}=${value}`);
  }
  for (const [named] of selector.replace(/\[[^\]]*\]/g, '').matchAll(NAMED)) selected.add(named.replace(/\\(.)/g, '$1'));
}
