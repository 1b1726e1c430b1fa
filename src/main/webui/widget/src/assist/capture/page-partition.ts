import { childrenOf, isElementNode, shadowOf, weightOf } from './page-nodes';

/** Neighbours that can be shown later than what is around them. */
export interface Run {
  parent: Node;
  nodes: Node[];
  weight: number;
}

export interface PartitionRules {
  isBlocked: (element: Element) => boolean;
  /** What lies in shadow roots below a node. */
  hiddenWeight: (node: Node) => number;
}

/** What weighs less is not cut. */
const WHOLE = 300;
/** Of more children than this only some are weighed. */
const MANY = 200;
const SAMPLES = 100;
/** Their content is left out, or is nothing without all of it. */
const LIGHT = /^(?:style|script|noscript|template|head|textarea|iframe|object|embed|applet|video|audio)$/;

/** Cuts what is below a node: what is heavy is cut again, and what is light lies in runs. */
export function partition(parent: Node, rules: PartitionRules): Run[] {
  const shadow = shadowOf(parent);
  const runs = cut(parent, childrenOf(parent), rules);
  return shadow ? [...cut(shadow, childrenOf(shadow), rules), ...runs] : runs;
}

/** Cuts some children of a node. */
export function cut(parent: Node, children: Node[], rules: PartitionRules): Run[] {
  const runs: Run[] = [];
  const weights = weigh(parent, children, rules);
  let run: Run | undefined;
  for (const [index, child] of children.entries()) {
    const weight = weights[index] ?? 1;
    if (weight > WHOLE) {
      run = undefined;
      runs.push(...(isElementNode(child) ? partition(child, rules) : [{ parent, nodes: [child], weight }]));
    } else {
      if (!run || children[index - 1] !== child.previousSibling) runs.push((run = { parent, nodes: [], weight: 0 }));
      run.nodes.push(child);
      run.weight += weight;
    }
  }
  return runs;
}

function weigh(parent: Node, children: Node[], rules: PartitionRules): number[] {
  if (children.length <= MANY) return children.map((child) => weightUnder(child, rules));
  const all = weightOf(parent) + rules.hiddenWeight(parent);
  const some = children.filter((_, index) => index % Math.ceil(children.length / SAMPLES) === 0).map((child) => weightUnder(child, rules));
  const expected = (some.reduce((sum, one) => sum + one, 0) / some.length) * children.length;
  // Rows of a table are alike. Where something heavy is among them, each is weighed.
  const isEven = Math.max(...some) <= WHOLE && all < 1.2 * expected + WHOLE;
  return children.map((child) => (isEven ? all / children.length : weightUnder(child, rules)));
}

function weightUnder(node: Node, { isBlocked, hiddenWeight }: PartitionRules): number {
  const weight = weightOf(node) + hiddenWeight(node);
  const isLight = weight > WHOLE && isElementNode(node) && (LIGHT.test(node.localName) || isBlocked(node));
  return isLight ? 1 : weight;
}
