import type { ConversationView } from '@bellhop/client';
import { byNeed, type Row } from './ordering';
import type { Counts, Page } from '../api/types';
import { VIEWS, belongs, queryOf, type View } from './views';
import { waitingSince } from './waiting-time';
import { Problem } from '../api/problem';
import type { Rest } from '../api/rest-client';
import { Store } from '../app/store';

export interface Shelf {
  state: 'idle' | 'loading' | 'ready' | 'failed';
  next?: string;
  /** The number of pages loaded; after a reconnect as many are loaded again. */
  pages: number;
  problem?: string;
}

const PAGE = 100;
const PAGES_AGAIN = 10;
const COUNT_AGAIN = 30_000;

/** All conversations that this console has loaded, and the views of them. */
export class Inbox extends Store {
  readonly #rows = new Map<string, Row>();
  readonly #shelves = new Map<View, Shelf>(VIEWS.map((view) => [view, { state: 'idle', pages: 0 }]));
  #counts: Counts | undefined;
  #countTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly rest: Rest,
    private readonly me: () => string,
  ) {
    super();
  }

  get(id: string | undefined): ConversationView | undefined {
    return id === undefined ? undefined : this.#rows.get(id)?.view;
  }

  since(id: string): number | undefined {
    return this.#rows.get(id)?.since;
  }

  shelf(view: View): Shelf {
    return this.#shelves.get(view) as Shelf;
  }

  /** The ids of a view, the most urgent first. */
  order(view: View): string[] {
    const rows = [...this.#rows.values()].filter((row) => belongs(view, row.view, this.me()));
    return rows.sort(byNeed).map((row) => row.view.id);
  }

  count(view: View): number | undefined {
    const counted = this.#counts?.[view];
    if (counted !== undefined) return counted;
    const shelf = this.shelf(view);
    return shelf.state === 'ready' && shelf.next === undefined ? this.order(view).length : undefined;
  }

  /** The number of conversations with unread messages that are assigned to this agent or to nobody. */
  get calling(): number {
    let calling = 0;
    for (const { view } of this.#rows.values()) {
      if (view.unread > 0 && (belongs('mine', view, this.me()) || belongs('unassigned', view, this.me()))) calling++;
    }
    return calling;
  }

  put(view: ConversationView): void {
    const before = this.#rows.get(view.id);
    this.#keep(view);
    if (before === undefined) this.recount();
    else this.#shift(before.view, view);
    this.changed();
  }

  /** Changes a conversation before the service has answered. */
  patch(id: string, change: Partial<ConversationView>): void {
    const row = this.#rows.get(id);
    if (row) this.put({ ...row.view, ...change });
  }

  async fetch(id: string): Promise<ConversationView> {
    const view = await this.rest.get<ConversationView>(`/conversations/${encodeURIComponent(id)}`);
    this.put(view);
    return view;
  }

  async load(view: View): Promise<void> {
    const shelf = this.shelf(view);
    if (shelf.state === 'idle') await this.#again(view);
    else if (shelf.state === 'failed') await this.#fill(view, shelf.pages === 0);
  }

  async loadMore(view: View): Promise<void> {
    const shelf = this.shelf(view);
    if (shelf.state === 'ready' && shelf.next !== undefined) await this.#fill(view, false);
  }

  /** After a reconnect: loads the view again, and the other views when they are opened. */
  async refresh(view: View): Promise<void> {
    for (const shelf of this.#shelves.values()) if (shelf.state === 'ready') shelf.state = 'idle';
    this.recount();
    await this.#again(view);
  }

  /** Loads as many pages as before and drops conversations that have left the view. */
  async #again(view: View): Promise<void> {
    const pages = Math.min(PAGES_AGAIN, Math.max(1, this.shelf(view).pages));
    const known = this.order(view);
    const found = new Set<string>();
    let oldest = '';
    for (let page = 0; page < pages; page++) {
      const items = await this.#fill(view, page === 0);
      if (items === undefined) return;
      for (const item of items) found.add(item.id);
      oldest = items.at(-1)?.updatedAt ?? oldest;
      if (this.shelf(view).next === undefined) oldest = '';
      if (oldest === '') break;
    }
    for (const id of known) {
      const row = this.#rows.get(id);
      if (row && !found.has(id) && row.view.updatedAt >= oldest) this.#rows.delete(id);
    }
    this.changed();
  }

  stop(): void {
    clearTimeout(this.#countTimer);
  }

  recount(): void {
    clearTimeout(this.#countTimer);
    this.#countTimer = setTimeout(() => {
      this.rest.get<Counts>('/conversations/counts').then(
        (counts) => {
          this.#counts = counts;
          this.changed();
        },
        // The counts stay unchanged until the service answers again.
        () => (this.#countTimer = setTimeout(() => this.recount(), COUNT_AGAIN)),
      );
    }, 150);
  }

  async #fill(view: View, fromStart: boolean): Promise<ConversationView[] | undefined> {
    const shelf = this.shelf(view);
    shelf.state = 'loading';
    delete shelf.problem;
    this.changed();
    const query = queryOf(view);
    query.set('limit', String(PAGE));
    if (!fromStart && shelf.next !== undefined) query.set('after', shelf.next);
    try {
      const page = await this.rest.get<Page<ConversationView>>(`/conversations?${query}`);
      for (const item of page.items) this.#keep(item);
      shelf.pages = fromStart ? 1 : shelf.pages + 1;
      if (page.next === undefined) delete shelf.next;
      else shelf.next = page.next;
      shelf.state = 'ready';
      return page.items;
    } catch (error) {
      shelf.state = 'failed';
      shelf.problem = error instanceof Problem ? error.message : String(error);
      return undefined;
    } finally {
      this.changed();
    }
  }

  #keep(view: ConversationView): void {
    // An answer older than the newest live change must not overwrite it.
    if ((this.get(view.id)?.head ?? 0) > view.head) return;
    const since = waitingSince(view, this.#rows.get(view.id)?.since);
    this.#rows.set(view.id, since === undefined ? { view } : { view, since });
  }

  /** Adjusts the counts at once; the service is asked only about conversations that were not loaded. */
  #shift(before: ConversationView, after: ConversationView): void {
    if (!this.#counts) return;
    for (const view of VIEWS) {
      const counted = this.#counts[view];
      if (counted === undefined) continue;
      const moved = Number(belongs(view, after, this.me())) - Number(belongs(view, before, this.me()));
      this.#counts[view] = Math.max(0, counted + moved);
    }
  }
}
