/** The elements that are drawn. `link` carries the styles that the recorder inlined; its own attributes are not allowed. */
const ELEMENTS = new Set(
  (
    'html head title style link body address article aside footer header h1 h2 h3 h4 h5 h6 hgroup main nav section search ' +
    'blockquote dd div dl dt figcaption figure hr li menu ol p pre ul ' +
    'a abbr b bdi bdo br cite code data dfn em i kbd mark q rp rt ruby s samp small span strong sub sup time u var wbr ' +
    'area audio canvas iframe img map picture source video del ins ' +
    'caption col colgroup table tbody td tfoot th thead tr ' +
    'button datalist fieldset form input label legend meter optgroup option output progress select selectedcontent textarea ' +
    'details dialog slot summary ' +
    'acronym big center dir font marquee nobr strike tt ' +
    'svg g defs symbol use switch view desc metadata image path rect circle ellipse line polyline polygon text tspan textpath ' +
    'marker lineargradient radialgradient stop pattern clippath mask filter foreignobject ' +
    'feblend fecolormatrix fecomponenttransfer fecomposite feconvolvematrix fediffuselighting fedisplacementmap ' +
    'fedistantlight fedropshadow feflood fefunca fefuncb fefuncg fefuncr fegaussianblur feimage femerge femergenode ' +
    'femorphology feoffset fepointlight fespecularlighting fespotlight fetile feturbulence'
  ).split(' '),
);

/** Browsers that run scripts do not draw the content of these. */
const UNSEEN = new Set('script noscript template object embed applet noembed noframes frameset'.split(' '));
const PLUG_INS = /^(?:object|embed|applet)$/;
const CUSTOM = /^[a-z][a-z\d._-]*-[a-z\d._-]*$/;

export function isCustomElement(tag: string): boolean {
  return CUSTOM.test(tag);
}

/** An unknown element is drawn as a `span`, which has no behaviour, and a plug-in as a box that is laid out like it. */
export function allowedTag(tag: string): string {
  if (PLUG_INS.test(tag)) return 'bellhop-box';
  return ELEMENTS.has(tag) || isCustomElement(tag) ? tag : 'span';
}

export function isSeen(tag: string): boolean {
  return !UNSEEN.has(tag);
}
