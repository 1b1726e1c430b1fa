import type { PresentPerson } from '@bellhop/client';
import { Store } from './store';

/** Who is online, visitors and agents, by id. */
export class Presence extends Store {
  readonly #online = new Set<string>();

  has(id: string | undefined): boolean {
    return id !== undefined && this.#online.has(id);
  }

  /** `welcome` contains the colleagues who are online. Visitors come with their conversations, which are loaded again. */
  reset(people: readonly PresentPerson[]): void {
    this.#online.clear();
    this.apply(people);
  }

  apply(people: readonly PresentPerson[]): void {
    for (const { id, online } of people) this.#mark(id, online);
    this.changed();
  }

  mark(id: string, online: boolean): void {
    if (this.#online.has(id) === online) return;
    this.#mark(id, online);
    this.changed();
  }

  #mark(id: string, online: boolean): void {
    if (online) this.#online.add(id);
    else this.#online.delete(id);
  }
}
