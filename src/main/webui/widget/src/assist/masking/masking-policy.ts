import type { AssistRules } from '@bellhop/client';

const SECRET_AUTOCOMPLETE = /(^|\s)(one-time-code|current-password|new-password|webauthn|cc-\S+)(\s|$)/i;
/** Names that sites give to secret fields. Hiding too much is a nuisance, hiding too little is a leak. */
const SECRET_NAMES =
  /pass(word|wort|wd|phrase|code)|pwd|kennwort|contrase|mot.?de.?passe|senha|parola|密码|暗証|otp|one.?time|\bcv[cv2]\b|cvv|cvc|csc\b|card.?(no|num|holder|code|exp)|cc.?(no|num|exp|csc|cvc)|karten|prüf(nummer|ziffer)|tarjeta|carte.?(bleue|banc|cr)|iban|account.?n|konto|routing|ssn|social.?sec|security.?(code|answer|number)|secret|token|(^|[^a-z])pin([^a-z]|$)|[a-z]Pin(?![a-z])/i;
const NAMING_ATTRIBUTES = ['name', 'id', 'aria-label', 'placeholder', 'autocomplete', 'data-stripe'];
const BUTTONS = /^(submit|button|reset|image)$/i;
const FIELDS = /^(input|textarea|select|option)$/i;

/** Decides for each node of the page whether it is blocked, private or masked, in any frame or shadow root. */
export class MaskingPolicy {
  /** A field that was a password once stays secret, even when a button reveals it. */
  readonly #passwords = new WeakSet<Element>();
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
    return this.#block.some((selector) => element.matches(selector));
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

  isEditable(node: Node): boolean {
    return memoized(this.#editable, node, () => {
      const own = isElement(node) ? node.getAttribute('contenteditable') : null;
      if (own !== null) return own !== 'false';
      if ((node as Document).designMode === 'on') return true;
      return containers(node).some((container) => this.isEditable(container));
    });
  }

  isField(element: Element): boolean {
    return FIELDS.test(element.localName) && !(element.localName === 'input' && BUTTONS.test(element.getAttribute('type') ?? ''));
  }

  /** Masked regardless of the site's rules. */
  isAlwaysMasked(element: Element): boolean {
    if (this.isPrivate(element)) return true;
    if (!this.isField(element)) return false;
    const of = element.localName === 'option' ? (element.closest('select') ?? element) : element;
    if (of.getAttribute('type')?.toLowerCase() === 'password') this.#passwords.add(of);
    if (this.#passwords.has(of) || SECRET_AUTOCOMPLETE.test(of.getAttribute('autocomplete') ?? '')) return true;
    return NAMING_ATTRIBUTES.some((name) => SECRET_NAMES.test(of.getAttribute(name) ?? '')) || SECRET_NAMES.test(labelOf(of));
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
  const around = [node.parentNode ?? (node as ShadowRoot).host, (node as Element).assignedSlot, frameOf(node)];
  return around.filter((container): container is Element => container !== null && container !== undefined);
}

function frameOf(node: Node): Element | null {
  try {
    return node.nodeType === 9 ? ((node as Document).defaultView?.frameElement ?? null) : null;
  } catch {
    return null;
  }
}

function labelOf(element: Element): string {
  const labels = (element as HTMLInputElement).labels;
  return labels ? Array.from(labels, (label) => label.textContent ?? '').join(' ') : '';
}

export function isSelector(text: string): boolean {
  try {
    document.createDocumentFragment().querySelector(text);
    return true;
  } catch {
    return false;
  }
}
