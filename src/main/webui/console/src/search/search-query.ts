import type { ConversationStatus } from '@bellhop/client';

export type Period = 'any' | 'day' | 'week' | 'month' | 'year';

/** What an agent looks for. Empty and `any` mean everything. */
export interface SearchQuery {
  text: string;
  kind: '' | 'text' | 'note' | 'file';
  /** An agent's id: who wrote it. */
  author: string;
  /** A label's id. */
  label: string;
  period: Period;
  status: '' | ConversationStatus;
  sort: 'newest' | 'relevance';
}

export const EMPTY_QUERY: SearchQuery = { text: '', kind: '', author: '', label: '', period: 'any', status: '', sort: 'newest' };

const DAYS: Record<Exclude<Period, 'any'>, number> = { day: 1, week: 7, month: 31, year: 366 };
const DAY_MS = 86_400_000;
/** As the service does. */
export const LONGEST_QUERY = 200;

export function isEmptyQuery({ text }: SearchQuery): boolean {
  return text.trim() === '';
}

/** The address of a page of results. */
export function searchPath(query: SearchQuery, now: number, after?: string): string {
  const parameters = new URLSearchParams({ q: query.text.slice(0, LONGEST_QUERY), sort: query.sort });
  for (const name of ['kind', 'author', 'label', 'status'] as const) if (query[name]) parameters.set(name, query[name]);
  if (query.period !== 'any') parameters.set('since', new Date(now - DAYS[query.period] * DAY_MS).toISOString());
  if (after !== undefined) parameters.set('after', after);
  return `/search?${parameters}`;
}
