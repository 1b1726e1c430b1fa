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

/** A tag with its attributes; text, and what only looks like a tag. */
const PARTS =
  /<(\/?)([A-Za-z][\w:.-]*)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|<!--[^]*?-->|<\?[^]*?\?>|<!\[CDATA\[[^]*?\]\]>|<!DOCTYPE[^<>[]*>|[^<]+/gy;
const ATTRIBUTES = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
/** An entity, or the end of a value. */
const ESCAPED = /[&"<>]/;

/**
 * A drawing in an address with nothing in it but what draws, or undefined if it cannot be read. Read by hand: a page's
 * policy may forbid the browser's parser (`require-trusted-types-for`), and would report each try.
 */
export function safeDrawing(address: string): string | undefined {
  try {
    const text = textOf(address);
    const drawing = text.length > MAX_LENGTH ? undefined : read(text);
    return drawing && `data:image/svg+xml,${encodeURIComponent(drawing)}`;
  } catch {
    // No such text.
    return undefined;
  }
}

function textOf(address: string): string {
  const at = address.indexOf(',');
  const body = address.slice(at + 1);
  return /;base64$/i.test(address.slice(0, at)) ? atob(body) : decodeURIComponent(body.replace(/%(?![\da-f]{2})/gi, '%25'));
}

/** @returns undefined if the tags do not fit together */
function read(text: string): string | undefined {
  const open: { name: string; isShown: boolean }[] = [];
  let out = '';
  PARTS.lastIndex = 0;
  while (PARTS.lastIndex < text.length) {
    const part = PARTS.exec(text);
    if (!part) return undefined;
    const [, close, name, attributes = '', end] = part;
    if (name === undefined) continue;
    if (close) {
      const last = open.pop();
      if (last?.name !== name) return undefined;
      if (last.isShown) out += `</${name}>`;
      continue;
    }
    const isRoot = open.length === 0;
    if (isRoot && (name !== 'svg' || out)) return undefined;
    const isShown = ELEMENTS.has(name) && (isRoot || open.at(-1)?.isShown === true);
    if (isShown) out += `<${name}${isRoot ? ` xmlns="${SVG}"` : ''}${drawnAttributes(name, attributes)}${end}>`;
    if (!end) open.push({ name, isShown });
  }
  return open.length ? undefined : out || undefined;
}

function drawnAttributes(tag: string, text: string): string {
  const element = document.createElementNS(SVG, tag);
  return Array.from(text.matchAll(ATTRIBUTES), ([, name = '', quoted, single]) => ({ name, value: quoted ?? single ?? '' }))
    .filter(({ name, value }) => !ESCAPED.test(value) && isSafe(element, name, value))
    .map(({ name, value }) => ` ${name}="${value}"`)
    .join('');
}

function isSafe(element: Element, name: string, value: string): boolean {
  if (name !== 'style') return !name.startsWith('xmlns') && isDrawn(element, name, value);
  return value.split(';').every((declaration) => {
    const [property = '', said = '', ...rest] = declaration.split(':').map((part) => part.trim());
    return rest.length === 0 && (property === '' ? said === '' : isDrawn(element, property, said));
  });
}
