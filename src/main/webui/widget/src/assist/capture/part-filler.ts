import type { record } from '@rrweb/record';
import { boxOfEnds, firstInView } from './page-boxes';
import { nextOf, weightOf, type Box } from './page-nodes';
import type { Part, PartMarks } from './part-marks';
import type { Change, Spacers } from './spacers';

export interface PartFillerOptions {
  recorder: typeof record;
  marks: PartMarks;
  spacers: Spacers;
  /** Sends a change of our own. */
  tell: (change: Partial<Change>) => void;
  /** Told when all boxes have their places. */
  onPlaced: () => void;
  /** Whether much waits to be sent. */
  isBusy: () => boolean;
  /** Takes a new snapshot, which begins with what the visitor sees. */
  again: () => void;
}

/** In nodes, about: one step, at first, and within which it finds the size for this device. */
const STEP = 300;
const MIN_STEP = 20;
const MAX_STEP = 2_000;
const STEP_MS = 20;
/** Boxes that are placed in one step. */
const PLACED = 100;
/** A single text that is larger is not shown. */
const TOO_LARGE = 4_000;
/** In characters: what is filled in by itself. */
const FILLED = 3_000_000;
/** With what is shown because the visitor looks there. */
const MOST = 4_000_000;
/** How old a picture is at least when a new one takes its place: where the visitor looks, and elsewhere. */
const AGE_MS = 2_000;
const FAR_AGE_MS = 10_000;
const WAIT_MS = 50;
const REST_MS = 400;

interface Nearest {
  part: Part;
  box: Box | undefined;
  distance: number;
}

/** Shows what was left out, in short steps, first what the visitor sees. */
export class PartFiller {
  #step = STEP;
  #sent = 0;
  #begunAt = 0;
  /** Since the picture began: the visitor or the page has done something, or much was added. */
  #hasMoved = false;
  #hasGrown = false;
  #isResting = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isStopped = false;

  constructor(private readonly options: PartFillerOptions) {}

  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#timer);
  }

  /** A new picture begins. */
  restart(): void {
    this.#sent = 0;
    this.#hasMoved = this.#hasGrown = this.#isResting = false;
    this.#begunAt = performance.now();
  }

  /** Counts what has been sent of the page. */
  count(characters: number): void {
    this.#sent += characters;
  }

  /** Something else may be in view. */
  onMoved(): void {
    this.#hasMoved = true;
    if (this.#isResting) this.#soon(REST_MS);
  }

  /** More is left out. */
  onGrown(): void {
    this.#hasGrown = true;
    this.#soon();
  }

  /** Places boxes for what has none. @returns whether there are more */
  place(): boolean {
    const { marks, spacers, tell, onPlaced } = this.options;
    if (marks.size) this.#soon();
    const unplaced = [...marks].filter((part) => spacers.isMissing(part));
    if (!unplaced.length) return false;
    tell({ adds: unplaced.slice(0, PLACED).flatMap((part) => spacers.add(part)) });
    if (unplaced.length > PLACED) return true;
    onPlaced();
    return false;
  }

  #soon(ms = 0): void {
    if (this.#isResting) {
      // The timer may be for much later.
      clearTimeout(this.#timer);
      this.#timer = undefined;
      this.#isResting = false;
    }
    this.#timer ??= setTimeout(() => {
      if (typeof requestIdleCallback === 'function') requestIdleCallback(this.#fill, { timeout: WAIT_MS });
      else this.#fill();
    }, ms);
  }

  readonly #fill = (): void => {
    const { marks, isBusy } = this.options;
    this.#timer = undefined;
    if (this.#isStopped || !marks.size) return;
    if (isBusy()) return this.#soon(WAIT_MS);
    if (this.place()) return;
    const next = this.#nearest();
    const isNear = next !== undefined && next.distance <= innerHeight;
    if (!next || this.#sent > (isNear ? MOST : FILLED)) return this.#rest(isNear);
    const started = performance.now();
    this.#show(next);
    const factor = STEP_MS / Math.max(1, performance.now() - started);
    this.#step = Math.min(MAX_STEP, Math.max(MIN_STEP, this.#step * Math.min(2, Math.max(0.5, factor))));
    this.#soon();
  };

  /** No more is shown, until something else is in view, or a new picture begins. */
  #rest(isNear: boolean): void {
    this.#explain([...this.options.marks]);
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#isResting = true;
    if (!this.#hasGrown && !(isNear && this.#hasMoved)) return;
    const left = this.#begunAt + (isNear ? AGE_MS : FAR_AGE_MS) - performance.now();
    if (left > 0) {
      this.#timer = setTimeout(this.#fill, left);
    } else {
      this.#hasGrown = this.#hasMoved = false;
      this.options.again();
    }
  }

  /** What the visitor sees, or what is nearest to it. */
  #nearest(): Nearest | undefined {
    let found: Nearest | undefined;
    for (const part of this.options.marks) {
      if (part.isTooLarge) continue;
      const box = boxOfEnds(part.nodes);
      const distance = box ? Math.max(0, -box.bottom, box.top - innerHeight) : 2 * innerHeight;
      if (!found || distance < found.distance) found = { part, box, distance };
    }
    return found;
  }

  /** Shows some nodes of a part, and goes on leaving out those before and after them. */
  #show({ part, box }: Nearest): void {
    const { marks, spacers, tell } = this.options;
    const each = part.weight / Math.max(1, part.nodes.length);
    const nodes = marks.tidy(part);
    const count = Math.max(1, Math.round(this.#step / each));
    const start = !box || box.top > 0 ? 0 : box.bottom < 0 ? nodes.length - count : firstInView(nodes);
    const from = Math.max(0, start);
    const shown = nodes.slice(from, from + count);
    const [only] = nodes;
    if (only && nodes.length === 1 && weightOf(only) > TOO_LARGE) {
      part.isTooLarge = true;
      return this.#explain([part]);
    }
    const tail = marks.reduce(part, shown, each);
    tell({ ...spacers.fit(part), ...(tail && spacers.isMissing(tail) && { adds: spacers.add(tail) }) });
    if (!part.nodes.length) marks.forget(part);
    this.#record(shown);
  }

  /** Lets the recorder find nodes as if the page had just added them. */
  #record(nodes: Node[]): void {
    const { recorder, marks } = this.options;
    const buffer = recorder.buffers?.findLast(({ doc }) => doc === nodes[0]?.ownerDocument);
    for (const node of nodes) buffer?.genAdds(node);
    const last = nodes.at(-1);
    const next = last && nextOf(last);
    const spacer = next && marks.partOf(next)?.spacer;
    // Otherwise the recorder looks for the next node that is not left out, one by one.
    if (next && typeof spacer === 'number') marks.standIn(next, spacer, () => buffer?.emit());
    else buffer?.emit();
  }

  /** Says in boxes that stay that they do. */
  #explain(parts: Part[]): void {
    const untold = parts.filter(({ isTold, spacer }) => !isTold && spacer !== undefined);
    for (const part of untold) part.isTold = true;
    this.options.tell({ attributes: untold.map(({ spacer }) => ({ id: spacer, attributes: { 'data-bellhop-box': 'large' } })) });
  }
}
