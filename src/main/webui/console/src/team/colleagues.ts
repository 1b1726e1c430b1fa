import type { Agent } from '../api/types';
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
      const agents = await this.rest.list<Agent>('/agents');
      this.agents = agents.sort((a, b) => a.name.localeCompare(b.name));
      this.failed = false;
    } catch {
      this.failed = this.agents === undefined;
    }
    this.changed();
  }
}
