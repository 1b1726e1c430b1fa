/** How much of editable text is read. */
const MAX_TEXT = 20_000;
const MAX_NODES = 5_000;
const MAX_ITEMS = 500;
const BLOCKS =
  'address,article,aside,blockquote,dd,div,dl,dt,fieldset,figcaption,figure,h1,h2,h3,h4,h5,h6,li,ol,p,pre,section,table,td,th,tr,ul,[role="option"]';
/** What stands within an editor or a chooser and was not entered. */
const OWN_WORDS =
  'label,legend,button,[role="button"],[role="listbox"],[aria-live],[role="status"],[role="alert"],[role="log"],[data-placeholder],[class*="placeholder" i],[id*="placeholder" i],[class*="gutter" i],[class*="linenumber" i],[class*="line-number" i],style,script,noscript,svg';
const LINKS = '[href],[src]';

interface Entered {
  editContext?: { text?: unknown } | null;
  value?: unknown;
}

/** Whether a field of HTML is typed into. */
export function isTextField(field: Element): boolean {
  return field.localName === 'textarea' || (field.localName === 'input' && !/^(?:checkbox|radio)$/i.test(field.getAttribute('type') ?? ''));
}

/** What a person has entered in a field, an editor, or what shows it beside a field. */
export function enteredIn(field: Element): string[] {
  if (field.localName === 'select') return chosenIn(field as HTMLSelectElement);
  if (field.localName !== 'input' && field.localName !== 'textarea') return enteredInMade(field);
  const { value, files } = field as HTMLInputElement;
  if (files && field.getAttribute('type')?.toLowerCase() === 'file') return Array.from(files).flatMap(({ name }) => namesOf(name));
  return isTextField(field) && typeof value === 'string' ? [value] : [];
}

/** A file's name, with and without its ending. */
export function namesOf(file: string): string[] {
  return [file, file.replace(/\.[^.]*$/, '')];
}

/** What a person has chosen, not what the page offers first. */
function chosenIn({ selectedOptions }: HTMLSelectElement): string[] {
  return Array.from(selectedOptions)
    .filter((option) => !option.defaultSelected && (option.index > 0 || option.parentElement?.querySelector('option[selected]')))
    .flatMap((option) => [option.text, option.value]);
}

function enteredInMade(field: Element): string[] {
  const { editContext } = field as Entered;
  const drawn = typeof editContext?.text === 'string' ? editContext.text.slice(0, MAX_TEXT) : '';
  const isEdited = field.hasAttribute('contenteditable') || field.hasAttribute('role') || !field.localName.includes('-');
  return [...drawn.split('\n'), ...valuesOf(field), ...(isEdited ? linesIn(field) : [])].filter((text) => text.trim() !== '');
}

/** Of a field that a page's own class makes: what it says is its value, and the words of what is chosen by that. */
function valuesOf(field: Element): string[] {
  if (!field.localName.includes('-')) return [];
  const values = [ownValue(field)].flat().slice(0, MAX_ITEMS);
  const texts = values.filter((it) => typeof it === 'string' || typeof it === 'number').map(String);
  const items = Array.from(field.querySelectorAll('[value]')).slice(0, MAX_ITEMS);
  const chosen = items.filter((item) => texts.includes(item.getAttribute('value') ?? ''));
  return [...texts, ...chosen.map((item) => (item.textContent ?? '').trim())];
}

function ownValue(field: Element): unknown {
  try {
    return (field as Entered).value;
  } catch {
    return undefined;
  }
}

/** The text of an editor, line by line, and where its links go. */
function linesIn(root: Element): string[] {
  const lines = [''];
  let left = MAX_TEXT;
  let block: Element | null = null;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let count = 0; count < MAX_NODES && left > 0; count++) {
    const node = walker.nextNode();
    if (!node) break;
    const around = node.parentElement;
    if (!around || isOwnWord(around, root)) continue;
    const text = (node as Text).data.slice(0, left);
    left -= text.length;
    const next = around.closest(BLOCKS);
    if (next !== block || isBehindBreak(node)) lines.push(text);
    else lines[lines.length - 1] += text;
    block = next;
  }
  const links = Array.from(root.querySelectorAll(LINKS)).slice(0, MAX_ITEMS);
  return [...lines, ...links.map((link) => link.getAttribute('href') ?? link.getAttribute('src') ?? '').filter(isShort)];
}

function isOwnWord(element: Element, root: Element): boolean {
  const own = element.closest(OWN_WORDS);
  if (!own || !root.contains(own)) return false;
  // Of a list, what is chosen.
  return own.getAttribute('role') === 'listbox' ? element.closest('[aria-selected="true"]') === null : own !== root;
}

function isBehindBreak({ previousSibling }: Node): boolean {
  return previousSibling?.nodeName === 'BR';
}

/** A picture in its own address is none that a page writes out. */
function isShort(address: string): boolean {
  return address.length <= 2_000 && !address.startsWith('data:');
}
