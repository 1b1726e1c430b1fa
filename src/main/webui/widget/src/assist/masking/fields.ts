const FIELDS = /^(?:input|textarea|select|option)$/;
const BUTTONS = /^(?:submit|button|reset|image)$/i;
const ROLES = /(?:^|\s)(?:textbox|searchbox|combobox|listbox|spinbutton|slider)(?:\s|$)/i;
/** Parts of the names of elements that a page makes and nobody types into. */
const NO_FIELDS = new Set('button buttons menu item tab tabs radio checkbox switch option dialog progress'.split(' '));
/** How far an editor or a chooser may reach beyond its field, and how much it may say: most where it is nearest. */
const STEPS = 4;
const MAX_TEXT = 300;
const MAX_NEAR = 3_000;

/** A field of HTML that is typed into or chosen from. */
export function isNativeField(element: Element): boolean {
  return FIELDS.test(element.localName) && !(element.localName === 'input' && BUTTONS.test(element.getAttribute('type') ?? ''));
}

/** Quick, for every element of a page: all that are fields, and some that are not. */
export function mayBeField(element: Element): boolean {
  const { localName } = element;
  return (
    FIELDS.test(localName) ||
    localName === 'html' ||
    localName.includes('-') ||
    element.hasAttribute('contenteditable') ||
    element.hasAttribute('role') ||
    element.hasAttribute('aria-haspopup') ||
    !!(element as { editContext?: unknown }).editContext
  );
}

/** Something else that a person types into or chooses from: its text is what they entered. */
export function isMadeField(element: Element): boolean {
  if (ROLES.test(element.getAttribute('role') ?? '') || element.getAttribute('aria-haspopup') === 'listbox') return true;
  if (hasEditContext(element)) return true;
  if (!element.localName.includes('-') || element.localName.split('-').some((word) => NO_FIELDS.has(word))) return false;
  return isMadeOfClass(element);
}

/** An element whose text is typed by way of the EditContext API, and drawn by the page somewhere near. */
export function hasEditContext(element: Element): boolean {
  return Boolean((element as { editContext?: unknown }).editContext);
}

/** What shows by its place how much was chosen. */
export function isSlider(element: Element): boolean {
  return /(?:^|\s)slider(?:\s|$)/i.test(element.getAttribute('role') ?? '') || isRange(element);
}

function isRange(element: Element): boolean {
  return element.localName === 'input' && element.getAttribute('type')?.toLowerCase() === 'range';
}

/** A page's own class may do anything when it is asked. */
function isMadeOfClass(element: Element): boolean {
  const made = element.constructor as { formAssociated?: boolean };
  if (made.formAssociated === true || element.getAttribute('type') === 'password') return true;
  try {
    const { value } = element as { value?: unknown };
    // Numbers that no form sends are how far something has come, or a chart.
    return typeof value === 'string' || ((Array.isArray(value) || typeof value === 'number') && 'name' in element);
  } catch {
    return true;
  }
}

/**
 * The element that shows what is entered in this field, where the field itself does not: an editor around a text area
 * that nobody sees, a chooser around its search field, the boxes of a one-time code.
 */
export function mirrorOf(field: Element): Element | undefined {
  if (hasEditContext(field) || (field.localName === 'textarea' && isTypedIntoUnseen(field))) return firstSeen(field);
  const isChooser = /(?:^|\s)combobox(?:\s|$)/.test(field.getAttribute('role') ?? '') || field.hasAttribute('aria-autocomplete');
  const isCode = (field.getAttribute('autocomplete') ?? '').includes('one-time-code') || isTransparent(field);
  if (isChooser || isCode) return around(field, STEPS - 1, MAX_TEXT);
  return isSlider(field) ? around(field, 2, MAX_TEXT) : undefined;
}

/** The largest element around a field, within some steps, that has no other field and no link. */
function around(field: Element, steps: number, most: number): Element | undefined {
  let found: Element | undefined;
  for (let it = field.parentElement; it && steps > 0 && !/^(?:body|main|form|html)$/.test(it.localName); it = it.parentElement, steps--) {
    if ((it.textContent ?? '').length > (found ? most : MAX_NEAR) || it.querySelector('a[href]')) break;
    const others = Array.from(it.querySelectorAll('input:not([type=hidden]), textarea, select'));
    if (others.some((other) => other !== field && isUsed(other))) break;
    found = it;
  }
  return found;
}

/** Not one that a chooser keeps for the form, or for what reads a page aloud. */
function isUsed(field: Element): boolean {
  const { display, opacity, visibility } = getComputedStyle(field);
  const isSeen = display !== 'none' && opacity !== '0' && visibility !== 'hidden';
  return isSeen && field.getAttribute('aria-hidden') !== 'true' && field.getAttribute('tabindex') !== '-1';
}

function firstSeen(field: Element): Element | undefined {
  let it = field.parentElement;
  for (let steps = 0; it && steps < STEPS; it = it.parentElement, steps++) if (!isTiny(it)) return it.localName === 'body' ? undefined : it;
  return undefined;
}

/** As editors have it, which draw the text themselves. What is not displayed at all cannot be typed into. */
function isTypedIntoUnseen(field: Element): boolean {
  const { opacity, visibility, clip, display } = getComputedStyle(field);
  if (display === 'none' || visibility === 'hidden') return false;
  const isCut = field.parentElement !== null && isTiny(field.parentElement);
  return isCut || isTiny(field) || opacity === '0' || /rect\([01]px/.test(clip);
}

function isTiny(element: Element): boolean {
  const { width, height } = element.getBoundingClientRect();
  return width <= 3 || height <= 3;
}

/** A field over something that draws its value. */
function isTransparent(field: Element): boolean {
  const isTyped =
    field.localName === 'input' &&
    !/^(?:checkbox|radio|file|range|color|submit|button|reset|image|hidden)$/i.test(field.getAttribute('type') ?? '');
  return isTyped && /^(?:rgba\(.*, 0\)|transparent)$/.test(getComputedStyle(field).color);
}
