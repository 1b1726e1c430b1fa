import { Store } from '../app/store';

/** The conversations that are chosen to be changed together. */
export class Selection extends Store {
  ids: ReadonlySet<string> = new Set();
  /** Whether a press on a row chooses it, as where there is no pointer to show its box. */
  mode = false;
  /** Where a range begins. */
  #anchor: string | undefined;
  /** What the last range has added, so that it can become shorter again. */
  #range: readonly string[] = [];

  get size(): number {
    return this.ids.size;
  }

  has(id: string): boolean {
    return this.ids.has(id);
  }

  toggle(id: string): void {
    const ids = new Set(this.ids);
    if (!ids.delete(id)) ids.add(id);
    this.#anchor = id;
    this.#range = [];
    this.#set(ids);
  }

  /** Chooses the rows from where the last one was toggled, or from `from`, up to `to`. */
  extend(order: readonly string[], from: string | undefined, to: string): void {
    const known = this.#anchor !== undefined && order.includes(this.#anchor);
    const anchor = known ? (this.#anchor as string) : (from ?? to);
    const others = [...this.ids].filter((id) => !this.#range.includes(id));
    const added = between(order, anchor, to).filter((id) => !others.includes(id) || id === anchor);
    this.#anchor = anchor;
    this.#range = added;
    this.#set(new Set([...others, ...added]));
  }

  /** Chooses all of them, or none if all are chosen. */
  all(order: readonly string[]): void {
    const every = order.length > 0 && order.every((id) => this.ids.has(id));
    this.#anchor = undefined;
    this.#range = [];
    this.#set(new Set(every ? [] : order));
  }

  setMode(on: boolean): void {
    this.mode = on;
    if (on) this.changed();
    else this.clear();
  }

  /** Returns whether there was something to give up. */
  clear(): boolean {
    const was = this.mode || this.ids.size > 0;
    this.mode = false;
    this.#anchor = undefined;
    this.#range = [];
    if (was) this.#set(new Set());
    return was;
  }

  /** Only what is in the list stays chosen: nothing is changed that one does not see. */
  keep(order: readonly string[]): void {
    if (this.ids.size === 0) return;
    const there = new Set(order);
    const kept = [...this.ids].filter((id) => there.has(id));
    if (kept.length < this.ids.size) this.#set(new Set(kept));
  }

  #set(ids: ReadonlySet<string>): void {
    this.ids = ids;
    this.changed();
  }
}

function between(order: readonly string[], one: string, other: string): string[] {
  const [a, b] = [order.indexOf(one), order.indexOf(other)];
  if (a < 0 || b < 0) return [other];
  return order.slice(Math.min(a, b), Math.max(a, b) + 1);
}
