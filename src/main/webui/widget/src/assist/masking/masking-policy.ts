import type { AssistRules } from '@bellhop/client';
import { isMadeField, isNativeField, isSlider, mirrorOf } from './fields';
import { saysSecret } from './secret-words';

const SECRET_AUTOCOMPLETE = /(^|\s)(one-time-code|current-password|new-password|webauthn|cc-\S+)(\s|$)/i;
/** Digits only, as many as a code, a card or a PIN has. */
const SECRET_PATTERN = /^\^?(?:\\d|\[0-9\])(?:\{(?:3|4|6|8|3,4|4,6|6,8|1[2-9](?:,19)?)\}|\*|\+)?\$?$/;
const NAMING_ATTRIBUTES = ['name', 'id', 'aria-label', 'placeholder', 'title', 'autocomplete', 'data-stripe'];

/** From a part of a slider to all of it. */
const TRACK_STEPS = 4;
const CHOICES = /^(?:select|option|optgroup|datalist|textarea)$/;
/** A form has its fields as properties: one named `matches` hides the element's own. */
const MATCHES = Element.prototype.matches;
const PARENT = Object.getOwnPropertyDescriptor(Node.prototype, 'parentNode')?.get ?? (() => null);

/** Decides for each node of the page whether it is blocked, private or masked, in any frame or shadow root. */
export class MaskingPolicy {
  /** A field that was a password once stays secret, even when a button reveals it. */
  readonly #passwords = new WeakSet<Element>();
  /** What could be edited once. */
  readonly #editors = new WeakSet<Element>();
  /** What shows the values of a field beside it. */
  readonly #mirrors = new WeakSet<Element>();
  /** What is around a slider. */
  readonly #tracks = new WeakSet<Element>();
  #private = new Map<Node, boolean>();
  #editable = new Map<Node, boolean>();
  #within = new Map<Node, boolean>();
  readonly #unmask: string[];
  readonly #block: string[];

  constructor({ unmask, block }: Pick<AssistRules, 'unmask' | 'block'>) {
    this.#unmask = unmask.filter(isSelector);
    this.#block = [...block.filter(isSelector), '[data-bellhop-block]', 'bellhop-widget', 'object', 'embed', 'applet'];
  }

  get blockSelector(): string {
    return this.#block.join(',');
  }

  /** Forgets earlier decisions, because the page may have changed. */
  clearCache(): void {
    this.#private = new Map();
    this.#editable = new Map();
    this.#within = new Map();
  }

  isBlocked(element: Element): boolean {
    return this.#block.some((selector) => MATCHES.call(element, selector));
  }

  /** Whether the node or any of its ancestors is blocked. */
  isWithinBlocked(node: Node): boolean {
    return memoized(this.#within, node, () => (isElement(node) && this.isBlocked(node)) || this.standsInBlocked(node));
  }

  standsInBlocked(node: Node): boolean {
    return containers(node).some((container) => this.isWithinBlocked(container));
  }

  isPrivate(node: Node): boolean {
    return memoized(
      this.#private,
      node,
      () =>
        (isElement(node) && node.hasAttribute('data-bellhop-private')) || containers(node).some((container) => this.isPrivate(container)),
    );
  }

  /** Whether a node's text is what a person has typed or chosen. */
  isEditable(node: Node): boolean {
    return memoized(this.#editable, node, () => {
      if ((node as Document).designMode === 'on') return true;
      if (isElement(node) && this.#isEditing(node)) return true;
      return containers(node).some((container) => this.isEditable(container));
    });
  }

  /** `contenteditable=false` within an editor is a part of what was entered, and an editor that is closed for now is one. */
  #isEditing(element: Element): boolean {
    const own = element.getAttribute('contenteditable')?.toLowerCase();
    if (own !== undefined && own !== 'false' && own !== 'inherit') this.#editors.add(element);
    return this.#editors.has(element) || this.#mirrors.has(element) || CHOICES.test(element.localName) || isMadeField(element);
  }

  isField(element: Element): boolean {
    return isNativeField(element);
  }

  /**
   * Looks for what shows a field's value beside it. Call it for each field before anything around it is sent.
   *
   * @returns what shows it in words
   */
  learnMirror(field: Element): Element | undefined {
    const mirror = mirrorOf(field);
    if (!mirror) return undefined;
    if (isSlider(field)) {
      if (this.isMasked(field)) this.#tracks.add(mirror);
      return undefined;
    }
    this.#mirrors.add(mirror);
    return mirror;
  }

  /** Whether it is a part of a slider, where places and numbers tell what was chosen. */
  isTrack(element: Element): boolean {
    let it: Element | null = element;
    for (let step = 0; it && step < TRACK_STEPS; step++, it = it.parentElement) {
      if (this.#tracks.has(it) || (isSlider(it) && this.isMasked(it))) return true;
    }
    return false;
  }

  /** Masked regardless of the site's rules. */
  isAlwaysMasked(element: Element): boolean {
    if (this.isPrivate(element)) return true;
    if (!this.isField(element) && !isMadeField(element)) return false;
    const of = element.localName === 'option' ? (element.closest('select') ?? element) : element;
    if (of.getAttribute('type')?.toLowerCase() === 'password') this.#passwords.add(of);
    if (this.#passwords.has(of) || SECRET_AUTOCOMPLETE.test(of.getAttribute('autocomplete') ?? '')) return true;
    if (SECRET_PATTERN.test(of.getAttribute('pattern') ?? '') || hidesItsText(of)) return true;
    return NAMING_ATTRIBUTES.some((name) => saysSecret(of.getAttribute(name))) || saysSecret(labelOf(of));
  }

  /** Fields and editable text are masked unless the site unmasks them. */
  isMasked(element: Element): boolean {
    if (this.isAlwaysMasked(element)) return true;
    if (!this.isField(element) && !this.isEditable(element)) return false;
    return !this.#unmask.some((selector) => element.closest(selector) !== null);
  }
}

export function isElement(node: Node): node is Element {
  return node.nodeType === 1;
}

function memoized(known: Map<Node, boolean>, node: Node, find: () => boolean): boolean {
  const before = known.get(node);
  if (before !== undefined) return before;
  const found = find();
  known.set(node, found);
  return found;
}

/** The containers of a node: its parent, its slot, and the frame around its document. */
function containers(node: Node): Node[] {
  const around = [(PARENT.call(node) as Node | null) ?? (node as ShadowRoot).host, (node as Element).assignedSlot, frameOf(node)];
  return around.filter((container): container is Element => container !== null && container !== undefined);
}

function frameOf(node: Node): Element | null {
  try {
    return node.nodeType === 9 ? ((node as Document).defaultView?.frameElement ?? null) : null;
  } catch {
    return null;
  }
}

/** The texts that name a field: its labels, and what it says names it. */
function labelOf(element: Element): string {
  const labels = Array.from((element as HTMLInputElement).labels ?? []);
  const root = element.getRootNode() as Document | ShadowRoot;
  const named = (element.getAttribute('aria-labelledby') ?? '').split(/\s+/).filter((id) => id !== '');
  const others = named.slice(0, 5).map((id) => root.getElementById?.(id));
  return [...labels, ...others].map((label) => label?.textContent ?? '').join(' ');
}

/** Dots of CSS instead of letters. */
function hidesItsText(element: Element): boolean {
  const security = getComputedStyle(element).getPropertyValue('-webkit-text-security');
  return security !== '' && security !== 'none';
}

export function isSelector(text: string): boolean {
  try {
    document.createDocumentFragment().querySelector(text);
    return true;
  } catch {
    return false;
  }
}
