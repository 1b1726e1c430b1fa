import type { AssistSession, ConversationView, PageVisit } from '@bellhop/client';
import type { Assignment, Page, Pages, Rating, Site, Visitor } from '../api/types';
import type { RestClient } from '../api/rest-client';

/** What the details pane shows beyond the conversation itself. */
export interface VisitorDetails {
  visitor: Visitor;
  site: Site | undefined;
  earlier: ConversationView[];
  history: Assignment[];
  recordings: AssistSession[];
  pages: PageVisit[];
  rating: Rating | undefined;
}

/** A thousand steps: more than people take, and an end where a script took them. */
const HISTORY_PAGES = 5;

/** Sites rarely change, so each one is requested once. */
const sites = new WeakMap<RestClient, Map<string, Promise<Site | undefined>>>();

export async function fetchVisitorDetails(rest: RestClient, { id, visitor, site }: ConversationView): Promise<VisitorDetails> {
  const [who, where, conversations, assignments, sessions, pages, ratings] = await Promise.all([
    rest.get<Visitor>(`/visitors/${encodeURIComponent(visitor.id)}`),
    siteOf(rest, site),
    rest.get<Page<ConversationView>>(`/conversations?visitor=${encodeURIComponent(visitor.id)}&limit=20`),
    rest.list<Assignment>(`/conversations/${encodeURIComponent(id)}/assignments`, HISTORY_PAGES),
    rest.get<Page<AssistSession>>(`/assist-sessions?conversation=${encodeURIComponent(id)}&limit=200`),
    rest.get<Pages>(`/visitors/${encodeURIComponent(visitor.id)}/pages`),
    rest.get<{ items: Rating[] }>(`/conversations/${encodeURIComponent(id)}/rating?limit=1`),
  ]);
  return {
    visitor: who,
    site: where,
    earlier: conversations.items.filter((other) => other.id !== id),
    history: assignments,
    recordings: sessions.items.filter(({ recorded, state }) => recorded && state === 'ended'),
    pages: pages.items,
    rating: ratings.items[0],
  };
}

export function siteOf(rest: RestClient, id: string): Promise<Site | undefined> {
  const known = sites.get(rest) ?? new Map<string, Promise<Site | undefined>>();
  sites.set(rest, known);
  const asked =
    known.get(id) ??
    rest.get<Site>(`/sites/${encodeURIComponent(id)}`).catch(() => {
      known.delete(id);
      return undefined;
    });
  known.set(id, asked);
  return asked;
}
