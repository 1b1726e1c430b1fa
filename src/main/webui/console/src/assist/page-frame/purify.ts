/**
 * What comes from a visitor's browser is whatever someone sends. The frame it is drawn in runs no script and loads
 * nothing; this takes out what could do either all the same, and what is no event of a page at all.
 */
export interface PageEvent {
  type: number;
  timestamp: number;
  data: Record<string, unknown>;
}

const META = 4;
const SNAPSHOT = 2;
const CHANGE = 3;
const MUTATION = 0;
/** Of changes: mutation, mouse, scroll, size, input, touch, styles, drag. Not: canvas, fonts, media, logs, elements of scripts. */
const CHANGES = new Set([0, 1, 2, 3, 4, 5, 6, 8, 12, 13, 15]);
const NODES = 150_000;
const DEPTH = 1_500;
const NEVER = /^(script|noscript|object|embed|applet|base|frame|frameset|portal|fencedframe|template|param)$/i;
const LOADING = /^(src|srcset|data|poster|background|href|xlink:href|action|formaction|ping|manifest|codebase|archive|classid|longdesc|usemap|rr_src|imagesrcset)$/i;

type Json = Record<string, unknown>;

export function purify(event: unknown, now: number): PageEvent | undefined {
  if (!isObject(event) || !isObject(event.data)) throw new Error('no event');
  const { type, data } = event as { type: unknown; data: Json };
  if (type === META) return { type, timestamp: now, data: { href: '', width: size(data.width), height: size(data.height) } };
  if (type === SNAPSHOT) return { type, timestamp: now, data: { ...data, node: node(data.node, { left: NODES }, 0) } };
  if (type !== CHANGE || !CHANGES.has(data.source as number)) return undefined;
  return { type, timestamp: now, data: data.source === MUTATION ? mutation(data) : data };
}

function mutation(data: Json): Json {
  const left = { left: NODES };
  return {
    ...data,
    texts: list(data.texts), removes: list(data.removes),
    adds: list(data.adds).map((added) => ({ ...added, node: node(added.node, left, 0) })),
    attributes: list(data.attributes).map((changed) => ({ ...changed, attributes: attributes('', changed.attributes) })),
  };
}

function node(value: unknown, count: { left: number }, depth: number): Json {
  if (!isObject(value) || typeof value.id !== 'number') throw new Error('no node');
  if (--count.left < 0 || depth > DEPTH) throw new Error('more than can be drawn');
  const name = typeof value.tagName === 'string' ? value.tagName.toLowerCase() : '';
  const tagName = NEVER.test(name) || (name === 'meta') ? 'span' : name;
  const children = tagName === name && Array.isArray(value.childNodes) ? value.childNodes.map((child) => node(child, count, depth + 1)) : [];
  return {
    ...value,
    ...(name && { tagName, attributes: tagName === name ? attributes(name, value.attributes) : {} }),
    ...(typeof value.textContent === 'string' && value.isStyle === true && { textContent: still(value.textContent) }),
    ...(value.childNodes !== undefined && { childNodes: children }),
  };
}

function attributes(tag: string, value: unknown): Json {
  if (!isObject(value)) return {};
  return Object.fromEntries(Object.entries(value).filter(([name, it]) => isHarmless(tag, name, it)).map(([name, it]) => [name, /^(style|_cssText)$/i.test(name) ? stillAll(it) : it]));
}

/** Styles that fetch nothing. What gets past this, the policy of the page stops. */
function still(css: string): string {
  return css.replace(/@import[^;]*;?/gi, '').replace(/url\(\s*(?!['"]?data:image\/)[^)]*\)/gi, 'none');
}

function stillAll(value: unknown): unknown {
  if (typeof value === 'string') return still(value);
  return isObject(value) ? Object.fromEntries(Object.entries(value).map(([name, it]) => [name, stillAll(it)])) : value;
}

function isHarmless(tag: string, name: string, value: unknown): boolean {
  if (/^on|^srcdoc$|^nonce$|^http-equiv$|^sandbox$|^allow/i.test(name)) return false;
  if (!LOADING.test(name)) return true;
  // Pictures that came with the page, and nothing that would have to be fetched or could be followed.
  return typeof value === 'string' && /^data:image\/(png|jpe?g|gif|webp|avif|svg\+xml)[;,]/i.test(value) && tag !== 'iframe';
}

function list(value: unknown): Json[] {
  if (value === undefined) return [];
  if (!Array.isArray(value) || !value.every(isObject)) throw new Error('no list');
  return value;
}

function size(value: unknown): number {
  if (typeof value !== 'number' || !(value > 0 && value < 20_000)) throw new Error('no size');
  return value;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
