import { isSecretWord } from './secret-words';

/** Whether a value is what the attribute may say. */
type Check = (value: string) => boolean;

const NUMBER = /^[-+]?(?:\d{1,6}(?:\.\d{0,8})?|\.\d{1,8})(?:px|em|rem|ex|ch|pt|cm|mm|in|pc|%|vh|vw|deg)?$/;
const NUMBERS = /^(?:[\d\s.,+-]|\de-?\d|(?:px|em|rem)(?![a-z])|%)*$/i;
const COORDINATES = /^(?:(?:matrix|translate|scale|rotate|skew[XY]|px|deg)(?![a-z])|[MLHVCSQTAZ](?![a-z])|[\d.]e-?\d|[\d\s.,+()-])*$/i;
const MOST_COORDINATES = 100_000;
const REFERENCE = /^#[A-Za-z:][\w:-]{0,39}$/;
const SHORT_NAME = /^[A-Za-z][A-Za-z]{0,19}\d{0,3}$/;
const COLOUR = /^(?:#[\da-f]{3,8}|(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color)\([a-z\d\s.,%/+-]{0,60}\)|var\(--[\w-]{1,40}\))$/i;
const KEYWORD = /^[a-z]{2,12}(?:-[a-z]{2,12}){0,2}$/;
const SVG = 'http://www.w3.org/2000/svg';

/** Longer than any place in a picture: a number that says something else. */
const LONG_NUMBER = /\d{8,}/;
const MEDIA =
  /^(?:(?:only|not|and|or|all|screen|print|speech)(?![\w-])|\((?:min-|max-)?(?:width|height|aspect-ratio|resolution)\s*(?::|[<>]=?)\s*[\d./]{1,7}(?:px|em|rem|dpi|dppx|x)?\)|\(prefers-(?:color-scheme|reduced-motion|contrast|reduced-transparency)\s*:\s*(?:dark|light|reduce|no-preference|more|less)\)|\((?:orientation|hover|pointer|any-hover|any-pointer)\s*:\s*(?:portrait|landscape|none|hover|coarse|fine)\)|[\s,])*$/i;
const SIZES_LIST = /^(?:\((?:min|max)-width\s*:\s*[\d.]{1,7}(?:px|em|rem)\)|[\d.]{1,7}(?:px|vw|vh|em|rem)|auto(?!\w)|[\s,])*$/i;

const number: Check = (value) => NUMBER.test(value);
const numbers: Check = (value) => NUMBERS.test(value) && !LONG_NUMBER.test(value);
const coordinates: Check = (value) =>
  value.length < MOST_COORDINATES && COORDINATES.test(value) && !LONG_NUMBER.test(value.replace(/(\.\d{1,4})\d*/g, '$1'));
const flag: Check = (value) =>
  /^(?:|true|false|until-found|hidden|open|disabled|readonly|multiple|reversed|nowrap|noshade|required|controls|checked|selected)$/.test(
    value,
  );
const oneOf = (...words: string[]): Check => {
  const known = new Set(words);
  return (value) => known.has(value.trim().toLowerCase());
};
const language: Check = (value) => /^[a-z]{2,3}(?:-[a-z\d]{2,8}){0,3}$/i.test(value);

const SIZES: Record<string, Check> = Object.fromEntries(
  'width height cols rows colspan rowspan size span start border cellpadding cellspacing low high optimum min max rr_width rr_height rr_scrollLeft rr_scrollTop'
    .split(' ')
    .map((name) => [name, number]),
);

const DRAWN: Record<string, Check> = {
  ...SIZES,
  ...Object.fromEntries(
    'hidden open disabled readonly multiple reversed nowrap noshade required controls checked selected'.split(' ').map((it) => [it, flag]),
  ),
  align: oneOf('left', 'right', 'center', 'justify', 'char', 'top', 'middle', 'bottom', 'baseline'),
  valign: oneOf('top', 'middle', 'bottom', 'baseline'),
  dir: oneOf('ltr', 'rtl', 'auto'),
  lang: language,
  'xml:lang': language,
  media: (value) => MEDIA.test(value),
  rel: (value) => value.split(/\s+/).every(oneOf('', 'stylesheet', 'alternate', 'preload', 'icon', 'noopener', 'noreferrer', 'nofollow')),
  as: oneOf('style', 'image', 'font'),
  rr_mediaState: oneOf('played', 'paused'),
  rr_open_mode: oneOf('modal', 'non-modal'),
  sizes: (value) => SIZES_LIST.test(value),
  type: oneOf(
    ...'button checkbox color date datetime-local email file hidden image month number password radio range reset search submit tel text time url week a i 1 disc circle square text/css image/svg+xml image/webp image/avif image/png image/jpeg'.split(
      ' ',
    ),
  ),
  wrap: oneOf('hard', 'soft', 'off'),
};

/** Attributes of drawings: coordinates and names that cannot say anything else. */
const SVG_DRAWN: Record<string, Check> = {
  ...Object.fromEntries(
    'd points transform gradientTransform patternTransform viewBox stroke-dasharray keyPoints path'
      .split(' ')
      .map((it) => [it, coordinates]),
  ),
  ...Object.fromEntries(
    'x y x1 x2 y1 y2 cx cy r rx ry fx fy fr dx dy offset rotate textLength pathLength refX refY markerWidth markerHeight stdDeviation radius scale baseFrequency numOctaves seed k1 k2 k3 k4 values tableValues order bias'
      .split(' ')
      .map((it) => [it, numbers]),
  ),
  preserveAspectRatio: (value) => /^(?:none|x(?:Min|Mid|Max)Y(?:Min|Mid|Max))(?: (?:meet|slice))?$/.test(value),
  gradientUnits: oneOf('userspaceonuse', 'objectboundingbox'),
  patternUnits: oneOf('userspaceonuse', 'objectboundingbox'),
  patternContentUnits: oneOf('userspaceonuse', 'objectboundingbox'),
  clipPathUnits: oneOf('userspaceonuse', 'objectboundingbox'),
  maskUnits: oneOf('userspaceonuse', 'objectboundingbox'),
  maskContentUnits: oneOf('userspaceonuse', 'objectboundingbox'),
  filterUnits: oneOf('userspaceonuse', 'objectboundingbox'),
  primitiveUnits: oneOf('userspaceonuse', 'objectboundingbox'),
  markerUnits: oneOf('strokewidth', 'userspaceonuse'),
  orient: (value) => /^(?:auto(?:-start-reverse)?|-?[\d.]+(?:deg)?)$/.test(value),
  spreadMethod: oneOf('pad', 'reflect', 'repeat'),
  in: (value) => SHORT_NAME.test(value) && !isSecretWord(value),
  in2: (value) => SHORT_NAME.test(value) && !isSecretWord(value),
  result: (value) => SHORT_NAME.test(value) && !isSecretWord(value),
  mode: oneOf('normal', 'multiply', 'screen', 'overlay', 'darken', 'lighten'),
  operator: oneOf('over', 'in', 'out', 'atop', 'xor', 'arithmetic', 'erode', 'dilate'),
  type: oneOf(
    'matrix',
    'saturate',
    'huerotate',
    'luminancetoalpha',
    'identity',
    'table',
    'discrete',
    'linear',
    'gamma',
    'fractalnoise',
    'turbulence',
  ),
  xmlns: oneOf(SVG),
  version: number,
  id: (value) => REFERENCE.test(`#${value}`) && !isSecretWord(value),
};

/** Presentation attributes of SVG, whose values are CSS. */
const PRESENTATION = new Set(
  'alignment-baseline baseline-shift clip-rule color color-interpolation color-interpolation-filters cursor direction display dominant-baseline fill fill-opacity fill-rule flood-color flood-opacity font-family font-size font-style font-weight image-rendering letter-spacing lighting-color opacity overflow paint-order pointer-events shape-rendering stop-color stop-opacity stroke stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width text-anchor text-decoration text-rendering vector-effect visibility word-spacing writing-mode bgcolor'.split(
    ' ',
  ),
);
const REFERRING = new Set(['fill', 'stroke', 'clip-path', 'mask', 'filter', 'marker-start', 'marker-mid', 'marker-end']);

/** Whether an attribute does nothing but change the picture, and its value says nothing else. */
export function isDrawn(element: Element, name: string, value: string): boolean {
  const isSvg = element.namespaceURI === SVG;
  if (isSvg && REFERRING.has(name) && /^url\(["']?#[A-Za-z:][\w:-]{0,39}["']?\)$/.test(value)) return true;
  const check = (isSvg ? checkOf(SVG_DRAWN, name) : undefined) ?? checkOf(DRAWN, name);
  if (check) return check(value);
  if (PRESENTATION.has(name)) return isCss(name === 'bgcolor' ? 'color' : name, value, isSvg);
  return isSvg && /^(?:xlink:)?href$/.test(name) && REFERENCE.test(value) && !isSecretWord(value);
}

/** An attribute may have the name of something that every object has. */
function checkOf(checks: Record<string, Check>, name: string): Check | undefined {
  return Object.hasOwn(checks, name) ? checks[name] : undefined;
}

/** Whether the attribute draws, whatever it says. */
export function isKnown(element: Element, name: string): boolean {
  return Object.hasOwn(DRAWN, name) || PRESENTATION.has(name) || (element.namespaceURI === SVG && Object.hasOwn(SVG_DRAWN, name));
}

/** Size and position, which stay on what is private. */
export function isSize(name: string, value: string): boolean {
  return checkOf(name === 'type' || name === 'dir' ? DRAWN : SIZES, name)?.(value) ?? false;
}

function isCss(property: string, value: string, isSvg: boolean): boolean {
  if (property === 'font-family') return isSvg && /^[\w\s,"'-]{0,100}$/.test(value) && !value.split(/\s+/).some(isSecretWord);
  if (NUMBER.test(value) || COLOUR.test(value)) return true;
  if (/^currentcolor$/i.test(value)) return true;
  return KEYWORD.test(value) && (typeof CSS === 'undefined' || CSS.supports(property, value));
}
