import type { ConversationView } from '@bellhop/client';
import { byNeed, type Row } from './ordering';
import type { Counts, Page } from '../api/types';
import { VIEWS, belongs, queryOf, type View } from './views';
import { unreadCount } from './unread-count';
import { waitingSince } from './waiting-time';
import { Problem } from '../api/problem';
import type { RestClient } from '../api/rest-client';
import { Store } from '../app/store';

export interface ViewState {
  state: 'idle' | 'loading' | 'ready' | 'failed';
  next?: string;
  /** The number of pages loaded; after a reconnect as many are loaded again. */
  pages: number;
  problem?: string;
}

const PAGE_SIZE = 100;
const MAX_PAGES_RELOADED = 10;
const RECOUNT_MS = 30_000;

/** All conversations that this console has loaded, and the views of them. */
export class Inbox extends Store {
  readonly #rows = new Map<string, Row>();
  readonly #viewStates = new Map<string, ViewState>();
  /** Our changes that the service has not answered yet, and what it told last. */
  readonly #unanswered = new Map<string, { told: ConversationView; changes: Array<(view: ConversationView) => ConversationView> }>();
  /** The views show only conversations with this label. */
  label: string | undefined;
  #counts: Counts | undefined;
  #countTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly rest: RestClient,
    private readonly me: () => string,
    /** Hears of each view that the service answers. */
    private readonly seen: (view: ConversationView) => void = () => undefined,
  ) {
    super();
  }

  get(id: string | undefined): ConversationView | undefined {
    return id === undefined ? undefined : this.#rows.get(id)?.view;
  }

  waitingSince(id: string): number | undefined {
    return this.#rows.get(id)?.since;
  }

  viewState(view: View): ViewState {
    const key = `${view} ${this.label ?? ''}`;
    const viewState = this.#viewStates.get(key) ?? { state: 'idle', pages: 0 };
    this.#viewStates.set(key, viewState);
    return viewState;
  }

  /** Shows only conversations with this label; undefined shows all. */
  filter(label: string | undefined): void {
    this.label = label;
    this.changed();
  }

  /** Whether a view shows a conversation, with the filter. */
  shows(view: View, conversation: ConversationView): boolean {
    const { label } = this;
    return belongs(view, conversation, this.me()) && (label === undefined || (conversation.labels ?? []).some(({ id }) => id === label));
  }

  /** A deleted label is on no conversation any more. */
  dropLabel(label: string): void {
    for (const { view } of [...this.#rows.values()]) {
      const labels = view.labels ?? [];
      if (labels.some(({ id }) => id === label)) this.#store({ ...view, labels: labels.filter(({ id }) => id !== label) });
    }
    if (this.label === label) this.label = undefined;
    this.changed();
  }

  /** The ids of a view, the most urgent first. */
  order(view: View): string[] {
    const rows = [...this.#rows.values()].filter((row) => this.shows(view, row.view));
    return rows.sort(byNeed).map((row) => row.view.id);
  }

  /** Of all conversations in a view, whatever the filter. */
  count(view: View): number | undefined {
    const counted = this.#counts?.[view];
    if (counted !== undefined) return counted;
    if (this.label !== undefined) return undefined;
    const viewState = this.viewState(view);
    return viewState.state === 'ready' && viewState.next === undefined ? this.order(view).length : undefined;
  }

  get unreadCount(): number {
    return unreadCount(
      [...this.#rows.values()].map(({ view }) => view),
      this.me(),
    );
  }

  put(view: ConversationView): void {
    const before = this.get(view.id);
    this.#store(view);
    const after = this.get(view.id);
    if (before === undefined) this.recount();
    else if (after !== undefined) this.#adjustCounts(before, after);
    this.changed();
  }

  /**
   * Shows a change before the service has answered, over whatever it tells meanwhile: an earlier change may be answered
   * later. Returns what ends this, with the answer, or with none where the service refused.
   */
  show(id: string, change: (view: ConversationView) => ConversationView): (answer?: ConversationView) => void {
    const view = this.get(id);
    if (view === undefined) return () => undefined;
    const unanswered = this.#unanswered.get(id) ?? { told: view, changes: [] };
    this.#unanswered.set(id, unanswered);
    unanswered.changes.push(change);
    this.put(unanswered.told);
    return (answer) => {
      unanswered.changes = unanswered.changes.filter((other) => other !== change);
      if (unanswered.changes.length === 0) this.#unanswered.delete(id);
      this.put(answer ?? unanswered.told);
    };
  }

  /** Changes what is known of a conversation here only. */
  patch(id: string, change: Partial<ConversationView>): void {
    const view = this.#unanswered.get(id)?.told ?? this.get(id);
    if (view) this.put({ ...view, ...change });
  }

  async fetch(id: string): Promise<ConversationView> {
    const view = await this.rest.get<ConversationView>(`/conversations/${encodeURIComponent(id)}`);
    this.seen(view);
    this.put(view);
    return view;
  }

  async load(view: View): Promise<void> {
    const viewState = this.viewState(view);
    if (viewState.state === 'idle') await this.#reload(view);
    else if (viewState.state === 'failed') await this.#loadPage(view, viewState.pages === 0);
  }

  async loadMore(view: View): Promise<void> {
    const viewState = this.viewState(view);
    if (viewState.state === 'ready' && viewState.next !== undefined) await this.#loadPage(view, false);
  }

  /** After a reconnect: loads the view again, and the other views when they are opened. */
  async refresh(view: View): Promise<void> {
    for (const viewState of this.#viewStates.values()) if (viewState.state === 'ready') viewState.state = 'idle';
    this.recount();
    await this.#reload(view);
  }

  /** Loads as many pages as before and drops conversations that have left the view. */
  async #reload(view: View): Promise<void> {
    const viewState = this.viewState(view);
    const pages = Math.min(MAX_PAGES_RELOADED, Math.max(1, viewState.pages));
    const known = this.order(view);
    const found = new Set<string>();
    let oldest = '';
    for (let page = 0; page < pages; page++) {
      const items = await this.#loadPage(view, page === 0);
      if (items === undefined) return;
      for (const item of items) found.add(item.id);
      oldest = items.at(-1)?.updatedAt ?? oldest;
      if (viewState.next === undefined) oldest = '';
      // The rest belongs to another filter now.
      if (oldest === '' || viewState !== this.viewState(view)) break;
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
        () => (this.#countTimer = setTimeout(() => this.recount(), RECOUNT_MS)),
      );
    }, 150);
  }

  async #loadPage(view: View, fromStart: boolean): Promise<ConversationView[] | undefined> {
    const viewState = this.viewState(view);
    viewState.state = 'loading';
    delete viewState.problem;
    this.changed();
    const query = queryOf(view);
    if (this.label !== undefined) query.set('label', this.label);
    query.set('limit', String(PAGE_SIZE));
    if (!fromStart && viewState.next !== undefined) query.set('after', viewState.next);
    try {
      const page = await this.rest.get<Page<ConversationView>>(`/conversations?${query}`);
      for (const item of page.items) {
        this.seen(item);
        this.#store(item);
      }
      viewState.pages = fromStart ? 1 : viewState.pages + 1;
      if (page.next === undefined) delete viewState.next;
      else viewState.next = page.next;
      viewState.state = 'ready';
      return page.items;
    } catch (error) {
      viewState.state = 'failed';
      viewState.problem = error instanceof Problem ? error.message : String(error);
      return undefined;
    } finally {
      this.changed();
    }
  }

  #store(view: ConversationView): void {
    // An answer older than the newest live change must not overwrite it.
    if ((this.get(view.id)?.head ?? 0) > view.head) return;
    const unanswered = this.#unanswered.get(view.id);
    if (unanswered) unanswered.told = view;
    const shown = unanswered ? unanswered.changes.reduce((changed, change) => change(changed), view) : view;
    const since = waitingSince(shown, this.#rows.get(view.id)?.since);
    this.#rows.set(view.id, since === undefined ? { view: shown } : { view: shown, since });
  }

  /** Adjusts the counts at once; the service is asked only about conversations that were not loaded. */
  #adjustCounts(before: ConversationView, after: ConversationView): void {
    if (!this.#counts) return;
    for (const view of VIEWS) {
      const counted = this.#counts[view];
      if (counted === undefined) continue;
      const moved = Number(belongs(view, after, this.me())) - Number(belongs(view, before, this.me()));
      this.#counts[view] = Math.max(0, counted + moved);
    }
  }
}
