import { isDrawn } from './drawn-attributes';

const DRAWING = /^data:image\/svg\+xml[;,]/i;
const MAX_LENGTH = 20_000;
const SVG = 'http://www.w3.org/2000/svg';
/** Elements that draw, and neither say, load nor repeat anything. */
const ELEMENTS = new Set(
  'svg g defs symbol path rect circle ellipse line polyline polygon linearGradient radialGradient stop pattern clipPath mask marker filter feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence'.split(
    ' ',
  ),
);

/** Whether an address is a drawing itself. */
export function isDrawing(address: string): boolean {
  return DRAWING.test(address);
}

/** A drawing in an address with nothing in it but what draws, or undefined if it cannot be read. */
export function safeDrawing(address: string): string | undefined {
  try {
    const text = textOf(address);
    if (text.length > MAX_LENGTH) return undefined;
    const root = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
    if (!isAllowed(root) || root.localName !== 'svg') return undefined;
    clean(root);
    return `data:image/svg+xml,${encodeURIComponent(new XMLSerializer().serializeToString(root))}`;
  } catch {
    // No such text, or a page that forbids reading it.
    return undefined;
  }
}

function textOf(address: string): string {
  const at = address.indexOf(',');
  const body = address.slice(at + 1);
  return /;base64$/i.test(address.slice(0, at)) ? atob(body) : decodeURIComponent(body.replace(/%(?![\da-f]{2})/gi, '%25'));
}

/** A prefix is a name that anybody chose. */
function isAllowed(node: Node): node is Element {
  const { namespaceURI, localName, prefix } = node as Element;
  return node.nodeType === 1 && namespaceURI === SVG && prefix === null && ELEMENTS.has(localName);
}

function clean(element: Element): void {
  for (const { name, value } of Array.from(element.attributes)) if (!isSafe(element, name, value)) element.removeAttribute(name);
  for (const child of Array.from(element.childNodes)) {
    if (isAllowed(child)) clean(child);
    else child.remove();
  }
}

function isSafe(element: Element, name: string, value: string): boolean {
  if (name !== 'style') return isDrawn(element, name, value);
  return value.split(';').every((declaration) => {
    const [property = '', said = '', ...rest] = declaration.split(':').map((part) => part.trim());
    return rest.length === 0 && (property === '' ? said === '' : isDrawn(element, property, said));
  });
}
