import { endOfDay, startOfDay } from '../local-days';

/** What `GET /audit` filters by. */
export interface AuditFilter {
  /** Names of actions; none for all. */
  actions: readonly string[];
  /** The id of an agent or a key; empty for all. */
  actor: string;
  /** Days of the agent's own time zone, both included; empty for any. */
  from: string;
  until: string;
}

export const EVERYTHING: AuditFilter = { actions: [], actor: '', from: '', until: '' };

/** The path that asks for the entries, with its query. */
export function auditPath({ actions, actor, from, until }: AuditFilter, after?: string): string {
  const query = new URLSearchParams(actions.map((action) => ['action', action]));
  const add = (name: string, value: string | undefined) => value && query.set(name, value);
  add('actor', actor);
  add('since', startOfDay(from));
  add('until', endOfDay(until));
  add('after', after);
  return query.size === 0 ? '/audit' : `/audit?${query.toString()}`;
}
