/** A form has its fields as properties: one named `childNodes` hides the form's own. */
function getter<T>(of: object, property: string): (node: Node) => T {
  const get = Object.getOwnPropertyDescriptor(of, property)?.get;
  return (node) => (get ? get.call(node) : (node as unknown as Record<string, unknown>)[property]) as T;
}

const childNodes = getter<NodeListOf<ChildNode>>(Node.prototype, 'childNodes');
const textContent = getter<string | null>(Node.prototype, 'textContent');
const shadowRoot = getter<ShadowRoot | null>(Element.prototype, 'shadowRoot');
const parentNode = getter<ParentNode | null>(Node.prototype, 'parentNode');
export const nextOf = getter<ChildNode | null>(Node.prototype, 'nextSibling');
const BY_TAG = Element.prototype.getElementsByTagName;
const BOX = Element.prototype.getBoundingClientRect;

/** Characters of text that take as long as one node. */
const TEXT = 100;

export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export function isElementNode(node: Node): node is Element {
  return node.nodeType === 1;
}

export const parentOf: (node: Node) => Node | null = parentNode;

/** The parent as the recorder has it: a shadow root is a part of its host. */
export function holderOf(parent: Node): Node {
  return (parent as Partial<ShadowRoot>).host ?? parent;
}

export function isShadowRoot(node: Node): boolean {
  return node.nodeType === 11 && (node as Partial<ShadowRoot>).host !== undefined;
}

/** A node and all that it lies in, out of shadow roots, up to its document. */
export function* upwards(node: Node): Generator<Node> {
  for (let it: Node | null | undefined = node; it; it = parentNode(it) ?? (it as Partial<ShadowRoot>).host) yield it;
}

export function childrenOf(node: Node): ChildNode[] {
  return Array.from(childNodes(node));
}

export function shadowOf(node: Node): ShadowRoot | null {
  return isElementNode(node) ? shadowRoot(node) : null;
}

/** About how many nodes something is made of, without shadow roots below it. Long texts count for more. */
export function weightOf(node: Node): number {
  if (node.nodeType === 3) return 1 + (node as Text).data.length / TEXT;
  const elements = isElementNode(node) ? BY_TAG.call(node, '*') : (node as Partial<ParentNode>).querySelectorAll?.('*');
  return elements ? 1 + 2 * elements.length + (textContent(node)?.length ?? 0) / TEXT : 1;
}

/** The node itself and all elements below it, in open shadow roots and readable frames too. */
export function* elementsIn(root: Node): Generator<Element> {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT);
  for (let node = isElementNode(root) ? root : walker.nextNode(); node; node = walker.nextNode()) {
    const element = node as Element;
    yield element;
    const inner = innerRoot(element);
    if (inner) yield* elementsIn(inner);
  }
}

/** An open shadow root, or the document of a frame of the page's own origin. */
export function innerRoot(element: Element): ShadowRoot | Document | null {
  return shadowRoot(element) ?? (element.localName === 'iframe' ? frameDocument(element as HTMLIFrameElement) : null);
}

function frameDocument(frame: HTMLIFrameElement): Document | null {
  try {
    return frame.contentDocument;
  } catch {
    return null;
  }
}

/** Where an element is drawn in its window, or undefined if it has no box. */
export function boxOf(node: Node | undefined): Box | undefined {
  if (!node || !isElementNode(node)) return undefined;
  const { left, top, right, bottom, width, height } = BOX.call(node);
  return width || height ? { left, top, right, bottom } : undefined;
}

export function union(one: Box, other: Box): Box {
  return {
    left: Math.min(one.left, other.left),
    top: Math.min(one.top, other.top),
    right: Math.max(one.right, other.right),
    bottom: Math.max(one.bottom, other.bottom),
  };
}
