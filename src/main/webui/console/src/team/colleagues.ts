import type { Agent } from '../api/types';
import type { RestClient } from '../api/rest-client';
import { LoadedList } from '../app/loaded-list';
import { namePattern } from '../mentions/named-parts';

/** The workspace's agents, by name. */
export class Colleagues extends LoadedList<Agent> {
  #names: { of: readonly Agent[] | undefined; pattern: RegExp | undefined } = { of: undefined, pattern: undefined };

  constructor(rest: RestClient) {
    super(rest, '/agents');
  }

  /** Finds their names in notes. */
  get names(): RegExp | undefined {
    if (this.#names.of !== this.items) {
      const people = (this.items ?? []).filter(({ bot }) => !bot);
      this.#names = { of: this.items, pattern: namePattern(people.map(({ name }) => name)) };
    }
    return this.#names.pattern;
  }

  protected override ordered(agents: readonly Agent[]): readonly Agent[] {
    return [...agents].sort((a, b) => a.name.localeCompare(b.name));
  }
}
