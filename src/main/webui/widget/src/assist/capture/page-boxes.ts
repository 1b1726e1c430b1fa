import { boxOf, isElementNode, union, type Box } from './page-nodes';

/** So many neighbours are measured one by one; of more, those at the edges. */
const FEW = 30;
const ENDS = 3;

type Measure = (node: Node | undefined) => Box | undefined;

/** Where neighbours are drawn together. */
export function boxOfAll(nodes: readonly Node[], measure: Measure = boxOf): Box | undefined {
  const measured = nodes.length <= 2 * FEW ? nodes : [...nodes.slice(0, FEW), ...nodes.slice(-FEW)];
  const boxes = measured.map(measure).filter((box) => box !== undefined);
  if (boxes.length) return boxes.reduce(union);
  return nodes.some(isElementNode) ? undefined : boxOfTexts(nodes);
}

/** Where the first and the last of some neighbours are drawn. */
export function boxOfEnds(nodes: readonly Node[]): Box | undefined {
  return boxOfAll(nodes.length > 2 * ENDS ? [...nodes.slice(0, ENDS), ...nodes.slice(-ENDS)] : nodes);
}

/** As `boxOfAll`, of those that take room on the page. */
export function roomOf(nodes: readonly Node[]): Box | undefined {
  return boxOfAll(nodes, (node) => (node && isElementNode(node) && isOutOfFlow(node) ? undefined : boxOf(node)));
}

function isOutOfFlow(element: Element): boolean {
  return /^(?:absolute|fixed)$/.test(getComputedStyle(element).position);
}

function boxOfTexts(nodes: readonly Node[]): Box | undefined {
  const [first, end] = [nodes[0], nodes.at(-1)];
  if (!first?.isConnected || !end?.isConnected || first.parentNode !== end.parentNode) return undefined;
  const range = (first.ownerDocument as Document).createRange();
  range.setStartBefore(first);
  range.setEndAfter(end);
  const { left, top, right, bottom } = range.getBoundingClientRect();
  return right > left && bottom > top ? { left, top, right, bottom } : undefined;
}

/** Which neighbours are in view: the first, and the one behind the last. */
export function inView(nodes: readonly Node[]): [number, number] | undefined {
  const box = boxOfAll(nodes);
  if (!box || box.bottom < 0 || box.top > innerHeight) return undefined;
  const from = firstInView(nodes);
  let to = from;
  while (to < nodes.length && (boxOf(nodes[to])?.top ?? 0) <= innerHeight) to++;
  return [from, to];
}

/** They follow each other from top to bottom. */
export function firstInView(nodes: readonly Node[]): number {
  let [low, high] = [0, Math.max(0, nodes.length - 1)];
  while (low < high) {
    const middle = (low + high) >> 1;
    const box = boxOf(nodes[middle]) ?? boxOf(nodes[middle + 1]);
    if (box && box.bottom < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
