import type { RecordedMeta, RecorderMirror } from '@rrweb/record';
import { parentOf, upwards } from './page-nodes';
import type { Run } from './page-partition';

/** What rrweb calls a node that it leaves out. */
const LEFT_OUT = -2;

/** Neighbours that agents do not have yet. */
export interface Part extends Run {
  /** The number of the box in their place. */
  spacer: number | undefined;
  /** Whether it was found out if they need a box. */
  isPlaced: boolean;
  /** The box says that they are not shown. */
  isTold: boolean;
  /** More than can be shown. */
  isTooLarge: boolean;
}

/** Marks nodes in the recorder's mirror, so that it leaves them out with everything below. */
export class PartMarks {
  readonly #parts = new Set<Part>();
  readonly #partOf = new Map<Node, Part>();
  /** What the mirror knew before: a node keeps its number. */
  readonly #before = new Map<Node, RecordedMeta>();

  constructor(private readonly mirror: RecorderMirror) {}

  get size(): number {
    return this.#parts.size;
  }

  [Symbol.iterator](): Iterator<Part> {
    return this.#parts.values();
  }

  add(run: Run): Part {
    const part = { ...run, spacer: undefined, isPlaced: false, isTold: false, isTooLarge: false };
    this.#parts.add(part);
    for (const node of part.nodes) {
      if (!this.#partOf.has(node)) {
        const before = this.mirror.getMeta(node);
        if (before) this.#before.set(node, before);
        this.mirror.nodeMetaMap.set(node, { id: LEFT_OUT });
      }
      this.#partOf.set(node, part);
    }
    return part;
  }

  /** Does something while a node counts as recorded under another number. */
  standIn(node: Node, id: number, work: () => void): void {
    this.mirror.nodeMetaMap.set(node, { id });
    work();
    this.mirror.nodeMetaMap.set(node, { id: LEFT_OUT });
  }

  partOf(node: Node): Part | undefined {
    return this.#partOf.get(node);
  }

  /** Whether a node is left out, or lies in something that is. */
  isWithin(node: Node): boolean {
    for (const it of upwards(node)) if (this.#partOf.has(it)) return true;
    return false;
  }

  /** Lets go of what the page has taken away. @returns what is still there */
  tidy(part: Part): Node[] {
    const isThere = (node: Node) => this.#partOf.get(node) === part && parentOf(node) === part.parent;
    for (const node of part.nodes) if (!isThere(node) && this.#partOf.get(node) === part) this.unmark(node);
    return (part.nodes = part.nodes.filter(isThere));
  }

  /** Takes some neighbours out of a part. @returns a part of its own for those behind them, if there are others before */
  reduce(part: Part, shown: readonly Node[], each: number): Part | undefined {
    const from = part.nodes.indexOf(shown[0] as Node);
    const before = part.nodes.slice(0, Math.max(0, from));
    const behind = part.nodes.slice(from + shown.length);
    for (const node of shown) this.unmark(node);
    part.nodes = before.length ? before : behind;
    part.weight = part.nodes.length * each;
    return before.length && behind.length ? this.add({ parent: part.parent, nodes: behind, weight: behind.length * each }) : undefined;
  }

  forget(part: Part): void {
    for (const node of part.nodes) if (this.#partOf.get(node) === part) this.unmark(node);
    this.#parts.delete(part);
  }

  unmark(node: Node): void {
    if (!this.#partOf.delete(node)) return;
    const before = this.#before.get(node);
    this.#before.delete(node);
    if (before) this.mirror.nodeMetaMap.set(node, before);
    else this.mirror.nodeMetaMap.delete(node);
  }

  clear(): void {
    for (const part of this.#parts) this.forget(part);
  }
}
