import type { record } from '@rrweb/record';
import { holderOf, parentOf, upwards } from './page-nodes';
import { cut, partition, type PartitionRules, type Run } from './page-partition';
import type { PageSurvey } from './page-survey';
import { PartFiller } from './part-filler';
import { PartMarks } from './part-marks';
import { ChangePlan, planSnapshot } from './part-plan';
import { CHANGE, EVENT, type RecordedEvent, type RecordedNode } from './recorded-events';
import { Spacers, type Change } from './spacers';

export interface DeferredPartsOptions {
  recorder: typeof record;
  survey: PageSurvey;
  isBlocked: (element: Element) => boolean;
  /** Sends an event of our own. */
  emit: (event: RecordedEvent) => void;
  isBusy: () => boolean;
  again: () => void;
}

const MOVING: ReadonlySet<unknown> = new Set([CHANGE.scroll, CHANGE.resize]);

/**
 * Keeps the page quick: of a large page, or a large change, only a part is recorded at once, first what the visitor
 * sees. The rest is left out, with a box in its place, and filled in by short steps while little waits to be sent.
 */
export class DeferredParts {
  readonly #marks: PartMarks;
  readonly #spacers: Spacers;
  readonly #filler: PartFiller;
  readonly #rules: PartitionRules;
  #planned: Run[] = [];
  #isStopped = false;

  constructor(private readonly options: DeferredPartsOptions) {
    const { recorder, survey, isBlocked } = options;
    this.#marks = new PartMarks(recorder.mirror);
    this.#spacers = new Spacers(recorder.mirror, this.#marks);
    this.#filler = new PartFiller({
      ...options,
      marks: this.#marks,
      spacers: this.#spacers,
      tell: (change) => this.#tell(change),
      onPlaced: () => this.#scroll(),
    });
    this.#rules = { isBlocked, hiddenWeight: (node) => survey.hiddenWeight(node) };
  }

  stop(): void {
    this.#isStopped = true;
    this.#filler.stop();
    this.#marks.clear();
  }

  /** Counts what has been sent of a page. */
  count(characters: number): void {
    this.#filler.count(characters);
  }

  /** Decides what the next snapshot leaves out. */
  plan(): void {
    const { recorder, survey } = this.options;
    const pages = [document, ...survey.frames].filter((page) => page.documentElement !== null);
    this.#planned = recorder.buffers ? planSnapshot(pages.flatMap((page) => partition(page.documentElement, this.#rules))) : [];
  }

  /** Leaves out what was planned. Call it just before a snapshot is taken. */
  begin(): void {
    this.#marks.clear();
    this.#filler.restart();
    this.options.survey.catchUp();
    for (const { parent, nodes, weight } of this.#planned) {
      // The page may have changed since.
      const there = nodes.filter((node) => parentOf(node) === parent);
      if (there.length) this.#marks.add({ parent, nodes: there, weight });
    }
    this.#planned = [];
  }

  /** Puts boxes in the places of what is left out. Call it when a snapshot was sent. */
  place(): void {
    this.#filler.place();
  }

  /** Scrolls the agents' page, which was too short for it before. */
  #scroll(): void {
    const around = new Set([...this.#marks].flatMap(({ parent }) => [...upwards(parent)]));
    for (const node of around) {
      const { scrollLeft: x, scrollTop: y } = ((node as Partial<Document>).scrollingElement ?? node) as Element;
      const id = this.options.recorder.mirror.getId(node);
      const isView = node === document.documentElement || node === document.body;
      if ((x || y) && !isView && id > 0) this.options.emit(change({ source: CHANGE.scroll, id, x, y }));
    }
  }

  /** Makes an event fit to what agents have. */
  pass({ type, data }: RecordedEvent): void {
    if (!this.#marks.size || type !== EVENT.change) return;
    if (MOVING.has(data.source)) this.#filler.onMoved();
    if (data.source !== CHANGE.mutation) return;
    const { adds, texts, attributes } = data as Partial<Change>;
    data.texts = texts?.filter(({ id }) => this.#isShown(id));
    data.attributes = attributes?.filter(({ id }) => this.#isShown(id));
    data.adds = adds?.filter(({ node }) => this.#isShown((node as RecordedNode).id)).map((added) => this.#fitting(added));
  }

  #isShown(id: unknown): boolean {
    const node = this.options.recorder.mirror.getNode(id as number);
    return !node || !this.#marks.isWithin(node);
  }

  #fitting(added: Change['adds'][number]): Change['adds'][number] {
    const recorded = added.node as RecordedNode;
    const node = this.options.recorder.mirror.getNode(recorded.id);
    return { ...added, ...(node && { nextId: this.#spacers.idAfter(node) }), node: short(recorded) };
  }

  /** Leaves out the larger part of a large change, before it is recorded. */
  beforeChanges(changes: MutationRecord[]): void {
    const from = new Map<Node, Node>();
    for (const { target, removedNodes } of changes) for (const node of removedNodes) from.set(node, target);
    this.#spacers.lose(from);
    this.options.survey.catchUp();
    const plan = new ChangePlan();
    const runs = changes.flatMap(({ target, addedNodes }) => plan.leaveOut(this.#cutAdded(target, addedNodes)));
    // Those that agents have, and that have only moved.
    const removes = runs.flatMap(({ nodes }) => nodes.flatMap((node) => this.#removalOf(node, from.get(node))));
    for (const run of runs) this.#marks.add(run);
    // Behind what the recorder makes of the same change.
    if (removes.length) queueMicrotask(() => !this.#isStopped && this.#tell({ removes }));
    if (runs.length) this.#filler.onGrown();
    else if (this.#marks.size) this.#filler.onMoved();
  }

  #cutAdded(target: Node, added: NodeList): Run[] {
    if (!added.length || !target.isConnected || this.#marks.isWithin(target)) return [];
    const there = Array.from(added).filter((node) => parentOf(node) === target);
    // They may have been left out elsewhere.
    for (const node of there) this.#marks.unmark(node);
    return cut(target, there, this.#rules);
  }

  #removalOf(node: Node, from: Node | undefined): Record<string, unknown>[] {
    const { mirror } = this.options.recorder;
    const id = mirror.getId(node);
    return from && id > 0 ? [{ id, parentId: mirror.getId(holderOf(from)) }] : [];
  }

  #tell(part: Partial<Change>): void {
    const data = { source: CHANGE.mutation, adds: [], removes: [], texts: [], attributes: [], ...part };
    if (data.adds.length || data.removes.length || data.attributes.length) this.options.emit(change(data));
  }
}

function change(data: Record<string, unknown>): RecordedEvent {
  return { type: EVENT.change, timestamp: Date.now(), data };
}

/** Thousands are without attributes, and a node that is added comes without its children. */
function short({ attributes, childNodes, ...node }: RecordedNode): RecordedNode {
  return {
    ...node,
    ...(attributes && Object.keys(attributes).length > 0 && { attributes }),
    ...(childNodes && childNodes.length > 0 && { childNodes }),
  };
}
