import type { Agent, Page } from '../api/types';
import type { RestClient } from '../api/rest-client';
import { Store } from '../app/store';

/** The workspace's agents, loaded when a list of them is first needed. */
export class Colleagues extends Store {
  agents: Agent[] | undefined;
  failed = false;
  #loading: Promise<void> | undefined;

  constructor(private readonly rest: RestClient) {
    super();
  }

  load(): Promise<void> {
    this.#loading ??= this.#fetch().finally(() => (this.#loading = undefined));
    return this.#loading;
  }

  async #fetch(): Promise<void> {
    try {
      const found: Agent[] = [];
      let after: string | undefined;
      // A page has 100 agents. A workspace with more than 2,000 needs a search here, not a longer list.
      for (let page = 0; page < 20; page++) {
        const answer = await this.rest.get<Page<Agent>>(
          `/agents?limit=100${after === undefined ? '' : `&after=${encodeURIComponent(after)}`}`,
        );
        found.push(...answer.items);
        after = answer.next;
        if (after === undefined) break;
      }
      this.agents = found.sort((a, b) => a.name.localeCompare(b.name));
      this.failed = false;
    } catch {
      this.failed = this.agents === undefined;
    }
    this.changed();
  }
}
