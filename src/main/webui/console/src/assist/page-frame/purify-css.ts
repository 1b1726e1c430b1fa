/** At-rules that load nothing. Any other becomes an unknown rule, which browsers ignore. */
const AT_RULES = new Set(
  (
    'media supports container layer scope starting-style keyframes -webkit-keyframes -moz-keyframes -o-keyframes property ' +
    'font-face font-feature-values font-palette-values counter-style position-try view-transition page charset namespace'
  ).split(' '),
);

/** Functions that take no URL. Any other makes its declaration invalid, so browsers ignore it. */
const FUNCTIONS = new Set(
  // Selectors and conditions
  (
    'not is where has matches any -webkit-any -moz-any nth-child nth-last-child nth-of-type nth-last-of-type lang dir ' +
    'host host-context slotted part state cue highlight active-view-transition-type view-transition-group ' +
    'view-transition-image-pair view-transition-old view-transition-new selector style scroll-state font-tech font-format ' +
    // Math
    'calc -webkit-calc -moz-calc calc-size min max clamp round mod rem sin cos tan asin acos atan atan2 pow sqrt hypot log ' +
    'exp abs sign progress sibling-index sibling-count ' +
    // References to values that are purified where they are defined
    'var env constant attr if ' +
    // Colours and gradients
    'rgb rgba hsl hsla hwb lab lch oklab oklch color color-mix contrast-color light-dark device-cmyk ' +
    'linear-gradient radial-gradient conic-gradient repeating-linear-gradient repeating-radial-gradient ' +
    'repeating-conic-gradient -webkit-linear-gradient -webkit-radial-gradient -webkit-repeating-linear-gradient ' +
    '-webkit-repeating-radial-gradient -moz-linear-gradient -moz-radial-gradient -o-linear-gradient -webkit-gradient ' +
    'from to color-stop cross-fade -webkit-cross-fade ' +
    // Transforms, filters, shapes
    'matrix matrix3d perspective rotate rotate3d rotatex rotatey rotatez scale scale3d scalex scaley scalez skew skewx skewy ' +
    'translate translate3d translatex translatey translatez blur brightness contrast drop-shadow grayscale hue-rotate ' +
    'invert opacity saturate sepia circle ellipse inset path polygon rect shape xywh ray superellipse ' +
    // Motion, layout, lists, fonts
    'cubic-bezier steps frames linear scroll view minmax repeat fit-content anchor anchor-size counter counters symbols ' +
    'format tech local stylistic styleset character-variant swash ornaments annotation palette-mix'
  ).split(' '),
);

const TOKEN =
  /\/\*[^]*?(?:\*\/|$)|"(?:\\[^]|[^"\\\n])*"?|'(?:\\[^]|[^'\\\n])*'?|(@?)((?:[-\w\u0080-\uffff]|\\[0-9a-f]{1,6}[ \t\n]?|\\[^\n])+)(\(?)|[^"'@\\/\w\u0080-\uffff-]+|[^]/giy;
/** The argument of `url(`, up to and including the closing bracket. */
const ADDRESS = /[ \t\n]*(?:"(?:\\[^]|[^"\\\n])*"|'(?:\\[^]|[^'\\\n])*'|(?:\\[^]|[^)\\])*)[ \t\n]*\)?/y;
/** An inline picture, or a fragment of the page itself. */
const OWN =
  /^[ \t\n]*(?:"(?:data:image\/|#)(?:\\[^]|[^"\\\n])*"|'(?:data:image\/|#)(?:\\[^]|[^'\\\n])*'|(?:data:image\/|#)[^\s"'()\\]*)[ \t\n]*\)?$/i;
const STRING = /^["']/;
/** Punctuation that ends what stands between an at-rule's name and its block. */
const RULE_PART = /^[^"'/]*[;{}]/;
const ESCAPE = /\\(?:([0-9a-f]{1,6})\s?|([^]))/gi;

/** Removes everything from CSS that could load something. Reads tokens as css-syntax-3 defines them, escapes included. */
export function purifyCss(css: string): string {
  const text = css.replace(/\r\n?|\f/g, '\n').replaceAll('\0', '\ufffd');
  let clean = '';
  let at = 0;
  let ignored = false;
  const next = (pattern: RegExp): RegExpExecArray => {
    pattern.lastIndex = at;
    const match = pattern.exec(text) as RegExpExecArray;
    at = pattern.lastIndex;
    return match;
  };
  while (at < text.length) {
    const [token, atSign, written, bracket] = next(TOKEN);
    const name = written === undefined ? '' : nameOf(written);
    if (atSign) {
      ignored = !AT_RULES.has(name);
      clean += (ignored ? '@unlisted' : `@${name}`) + bracket;
    } else if (written === undefined) {
      if (RULE_PART.test(token)) ignored = false;
      clean += ignored && STRING.test(token) ? '""' : token;
    } else if (!bracket) clean += token;
    else if (name === 'url') clean += addressed(next(ADDRESS)[0]);
    else clean += FUNCTIONS.has(name) ? token : 'unlisted(';
  }
  return clean;
}

function addressed(address: string): string {
  return OWN.test(address) ? `url(${address}` : 'none';
}

function nameOf(written: string): string {
  const unescaped = written.replace(ESCAPE, (_, code: string | undefined, char: string) =>
    code === undefined ? char : characterOf(parseInt(code, 16)),
  );
  return unescaped.toLowerCase();
}

function characterOf(code: number): string {
  return code > 0x10ffff ? '\ufffd' : String.fromCodePoint(code);
}
