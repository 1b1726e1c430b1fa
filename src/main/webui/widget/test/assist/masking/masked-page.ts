import { CHANGE, EVENT, type RecordedEvent, type RecordedNode } from '../../../src/assist/capture/recorded-events';
import { MaskingFilter } from '../../../src/assist/masking/masking-filter';
import { MaskingPolicy } from '../../../src/assist/masking/masking-policy';

/** A mirror like rrweb's: numbers every node and serializes it without any masking. */
class Page {
  readonly #nodes: Node[] = [document];

  getNode = (id: number): Node | null => this.#nodes[id] ?? null;

  write(node: Node): RecordedNode {
    const id = this.#nodes.push(node) - 1;
    const childNodes = () => Array.from(node.childNodes, (child) => this.write(child));
    if (node.nodeType === 3) return { type: 3, id, textContent: node.textContent ?? '' };
    if (node.nodeType !== 1) return { type: 5, id, textContent: node.textContent ?? '' };
    const element = node as HTMLInputElement;
    const attributes: Record<string, unknown> = Object.fromEntries(Array.from(element.attributes, ({ name, value }) => [name, value]));
    if (typeof element.value === 'string' && element.value) attributes.value = element.value;
    return { type: 2, id, tagName: element.localName, attributes, childNodes: childNodes() };
  }

  picture(): RecordedEvent {
    return { type: EVENT.snapshot, timestamp: 1, data: { node: this.write(document.body), initialOffset: { left: 0, top: 0 } } };
  }

  idOf(node: Node): number {
    return this.#nodes.indexOf(node);
  }
}

export let page: Page;
export let filter: MaskingFilter;

/** Shows a page from its start. @returns what leaves of it */
export function show(html: string, rules: { unmask?: string[]; block?: string[] } = {}): string {
  document.body.innerHTML = html;
  page = new Page();
  filter = new MaskingFilter(page, new MaskingPolicy({ unmask: [], block: [], ...rules }));
  return JSON.stringify(filter.filter(page.picture()));
}

/** @returns what leaves of a change */
export function change(data: Record<string, unknown>): string {
  return JSON.stringify(filter.filter({ type: EVENT.change, timestamp: 2, data }) ?? null);
}

export const $ = (selector: string) => document.querySelector(selector) as HTMLInputElement;

/** Another text at `#p`. @returns what leaves of it */
export function say(text: string): string {
  const node = $('#p').firstChild as Text;
  node.data = text;
  return change({ source: CHANGE.mutation, adds: [], removes: [], attributes: [], texts: [{ id: page.idOf(node), value: text }] });
}

/** Types something into `#f`. */
export function type(text: string): void {
  $('#f').value = text;
  filter.fields.noteValue($('#f'));
}
