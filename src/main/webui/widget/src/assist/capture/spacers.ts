import type { RecorderMirror } from '@rrweb/record';
import { boxOf, holderOf, isElementNode, isShadowRoot, nextOf, parentOf, upwards } from './page-nodes';
import { roomOf } from './page-boxes';
import type { Part, PartMarks } from './part-marks';
import { NODE, newId } from './recorded-events';

const TAGS: Readonly<Record<string, string>> = {
  table: 'tbody',
  thead: 'tr',
  tbody: 'tr',
  tfoot: 'tr',
  tr: 'td',
  ul: 'li',
  ol: 'li',
  menu: 'li',
  dl: 'dd',
};
/** These have a layout of their own, or none. */
const WITHOUT = /^(?:select|optgroup|datalist|colgroup|head|html)$/;
const SVG = 'http://www.w3.org/2000/svg';
const PLAIN =
  'box-sizing:border-box;min-width:0;max-width:none;min-height:0;max-height:none;margin:0;padding:0;border:0;flex:none;grid-column:1/-1;list-style:none';

type Json = Record<string, unknown>;

/** A change of the agents' page. */
export type Change = Record<'adds' | 'removes' | 'texts' | 'attributes', Json[]>;

/** Boxes of our own in the agents' page, in the place of what they do not have yet. The visitor's page has none. */
export class Spacers {
  constructor(
    private readonly mirror: RecorderMirror,
    private readonly marks: PartMarks,
  ) {}

  /** Whether it is still to be found out if a part needs a box. What is around it must be there. */
  isMissing({ isPlaced, parent }: Part): boolean {
    return !isPlaced && this.#idOf(parent) > 0;
  }

  /** @returns what adds a box for a part, unless it takes no room */
  add(part: Part): Json[] {
    const { parent, nodes } = part;
    const parentId = this.#idOf(parent);
    part.isPlaced = true;
    const style = styleOf(part);
    if (style === undefined) return [];
    const nextId = this.idAfter(nodes.at(-1) as Node);
    part.spacer = newId();
    const tagName = isShadowRoot(parent) ? 'div' : (TAGS[(parent as Element).localName] ?? 'div');
    const node = { type: NODE.element, id: part.spacer, tagName, attributes: { style, 'data-bellhop-box': 'later' }, childNodes: [] };
    const rootId = this.mirror.getId((parent as Element).ownerDocument);
    return [{ parentId, nextId, node: { ...node, ...(rootId > 1 && { rootId }), ...shadowMark(parent) } }];
  }

  /** @returns what gives a box its size, or takes it away if nothing is left */
  fit(part: Part): Partial<Change> {
    const { spacer, parent } = part;
    if (spacer === undefined) return {};
    const style = part.nodes.length ? styleOf(part) : undefined;
    if (style !== undefined) return { attributes: [{ id: spacer, attributes: { style } }] };
    part.spacer = undefined;
    return { removes: [{ parentId: this.#idOf(parent), id: spacer, ...shadowMark(parent) }] };
  }

  /** Forgets boxes that are gone with what the page has taken away. */
  lose(removed: ReadonlyMap<Node, Node>): void {
    for (const part of this.marks) {
      for (const node of upwards(part.parent)) {
        if (!removed.has(node)) continue;
        part.spacer = undefined;
        part.isPlaced = false;
      }
    }
  }

  /** What agents have behind a node. */
  idAfter(node: Node): number | null {
    for (let next = nextOf(node); next; next = nextOf(next)) {
      const part = this.marks.partOf(next);
      if (part?.spacer !== undefined && part.parent === parentOf(node)) return part.spacer;
      const id = this.mirror.getId(next);
      if (id > 0) return id;
    }
    return null;
  }

  #idOf(parent: Node): number {
    return this.mirror.getId(holderOf(parent));
  }
}

function shadowMark(parent: Node): { isShadow?: true } {
  return isShadowRoot(parent) ? { isShadow: true } : {};
}

/** @returns undefined where a box would change the layout */
function styleOf({ parent, nodes }: Part): string | undefined {
  const { localName, namespaceURI } = holderOf(parent) as Element;
  if (WITHOUT.test(localName) || namespaceURI === SVG) return undefined;
  const room = roomOf(nodes);
  if (!room) return undefined;
  const first = nodes.slice(0, 9).find((node): node is Element => isElementNode(node) && boxOf(node) !== undefined);
  const float = first ? getComputedStyle(first).float : 'none';
  return `width:${(room.right - room.left).toFixed(2)}px;height:${(room.bottom - room.top).toFixed(2)}px;float:${float};${PLAIN}`;
}
