import { LitElement, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { ticker } from '../ui/ticker';
import type { AppStore } from '../app/app-store';
import { StoreController } from '../app/store';
import { ListOrder } from './list-order';
import { count } from '../ui/times';
import { stepFrom } from './step-from';
import { visibleRows } from './visible-rows';
import type { View } from './views';
import { strings } from '../strings';
import { commandButton } from '../app/command-button';
import { labelChip } from '../labels/label-chip';
import { labelStyle } from '../labels/label-style';
import { icon } from '../ui/icon';
import { listStyle } from './conversation-list-style';
import { row, rowHeight } from './conversation-row';
import { buttonStyle, baseStyle } from '../ui/base-style';
import '../ui/avatar';
import './selection-bar';
import { styleProperties } from '../ui/style-properties';

/** The conversations of a view: the most urgent first, any number of rows, and no row moves under the pointer. */
@customElement('bh-conversation-list')
export class ConversationList extends LitElement {
  static override styles = [baseStyle, buttonStyle, labelStyle, listStyle];

  @property({ attribute: false }) app!: AppStore;
  @state() private focused: string | undefined;
  @state() private top = 0;
  @state() private height = 800;
  @query('.scroll') private readonly scroller!: HTMLElement | null;
  readonly #order = new ListOrder();
  #pointed = false;
  /** Where the opened conversation stood last. It may leave the list, and its neighbour takes its place. */
  #place: { id: string; at: number } | undefined;
  /** The view and the filter that are shown. */
  #shown = '';
  #unregister = () => {};
  readonly #sizes = new ResizeObserver(() => (this.height = this.clientHeight));

  constructor() {
    super();
    new StoreController(this, () => [
      this.app.inbox,
      this.app.presence,
      this.app.preferences,
      this.app.route,
      this.app.assists,
      this.app.labels,
      this.app.selection,
      ticker,
    ]);
    this.addEventListener('pointerenter', (event) => (this.#pointed = event.pointerType === 'mouse'));
    this.addEventListener('pointerleave', () => this.#leave());
    this.addEventListener('focusout', () => this.requestUpdate());
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#sizes.observe(this);
    this.#unregister = this.app.commands.register({
      next: { run: () => this.#step(1), when: () => this.#order.ids.length > 0 },
      previous: { run: () => this.#step(-1), when: () => this.#order.ids.length > 0 },
      select: { run: () => this.#toggle(this.#current), when: () => this.#current !== undefined },
      selectNext: { run: () => this.#extend(1), when: () => this.#order.ids.length > 0 },
      selectPrevious: { run: () => this.#extend(-1), when: () => this.#order.ids.length > 0 },
      selectAll: {
        run: () => this.app.selection.all(this.#order.ids),
        when: () => this.#order.ids.length > 0 && (this.matches(':focus-within') || this.app.selection.size > 0 || this.app.selection.mode),
      },
      selecting: { run: () => this.app.selection.setMode(!this.#isSelecting), when: () => this.#order.ids.length > 0 },
      open: { run: () => this.focused !== undefined && this.app.route.open(this.focused), when: () => this.#hasFocus },
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sizes.disconnect();
    this.#unregister();
  }

  get #isSelecting(): boolean {
    return this.app.selection.mode || this.app.selection.size > 0;
  }

  /** The row that a key is about: the focused one, or else the open one. */
  get #current(): string | undefined {
    const { ids } = this.#order;
    const opened = this.app.route.conversation;
    return !this.#hasFocus && opened !== undefined && ids.includes(opened) ? opened : this.focused;
  }

  get #hasFocus(): boolean {
    return this.renderRoot instanceof ShadowRoot && this.renderRoot.activeElement?.getAttribute('role') === 'option';
  }

  /** The order is held while a change would move rows being read or about to be clicked. */
  get #holding(): boolean {
    const below = this.#hasFocus && this.#order.ids[0] !== this.focused;
    return this.#pointed || below || this.top > this.#rowHeight;
  }

  protected override willUpdate(): void {
    const { view, inbox } = this.app;
    const shown = `${view} ${inbox.label ?? ''}`;
    if (this.#shown !== shown) {
      this.#shown = shown;
      this.#order.reset();
      this.top = 0;
      this.focused = this.app.route.conversation;
    }
    const speaking = (id: string) => (inbox.get(id)?.last?.author.kind === 'visitor' ? (inbox.get(id)?.last?.seq ?? 0) : 0);
    this.#order.update(inbox.order(view), this.#holding, inbox.viewState(view).pages, speaking);
    this.app.listed = this.#order.ids;
    const opened = this.app.route.conversation;
    const at = opened === undefined ? -1 : this.#order.ids.indexOf(opened);
    if (opened !== undefined && at >= 0) this.#place = { id: opened, at };
    if (this.focused === undefined || !this.#order.ids.includes(this.focused))
      this.focused = this.app.route.conversation ?? this.#order.ids[0];
  }

  protected override updated(): void {
    if (this.scroller && this.scroller.scrollTop !== this.top && this.top === 0) this.scroller.scrollTop = 0;
    this.app.selection.keep(this.#order.ids);
    const viewState = this.app.inbox.viewState(this.app.view);
    const end = this.top + this.height + 20 * this.#rowHeight;
    if (viewState.state === 'ready' && end > this.#order.ids.length * this.#rowHeight) void this.app.inbox.loadMore(this.app.view);
  }

  /** Focuses the selected row. */
  override focus(): void {
    this.focused = this.app.route.conversation ?? this.focused ?? this.#order.ids[0];
    void this.#focusRow();
  }

  protected override render() {
    const { view, inbox } = this.app;
    const figure = inbox.label === undefined ? inbox.count(view) : undefined;
    return html`
      <header><h2>${strings.views[view]}</h2>${figure === undefined ? nothing : html`<span class="quiet figures">${count(figure)}</span>`}
        ${this.#order.pending > 0 ? html`<button class="pill" data-test="let-in" @click=${this.#letIn}>${strings.list.fresh(this.#order.pending)}</button>` : nothing}
        <span class="tools">${commandButton(this.app, 'selecting', { icon: 'select', class: 'bare', test: 'selecting', pressed: this.#isSelecting })}${commandButton(this.app, 'filter', { icon: 'filter', class: 'bare', test: 'filter', pressed: inbox.label !== undefined })}<slot name="tools"></slot></span>
      </header>
      ${this.#filter()}
      ${this.#isSelecting ? html`<bh-selection-bar .app=${this.app} @cleared=${() => this.focus()}></bh-selection-bar>` : nothing}
      ${this.#body()}`;
  }

  #filter() {
    const { inbox, labels } = this.app;
    if (inbox.label === undefined) return nothing;
    const label = labels.get(inbox.label);
    return html`<div class="filtered" data-test="filtered">${label ? labelChip(label) : nothing}
      <button class="link" data-test="show-all" @click=${() => this.app.filterBy(undefined)}>${strings.labels.showAll}</button></div>`;
  }

  #body() {
    const { view, inbox } = this.app;
    const viewState = inbox.viewState(view);
    const { ids } = this.#order;
    const failed = viewState.state === 'failed';
    if (ids.length === 0) return failed ? this.#failed(viewState.problem) : viewState.state === 'ready' ? this.#empty(view) : bones();
    const rows = visibleRows(ids.length, this.#rowHeight, this.top, this.height, ids.indexOf(this.focused ?? ''));
    return html`
      <div class="scroll ${this.#isSelecting ? 'selecting' : ''} ${this.app.preferences.value.compact ? 'compact' : ''}" role="listbox" aria-multiselectable="true" aria-label=${strings.list.label(view)} tabindex="-1" @scroll=${this.#scrolled} @keydown=${this.#key}>
        <div class="all" role="presentation" ${styleProperties({ 'block-size': `${ids.length * this.#rowHeight}px` })}>
          ${repeat(
            rows,
            (index) => ids[index],
            (index) => this.#row(ids[index] as string, index),
          )}
        </div>
      </div>
      ${failed ? html`<div class="foot" role="alert">${strings.list.failed}<button class="link" @click=${() => void inbox.load(view)}>${strings.again}</button></div>` : nothing}`;
  }

  get #rowHeight(): number {
    return rowHeight(this.app.preferences.value.compact);
  }

  #row(id: string, index: number) {
    const { inbox, presence, route, me } = this.app;
    const view = inbox.get(id);
    if (view === undefined) return nothing;
    return row({
      height: this.#rowHeight,
      view,
      index,
      total: this.#order.ids.length,
      now: ticker.now,
      since: inbox.waitingSince(id),
      me: me.id,
      online: presence.has(view.visitor.id),
      selected: route.conversation === id,
      focused: this.focused === id,
      gone: !inbox.shows(this.app.view, view),
      showAssignee: this.app.view !== 'mine',
      labels: this.app.labels.current(view.labels),
      shown: this.app.assists.of(id)?.state === 'active',
      picked: this.app.selection.has(id),
      press: (event) => this.#press(id, event),
      pick: (event) => this.#pick(id, event),
    });
  }

  #empty(view: View) {
    const [first, second] = this.app.inbox.label === undefined ? strings.list.empty[view] : strings.labels.empty;
    return html`<div class="empty">${icon(view, 32)}<b>${first}</b><span>${second}</span></div>`;
  }

  #failed(problem: string | undefined) {
    return html`<div class="empty" role="alert">${icon('alert', 32)}<b>${strings.list.failed}</b><span>${problem ?? ''}</span>
      <button class="button" @click=${() => void this.app.inbox.load(this.app.view)}>${strings.again}</button></div>`;
  }

  #press(id: string, event: MouseEvent): void {
    if (event.shiftKey || event.ctrlKey || event.metaKey || this.app.selection.mode) this.#pick(id, event);
    else this.#open(id);
  }

  #pick(id: string, event: MouseEvent): void {
    event.stopPropagation();
    const from = this.#current;
    this.focused = id;
    if (event.shiftKey) this.app.selection.extend(this.#order.ids, from, id);
    else this.app.selection.toggle(id);
    void this.#focusRow();
  }

  #toggle(id: string | undefined): void {
    if (id === undefined) return;
    this.focused = id;
    this.app.selection.toggle(id);
    void this.#focusRow();
  }

  /** Chooses the row and the next one, and goes there. */
  #extend(by: number): void {
    const { ids } = this.#order;
    const from = this.#current;
    const to = ids[Math.max(0, Math.min(ids.length - 1, ids.indexOf(from ?? '') + by))];
    if (to === undefined) return;
    this.app.selection.extend(ids, from, to);
    this.focused = to;
    void this.#focusRow();
  }

  #open(id: string): void {
    this.focused = id;
    this.app.route.open(id);
  }

  #leave(): void {
    this.#pointed = false;
    this.requestUpdate();
  }

  #letIn(): void {
    this.#order.release();
    this.top = 0;
    this.focused = undefined;
    if (this.scroller) this.scroller.scrollTop = 0;
    this.requestUpdate();
  }

  #scrolled(event: Event): void {
    this.top = (event.currentTarget as HTMLElement).scrollTop;
  }

  /** In the list j and k move the focus; elsewhere they open the next or previous conversation. */
  #step(by: number): void {
    const { ids } = this.#order;
    const from = this.#hasFocus ? this.focused : this.app.route.conversation;
    const next = stepFrom(ids, from, this.#place, by);
    if (next === undefined) return;
    if (!this.#hasFocus) this.app.route.open(next);
    this.focused = next;
    if (this.#hasFocus) void this.#focusRow();
    else this.#reveal(ids.indexOf(next));
  }

  #key(event: KeyboardEvent): void {
    const { ids } = this.#order;
    const at = ids.indexOf(this.focused ?? '');
    const page = Math.max(1, Math.floor(this.height / this.#rowHeight) - 1);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + page, PageUp: at - page, Home: 0, End: ids.length - 1 }[event.key];
    const step = event.shiftKey ? { ArrowDown: 1, ArrowUp: -1 }[event.key] : undefined;
    if (step !== undefined) this.#extend(step);
    else if (event.key === ' ' && this.focused !== undefined && this.#isSelecting) this.#toggle(this.focused);
    else if (event.key === ' ' && this.focused !== undefined) this.app.route.open(this.focused);
    else if (to === undefined) return;
    else {
      this.focused = ids[Math.max(0, Math.min(ids.length - 1, to))];
      void this.#focusRow();
    }
    event.preventDefault();
  }

  async #focusRow(): Promise<void> {
    this.#reveal(this.#order.ids.indexOf(this.focused ?? ''));
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('[role=option][tabindex="0"]')?.focus({ preventScroll: true });
  }

  #reveal(index: number): void {
    if (!this.scroller || index < 0) return;
    const top = index * this.#rowHeight;
    const room = this.scroller.clientHeight;
    if (top < this.scroller.scrollTop) this.scroller.scrollTop = top;
    else if (top + this.#rowHeight > this.scroller.scrollTop + room) this.scroller.scrollTop = top + this.#rowHeight - room;
  }
}

function bones() {
  return html`<div class="bones" aria-hidden="true">${Array.from(
    { length: 8 },
    () => html`
    <div><div class="bone"></div><div class="lines"><div class="bone"></div><div class="bone"></div></div></div>`,
  )}</div>`;
}
