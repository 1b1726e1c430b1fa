import { isCustomElement } from './allowed-elements';
import { purifyCss } from './purify-css';

type Json = Record<string, unknown>;
/** Returns the value that an element may have, or undefined if it may not have the attribute. */
type Rule = (value: unknown, tag: string) => unknown;

/** Attributes of HTML and SVG that affect drawing and take no URL. */
const PLAIN =
  'abbr align alink alt autocomplete bgcolor border bordercolor cellpadding cellspacing checked class clear color cols colspan ' +
  'compact contenteditable controls coords datetime dir disabled draggable enterkeyhint face for frame frameborder headers ' +
  'height hidden high hspace id inert inputmode kind label lang link low marginheight marginwidth max maxlength ' +
  'media min minlength multiple noshade nowrap open optimum part pattern placeholder popover readonly required reversed ' +
  'role rows rowspan rules scope scrolling selected shape size sizes slot span spellcheck start step summary tabindex text ' +
  'title translate type valign value vlink vspace width wrap ' +
  'amplitude azimuth basefrequency baseprofile bias clippathunits cx cy d diffuseconstant divisor dx dy edgemode elevation ' +
  'exponent filterunits focusable fr fx fy gradienttransform gradientunits in in2 intercept k1 k2 k3 k4 kernelmatrix kernelunitlength ' +
  'lengthadjust limitingconeangle markerheight markerunits markerwidth maskcontentunits maskunits method mode numoctaves ' +
  'offset operator order orient pathlength patterncontentunits patterntransform patternunits points pointsatx pointsaty ' +
  'pointsatz preservealpha preserveaspectratio primitiveunits r radius refx refy requiredextensions requiredfeatures result rotate rx ry scale seed side slope spacing ' +
  'specularconstant specularexponent spreadmethod startoffset stddeviation stitchtiles surfacescale systemlanguage tablevalues targetx ' +
  'targety textlength transform values version viewbox x x1 x2 xchannelselector xml:lang xml:space xmlns xmlns:xlink y y1 y2 ' +
  'ychannelselector z';

/** CSS properties that SVG accepts as attributes. */
const STYLES =
  'alignment-baseline baseline-shift clip clip-path clip-rule color-interpolation color-interpolation-filters cursor direction ' +
  'display dominant-baseline fill fill-opacity fill-rule filter flood-color flood-opacity font-family font-size ' +
  'font-size-adjust font-stretch font-style font-variant font-weight glyph-orientation-horizontal ' +
  'glyph-orientation-vertical image-rendering letter-spacing lighting-color marker marker-end marker-mid marker-start mask ' +
  'mask-type opacity overflow paint-order pointer-events shape-rendering stop-color stop-opacity stroke stroke-dasharray ' +
  'stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width text-anchor ' +
  'text-decoration text-rendering transform-origin unicode-bidi vector-effect visibility word-spacing writing-mode';

/** Attributes that only style sheets read: the page's own data, and those that frameworks add. */
const MARKS = /^(?:data|aria|ng|v|x|lwc|uk|_ngcontent|_nghost)-[\w.:-]+$/i;
/** A browser gives no meaning to a custom element's own attributes, so all but the global ones are safe. */
const OWN = /^(?!on|rr_|_csstext$|style$|is$|nonce$)[a-z_][\w.:-]*$/i;
const IMAGE = /^data:image\/(?:png|jpe?g|gif|webp|avif|svg\+xml)[;,]/i;
const FRAGMENT = /^#/;
const LENGTH = /^\d+(?:\.\d+)?px$/;

const plain: Rule = (value) => (typeof value === 'string' || typeof value === 'boolean' ? value : undefined);
const figure: Rule = (value) => (typeof value === 'number' ? value : undefined);
const css: Rule = (value) => (typeof value === 'string' ? purifyCss(value) : undefined);

/** @param tags the elements that may have the attribute; all, if absent */
function matching(pattern: RegExp, tags?: string): Rule {
  const allowed = tags?.split(' ');
  return (value, tag) => (typeof value === 'string' && pattern.test(value) && (!allowed || allowed.includes(tag)) ? value : undefined);
}

/** The whole style, or the properties that change: a value, a value with its priority, or false to remove it. */
const style: Rule = (value) => {
  if (typeof value !== 'object' || value === null) return css(value, '');
  return Object.fromEntries(
    Object.entries(value).map(([name, it]) => [name, Array.isArray(it) ? it.map((part) => css(part, '')) : (css(it, '') ?? false)]),
  );
};

const images = matching(IMAGE, 'image feimage');
const fragments = matching(FRAGMENT, 'use image feimage lineargradient radialgradient pattern textpath filter');

const RULES: ReadonlyMap<string, Rule> = new Map([
  ...PLAIN.split(' ').map((name): [string, Rule] => [name, plain]),
  ...STYLES.split(' ').map((name): [string, Rule] => [name, css]),
  ['style', style],
  ['_csstext', (value, tag) => (tag === 'style' || tag === 'link' ? css(value, tag) : undefined)],
  // On a picture or a form, a name would shadow a property of the document.
  ['name', matching(/^/, 'input select textarea button output fieldset slot details')],
  ['src', matching(IMAGE, 'img input')],
  ['poster', matching(IMAGE, 'video')],
  ['background', matching(IMAGE, 'body table thead tbody tfoot tr td th')],
  ['href', (value, tag) => images(value, tag) ?? fragments(value, tag)],
  ['xlink:href', (value, tag) => images(value, tag) ?? fragments(value, tag)],
  // Without an address, of interest to style sheets only.
  ['rel', matching(/^/, 'a area')],
  ['target', matching(/^/, 'a area')],
  // Added by the recorder.
  ['rr_dataurl', matching(IMAGE, 'img canvas')],
  ['rr_width', matching(LENGTH)],
  ['rr_height', matching(LENGTH)],
  ['rr_scrollleft', figure],
  ['rr_scrolltop', figure],
  ['rr_open_mode', matching(/^(?:non-)?modal$/, 'dialog')],
]);

/** Keeps the allowed attributes. In a change, null removes an attribute. */
export function purifyAttributes(tag: string, attributes: Json): Json {
  const kept = Object.entries(attributes).map(([name, value]) => [name, value === null ? null : purified(tag, name, value)] as const);
  return Object.fromEntries(kept.filter(([, value]) => value !== undefined));
}

function purified(tag: string, name: string, value: unknown): unknown {
  const known = RULES.get(name.toLowerCase())?.(value, tag);
  if (known !== undefined) return known;
  return MARKS.test(name) || (isCustomElement(tag) && OWN.test(name)) ? plain(value, tag) : undefined;
}
