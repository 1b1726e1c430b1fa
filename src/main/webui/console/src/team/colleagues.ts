import type { Agent } from '../api/types';
import type { RestClient } from '../api/rest-client';
import { LoadedList } from '../app/loaded-list';

/** The workspace's agents, by name. */
export class Colleagues extends LoadedList<Agent> {
  constructor(rest: RestClient) {
    super(rest, '/agents');
  }

  protected override ordered(agents: readonly Agent[]): readonly Agent[] {
    return [...agents].sort((a, b) => a.name.localeCompare(b.name));
  }
}
