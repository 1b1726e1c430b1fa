import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { live } from 'lit/directives/live.js';
import type { SearchHit, Visitor } from '../api/types';
import type { AppStore } from '../app/app-store';
import { StoreController } from '../app/store';
import { strings } from '../strings';
import '../ui/avatar';
import { baseStyle, buttonStyle, fieldStyle } from '../ui/base-style';
import { icon } from '../ui/icon';
import { ticker } from '../ui/ticker';
import { EMPTY_QUERY, LONGEST_QUERY, isEmptyQuery, type Period, type SearchQuery } from './search-query';
import { hitRow, visitorRow } from './search-row';
import { searchStyle } from './search-style';

const PERIODS: readonly Period[] = ['any', 'day', 'week', 'month', 'year'];
const KINDS = ['', 'text', 'note', 'file'] as const;
const STATUSES = ['', 'waiting', 'open', 'snoozed', 'resolved'] as const;
const SORTS = ['newest', 'relevance'] as const;
const NEAR_END_PX = 400;

/** Searches everything that was said, in the place of the list. The focus stays in the box; the arrows choose a result. */
@customElement('bh-search')
export class SearchPane extends LitElement {
  static override styles = [baseStyle, buttonStyle, fieldStyle, searchStyle];

  @property({ attribute: false }) app!: AppStore;
  @state() private selected = 0;
  @query('input') private readonly input!: HTMLInputElement;
  #hits: readonly SearchHit[] = [];
  #unregister = () => {};

  constructor() {
    super();
    new StoreController(this, () => [this.app.search, this.app.colleagues, this.app.labels, this.app.route, ticker]);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.app.colleagues.load();
    void this.app.labels.load();
    const when = () => this.#count > 0;
    this.#unregister = this.app.commands.register({
      next: { run: () => this.#step(1), when },
      previous: { run: () => this.#step(-1), when },
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unregister();
  }

  /** Also when the search is already open. */
  override focus(): void {
    void this.updateComplete.then(() => {
      this.input.focus();
      this.input.select();
    });
  }

  get #count(): number {
    return this.app.search.visitors.length + this.app.search.hits.length;
  }

  protected override willUpdate(): void {
    const { hits } = this.app.search;
    const isOther = hits[0] !== this.#hits[0];
    this.#hits = hits;
    if (isOther || this.selected >= this.#count) this.selected = 0;
  }

  protected override updated(): void {
    this.renderRoot.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }

  protected override render() {
    const { search } = this.app;
    return html`<header @keydown=${this.#onKeydown}>
        <div class="box">
          <input class="field" type="search" role="combobox" aria-label=${strings.search.label} aria-autocomplete="list" aria-expanded=${this.#count > 0}
            aria-controls="found" aria-activedescendant=${this.#count > 0 ? `found-${this.selected}` : nothing} data-test="search"
            maxlength=${LONGEST_QUERY} placeholder=${strings.search.placeholder} autocomplete="off" spellcheck="false"
            .value=${live(search.query.text)} @input=${() => search.change({ text: this.input.value })} />
          <button class="button bare icon" data-test="search-close" aria-label=${strings.search.close} @click=${() => search.close()}>${icon('close')}</button>
        </div>
        <div class="filters">${this.#filters(search.query)}</div>
      </header>
      <p class="unseen" role="status">${this.#announced()}</p>
      ${this.#body()}`;
  }

  #announced(): string {
    const { state, query: asked } = this.app.search;
    return state === 'ready' && !isEmptyQuery(asked) ? strings.search.found(this.#count, this.app.search.hasMore) : '';
  }

  #filters(asked: SearchQuery) {
    const agents = this.app.colleagues.items ?? [];
    const labels = this.app.labels.items ?? [];
    return html`
      ${this.#choice('period', asked.period, strings.search.period, PERIODS, (value) => strings.search.periods[value])}
      ${this.#choice('status', asked.status, strings.search.status, STATUSES, (value) => (value ? strings.details.status[value] : strings.search.anyStatus))}
      ${this.#choice('kind', asked.kind, strings.search.kind, KINDS, (value) => strings.search.kinds[value || 'any'])}
      ${this.#choice(
        'author',
        asked.author,
        strings.search.author,
        ['', ...agents.map(({ id }) => id)],
        (value) => agents.find(({ id }) => id === value)?.name ?? strings.search.anyone,
      )}
      ${
        labels.length
          ? this.#choice(
              'label',
              asked.label,
              strings.search.withLabel,
              ['', ...labels.map(({ id }) => id)],
              (value) => this.app.labels.get(value)?.name ?? strings.search.anyLabel,
            )
          : nothing
      }
      ${this.#choice('sort', asked.sort, strings.search.sort, SORTS, (value) => strings.search.sorts[value])}`;
  }

  #choice<K extends keyof SearchQuery>(
    name: K,
    value: SearchQuery[K],
    label: string,
    values: ReadonlyArray<SearchQuery[K]>,
    nameOf: (value: SearchQuery[K]) => string,
  ): TemplateResult {
    const changed = (event: Event) => this.app.search.change({ [name]: values[(event.currentTarget as HTMLSelectElement).selectedIndex] });
    return html`<select class=${value === EMPTY_QUERY[name] ? '' : 'set'} aria-label=${label} data-test="search-${name}" @change=${changed}>
      ${values.map((each) => html`<option ?selected=${each === value}>${nameOf(each)}</option>`)}
    </select>`;
  }

  #body() {
    const { search } = this.app;
    const { state, problem, query: asked } = search;
    if (state === 'failed') {
      return html`<div class="empty" role="alert">${icon('alert', 32)}<b>${strings.search.failed}</b><span>${problem}</span>
        <button class="button" @click=${() => void search.load()}>${strings.again}</button></div>`;
    }
    if (state === 'idle') return empty(strings.search.idle, strings.search.idleHint);
    if (this.#count > 0) return this.#results();
    return state === 'loading' ? bones() : empty(strings.search.none(asked.text.trim()), strings.search.noneHint);
  }

  #results() {
    const { visitors, hits, target } = this.app.search;
    const look = (index: number, current: boolean, run: () => void) => ({
      index,
      selected: index === this.selected,
      current,
      now: ticker.now,
      me: this.app.me.id,
      run,
    });
    return html`<div id="found" class="scroll" role="listbox" aria-label=${strings.search.results} data-test="search-results" @scroll=${this.#onScroll}>
      ${visitors.length ? html`<h3 role="presentation">${strings.search.people}</h3>` : nothing}
      ${repeat(
        visitors,
        ({ id }) => id,
        (visitor, index) =>
          visitorRow(
            visitor,
            look(index, false, () => this.#openVisitor(visitor, index)),
          ),
      )}
      ${visitors.length && hits.length ? html`<h3 role="presentation">${strings.search.messages}</h3>` : nothing}
      ${repeat(
        hits,
        (hit) => `${hit.conversation.id} ${hit.seq}`,
        (hit, n) => {
          const index = visitors.length + n;
          const current =
            target?.conversation === hit.conversation.id && target.seq === hit.seq && this.app.route.conversation === target.conversation;
          return hitRow(
            hit,
            look(index, current, () => this.#openHit(hit, index)),
          );
        },
      )}
    </div>`;
  }

  #openHit(hit: SearchHit, index: number): void {
    this.selected = index;
    this.app.search.openHit(hit);
  }

  #openVisitor(visitor: Visitor, index: number): void {
    this.selected = index;
    void this.app.search.openVisitor(visitor).then(
      (opened) => opened || this.app.notices.show(strings.search.silent(visitor.name)),
      () => this.app.notices.show(strings.problem.unreachable, undefined, 'danger'),
    );
  }

  #open(index: number): void {
    const { visitors, hits } = this.app.search;
    const visitor = visitors[index];
    const hit = hits[index - visitors.length];
    if (visitor) this.#openVisitor(visitor, index);
    else if (hit) this.#openHit(hit, index);
  }

  /** For j and k, outside the box. */
  #step(by: number): void {
    this.#select(this.selected + by);
    this.#open(this.selected);
  }

  #select(index: number): void {
    this.selected = Math.max(0, Math.min(this.#count - 1, index));
    if (this.selected === this.#count - 1) void this.app.search.loadMore();
  }

  #onKeydown(event: KeyboardEvent): void {
    if (event.isComposing || event.target !== this.input) return;
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 5, PageUp: -5 }[event.key];
    if (step !== undefined) this.#select(this.selected + step);
    else if (event.key === 'Enter') this.#open(this.selected);
    else return;
    event.preventDefault();
  }

  #onScroll(event: Event): void {
    const { scrollTop, scrollHeight, clientHeight } = event.currentTarget as HTMLElement;
    if (scrollHeight - scrollTop - clientHeight < NEAR_END_PX) void this.app.search.loadMore();
  }
}

function empty(title: string, hint: string): TemplateResult {
  return html`<div class="empty">${icon('search', 32)}<b dir="auto">${title}</b><span>${hint}</span></div>`;
}

function bones(): TemplateResult {
  return html`<div class="bones" aria-hidden="true">${Array.from({ length: 6 }, () => html`<div class="bone"></div>`)}</div>`;
}
