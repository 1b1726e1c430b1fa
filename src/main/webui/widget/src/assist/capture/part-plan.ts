import { inView } from './page-boxes';
import type { Run } from './page-partition';

/** In nodes, about: what is recorded at once of a page, and of a change. */
const AT_ONCE = 1_200;
const CHANGED_AT_ONCE = 600;
/** Not worth a step of its own. */
const SMALL = 30;

/** @returns what a snapshot leaves out: what the visitor sees is in it, as much as goes at once */
export function planSnapshot(runs: Run[]): Run[] {
  if (weightOfAll(runs) <= AT_ONCE) return [];
  const large = runs.filter((run) => !isSmall(run)).map((run) => ({ run, seen: inView(run.nodes) }));
  const planned: Run[] = [];
  let left = AT_ONCE - weightOfAll(runs.filter(isSmall));
  for (const { run, seen } of large) {
    if (!seen) continue;
    const { rests, passed } = around(run, seen, left);
    planned.push(...rests);
    left -= passed;
  }
  for (const { run, seen } of large) {
    if (seen) continue;
    if (run.weight <= left) left -= run.weight;
    else planned.push(run);
  }
  return planned;
}

function around({ parent, nodes, weight }: Run, [from, to]: [number, number], most: number): { rests: Run[]; passed: number } {
  const each = weight / nodes.length;
  const end = Math.min(to, from + Math.max(0, Math.floor(most / each)));
  const rests = [nodes.slice(0, from), nodes.slice(end)].map((some) => ({ parent, nodes: some, weight: some.length * each }));
  return { rests: rests.filter((rest) => !isSmall(rest) || rest.nodes.length === nodes.length), passed: (end - from) * each };
}

/** How much of a change may still be recorded at once, and what of it is left out. */
export class ChangePlan {
  #left = CHANGED_AT_ONCE;

  /** @returns what is left out of some runs */
  leaveOut(runs: Run[]): Run[] {
    return runs.map((run) => this.#restOf(run)).filter(({ nodes }) => nodes.length > 0);
  }

  #restOf({ parent, nodes, weight }: Run): Run {
    const each = weight / nodes.length;
    const fitting = Math.min(nodes.length, Math.max(0, Math.floor(this.#left / each)));
    const passed = weight - fitting * each <= SMALL ? nodes.length : fitting;
    this.#left -= passed * each;
    return { parent, nodes: nodes.slice(passed), weight: (nodes.length - passed) * each };
  }
}

function weightOfAll(runs: Run[]): number {
  return runs.reduce((sum, { weight }) => sum + weight, 0);
}

function isSmall({ weight }: Run): boolean {
  return weight <= SMALL;
}
