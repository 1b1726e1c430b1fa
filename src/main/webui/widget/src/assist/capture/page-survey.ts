import { elementsIn, innerRoot, shadowOf, upwards } from './page-nodes';

const STEP_MS = 20;
/** Angular replaces it by one that checks its whole application each time. */
const OBSERVER = '__zone_symbol__MutationObserver';

/** Looks at every element of the page once, in short steps, and at what is added from then on. */
export class PageSurvey {
  readonly #known = new WeakSet<Element>();
  readonly #observer: MutationObserver;
  #hidden = new WeakMap<Node, number>();
  #frames: Document[] = [];
  #isStopped = false;

  /**
   * @param isMet a quick test of which elements to tell of
   * @param meet told of each of these once, before anything that may repeat its value is sent
   */
  constructor(
    private readonly isMet: (element: Element) => boolean,
    private readonly meet: (element: Element) => void,
  ) {
    const Observer = (window as unknown as Record<string, typeof MutationObserver | undefined>)[OBSERVER] ?? MutationObserver;
    this.#observer = new Observer((changes) => this.#meetAdded(changes));
  }

  stop(): void {
    this.#isStopped = true;
    this.#observer.disconnect();
  }

  /** Call it before a snapshot. */
  async run(): Promise<void> {
    this.#hidden = new WeakMap();
    this.#frames = [];
    this.#watch(document);
    let until = performance.now() + STEP_MS;
    for (const element of elementsIn(document)) {
      this.#visit(element);
      if (performance.now() < until) continue;
      await pause();
      if (this.#isStopped) return;
      until = performance.now() + STEP_MS;
    }
  }

  /** The documents of the page's frames that can be read. */
  get frames(): Document[] {
    return this.#frames.filter(({ defaultView }) => defaultView !== null);
  }

  /** What lies in shadow roots below a node, as it was at the survey. */
  hiddenWeight(node: Node): number {
    return this.#hidden.get(node) ?? 0;
  }

  /** Meets what was added since. */
  catchUp(): void {
    this.#meetAdded(this.#observer.takeRecords());
  }

  #meetAdded(changes: MutationRecord[]): void {
    for (const { addedNodes } of changes) for (const node of addedNodes) for (const element of elementsIn(node)) this.#visit(element);
  }

  #watch(root: Node): void {
    this.#observer.observe(root, { childList: true, subtree: true });
  }

  #visit(element: Element): void {
    const inner = innerRoot(element);
    if (inner) this.#enter(element, inner);
    if (!this.isMet(element) || this.#known.has(element)) return;
    this.#known.add(element);
    this.meet(element);
  }

  #enter(element: Element, inner: ShadowRoot | Document): void {
    this.#watch(inner);
    if (shadowOf(element)) this.#weigh(element, 2 * inner.querySelectorAll('*').length);
    else if (!this.#frames.includes(inner as Document)) this.#frames.push(inner as Document);
  }

  #weigh(host: Node, weight: number): void {
    for (const node of upwards(host)) this.#hidden.set(node, this.hiddenWeight(node) + weight);
  }
}

/** Lets the page do what it has to. */
export function pause(): Promise<void> {
  return new Promise((go) => setTimeout(go));
}
