import { serviceTime, type ConversationView } from '@bellhop/client';
import { Problem } from '../api/problem';
import type { RestClient } from '../api/rest-client';
import type { Page, SearchHit, SearchMark, SearchPage, Visitor } from '../api/types';
import { Store } from '../app/store';
import { EMPTY_QUERY, isEmptyQuery, searchPath, type SearchQuery } from './search-query';

/** A pause in typing. */
const PAUSE_MS = 150;

/** A message that was chosen: where it stands, and what is marked in it. */
export interface SearchTarget {
  conversation: string;
  seq: number;
  marks: readonly SearchMark[];
}

/** The results of a search, and the one that is open. */
export class Search extends Store {
  isOpen = false;
  query = EMPTY_QUERY;
  state: 'idle' | 'loading' | 'ready' | 'failed' = 'idle';
  problem: string | undefined;
  visitors: readonly Visitor[] = [];
  hits: readonly SearchHit[] = [];
  target: SearchTarget | undefined;
  #next: string | undefined;
  #loadingMore = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Counts requests: only the answer to the last one is shown. */
  #asked = 0;

  constructor(
    private readonly rest: RestClient,
    private readonly show: (conversation: string) => void,
  ) {
    super();
  }

  get hasMore(): boolean {
    return this.#next !== undefined;
  }

  open(text?: string): void {
    this.isOpen = true;
    if (text !== undefined) return this.change({ text });
    this.changed();
  }

  close(): void {
    this.isOpen = false;
    this.target = undefined;
    this.changed();
  }

  /** Searches after a pause in typing. What is shown stays until there is something else. */
  change(query: Partial<SearchQuery>): void {
    this.query = { ...this.query, ...query };
    clearTimeout(this.#timer);
    this.#asked++;
    if (isEmptyQuery(this.query)) this.#clear();
    else {
      this.state = 'loading';
      this.#timer = setTimeout(() => void this.load(), PAUSE_MS);
    }
    this.changed();
  }

  #clear(): void {
    this.state = 'idle';
    this.visitors = [];
    this.hits = [];
    this.#next = undefined;
  }

  async load(): Promise<void> {
    const asked = ++this.#asked;
    this.state = 'loading';
    this.changed();
    try {
      const page = await this.rest.get<SearchPage>(searchPath(this.query, serviceTime.now()));
      if (asked !== this.#asked) return;
      this.state = 'ready';
      this.problem = undefined;
      this.visitors = page.visitors;
      this.hits = page.items;
      this.#next = page.next;
    } catch (error) {
      if (asked !== this.#asked) return;
      this.#clear();
      this.state = 'failed';
      this.problem = error instanceof Problem ? error.message : String(error);
    }
    this.changed();
  }

  /** Adds the next page; a failed one is asked for again by the next scroll. */
  async loadMore(): Promise<void> {
    if (this.#next === undefined || this.#loadingMore || this.state !== 'ready') return;
    const asked = this.#asked;
    this.#loadingMore = true;
    try {
      const page = await this.rest.get<SearchPage>(searchPath(this.query, serviceTime.now(), this.#next));
      if (asked !== this.#asked) return;
      this.hits = [...this.hits, ...page.items];
      this.#next = page.next;
      this.changed();
    } catch {
      // What is there stays.
    } finally {
      this.#loadingMore = false;
    }
  }

  openHit(hit: SearchHit): void {
    this.reveal(hit.conversation.id, hit.seq, hit.marks);
  }

  /** Opens a conversation at one of its entries. */
  reveal(conversation: string, seq: number, marks: readonly SearchMark[] = []): void {
    this.target = { conversation, seq, marks };
    this.show(conversation);
    this.changed();
  }

  /** Opens a visitor's last conversation. Resolves to whether there is one. */
  async openVisitor({ id }: Visitor): Promise<boolean> {
    const page = await this.rest.get<Page<ConversationView>>(`/conversations?visitor=${encodeURIComponent(id)}&limit=1`);
    const last = page.items[0];
    this.target = undefined;
    if (last) this.show(last.id);
    this.changed();
    return last !== undefined;
  }
}
