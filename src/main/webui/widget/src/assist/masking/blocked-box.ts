/** How an element is laid out among others. */
const LAYOUT = [
  'display',
  'position',
  'float',
  'clear',
  'margin',
  'top',
  'right',
  'bottom',
  'left',
  'order',
  'align-self',
  'vertical-align',
];
/** Numbers and known words. */
const PLAIN = /^(?:-?[\d.]+(?:px|%)?|[a-z]+(?:-[a-z]+){0,3}|\s)+$/;
const REST = 'flex:none;box-sizing:border-box;min-width:0;min-height:0;max-width:none;max-height:none;padding:0;border:0';

/** The style of a box that takes the room of an element of which nothing else is shown. */
export function boxStyle(element: Element): string {
  // The chat lies over the page, and agents point at what is beneath.
  if (element.localName === 'bellhop-widget') return 'display:none';
  const computed = getComputedStyle(element);
  const own = LAYOUT.map((name) => [name, computed.getPropertyValue(name)] as const)
    .filter(([, value]) => PLAIN.test(value))
    .map(([name, value]) => `${name}:${name === 'display' ? displayOf(value) : value}`);
  return [...own, REST].join(';');
}

/** Something inline has no size of its own. */
function displayOf(value: string): string {
  return value === 'inline' ? 'inline-block' : value === 'contents' ? 'block' : value;
}
