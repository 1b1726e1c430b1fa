import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Label } from '@bellhop/client';
import type { AppStore } from '../app/app-store';
import { StoreController } from '../app/store';
import { Problem } from '../api/problem';
import { strings } from '../strings';
import { buttonStyle, baseStyle } from '../ui/base-style';
import { dialogStyle } from '../ui/dialog-style';
import { icon } from '../ui/icon';
import { labelDot } from './label-chip';
import { newName, searchLabels } from './label-search';
import { labelStyle } from './label-style';

const MAX_NAME = 50;
const CREATE = 'create';
const ALL = 'all';

type Option = { id: string; label?: Label; text: string };

/** Chooses labels: those of the selected conversation, or the one by which the list is filtered. */
@customElement('bh-label-picker')
export class LabelPicker extends LitElement {
  static override styles = [
    baseStyle,
    buttonStyle,
    dialogStyle,
    labelStyle,
    css`
    dialog { inline-size: min(400px, calc(100vw - 24px)); }
    input { inline-size: 100%; padding: var(--space-3) var(--space-4); border: 0; border-block-end: 1px solid var(--border); background: none; color: var(--text); font: inherit; }
    input:focus-visible { outline: none; }
    input::placeholder { color: var(--placeholder); opacity: 1; }
    ul { padding: 6px; flex: 1; }
    li { display: flex; align-items: center; gap: 10px; min-block-size: var(--row); padding-inline: 10px; border-radius: var(--radius); cursor: pointer; }
    li .cut { flex: 1; }
    li.active { background: var(--selected); color: var(--accent-12); }
    .box { display: grid; place-items: center; flex: none; inline-size: 16px; block-size: 16px; border: 1px solid var(--border-strong); border-radius: 4px; }
    .checked .box { border-color: transparent; background: var(--accent); color: var(--on-accent); }
    .some { flex: none; color: var(--muted); font-size: var(--text-12); }
    li.active .some { color: inherit; }
    .apart { margin-block-start: 4px; }
    .none { padding: var(--space-6); text-align: center; color: var(--muted); }
    .problem { padding: var(--space-2) var(--space-4); color: var(--danger); font-size: var(--text-13); border-block-start: 1px solid var(--border); }
    footer { display: flex; flex-wrap: wrap; gap: 4px var(--space-4); padding: var(--space-2) var(--space-4); border-block-start: 1px solid var(--border); color: var(--muted); font-size: var(--text-12); }
    @media (pointer: coarse) { footer { display: none; } }
  `,
  ];

  @property({ attribute: false }) app!: AppStore;
  @state() private mode: 'conversation' | 'filter' = 'conversation';
  @state() private typed = '';
  @state() private activeIndex = 0;
  @state() private problem = '';
  /** What is on the conversation, as this agent wants it. */
  @state() private chosen: ReadonlySet<string> = new Set();
  @query('dialog') private readonly dialog!: HTMLDialogElement;
  @query('input') private readonly input!: HTMLInputElement;
  /** Those that were chosen at the beginning stand first, and nothing moves while one chooses. */
  #first: ReadonlySet<string> = new Set();
  #conversations: readonly string[] = [];

  constructor() {
    super();
    new StoreController(this, () => [this.app.labels, this.app.inbox]);
  }

  /** @param conversations those to be labelled */
  open(mode: 'conversation' | 'filter', conversations: readonly string[] = []): void {
    if (this.dialog.open) return;
    const { app } = this;
    this.mode = mode;
    this.#conversations = conversations;
    const { label } = app.inbox;
    const ids = mode === 'filter' ? (label === undefined ? [] : [label]) : [...this.#counts].map(([id]) => id);
    this.#first = new Set(ids);
    this.chosen = new Set(mode === 'filter' ? ids : ids.filter((id) => this.#counts.get(id) === conversations.length));
    this.typed = this.problem = '';
    this.activeIndex = 0;
    void app.labels.load();
    this.dialog.showModal();
    this.input.focus();
  }

  /** On how many of the conversations each label is. */
  get #counts(): Map<string, number> {
    const counts = new Map<string, number>();
    for (const conversation of this.#conversations)
      for (const { id } of this.app.inbox.get(conversation)?.labels ?? []) counts.set(id, (counts.get(id) ?? 0) + 1);
    return counts;
  }

  #options(): Option[] {
    const { labels } = this.app;
    const items = [...(labels.items ?? [])];
    const first = (label: Label) => Number(!this.#first.has(label.id));
    const sorted = this.mode === 'filter' ? items : items.sort((a, b) => first(a) - first(b));
    const found: Option[] = searchLabels(sorted, this.typed).map((label) => ({ id: label.id, label, text: label.name }));
    const name = newName(items, this.typed);
    if (this.mode === 'conversation' && labels.items && name !== undefined) return [...found, { id: CREATE, text: name }];
    const isFiltered = this.mode === 'filter' && this.app.inbox.label !== undefined && this.typed === '';
    return isFiltered ? [{ id: ALL, text: strings.labels.showAll }, ...found] : found;
  }

  protected override updated(): void {
    this.renderRoot.querySelector('.active')?.scrollIntoView({ block: 'nearest' });
  }

  protected override render() {
    const options = this.#options();
    const several = this.mode === 'conversation';
    const many = this.#conversations.length;
    const title = several ? (many > 1 ? strings.bulk.labelsOf(many) : strings.labels.pick) : strings.labels.filter;
    return html`<dialog data-test="label-picker" aria-label=${title} @click=${this.#onClick} @keydown=${(event: KeyboardEvent) => this.#onKeydown(event, options)}>
      <input type="text" role="combobox" aria-expanded="true" aria-controls="options" aria-autocomplete="list" aria-label=${title} maxlength=${MAX_NAME}
        aria-activedescendant=${options.length ? `option-${this.activeIndex}` : ''} placeholder=${several ? strings.labels.placeholder : strings.labels.filterPlaceholder}
        autocomplete="off" spellcheck="false" .value=${this.typed} @input=${this.#onInput} />
      <ul id="options" class="scroll" role="listbox" aria-label=${title} aria-multiselectable=${several} ?hidden=${options.length === 0}>
        ${repeat(
          options,
          ({ id }) => id,
          (option, index) => this.#option(option, index, several),
        )}
      </ul>
      ${options.length === 0 ? this.#none() : nothing}
      <div role="alert">${this.problem ? html`<p class="problem">${this.problem}</p>` : nothing}</div>
      ${several && options.length > 0 ? html`<footer aria-hidden="true"><span><kbd>↵</kbd> ${strings.labels.toggles}</span><span><kbd>Esc</kbd> ${strings.labels.closes}</span></footer>` : nothing}
    </dialog>`;
  }

  #option({ id, label, text }: Option, index: number, several: boolean) {
    const checked = this.chosen.has(id);
    const on = several && !checked ? (this.#counts.get(id) ?? 0) : 0;
    return html`<li id="option-${index}" role="option" aria-selected=${checked} data-test="label-option" data-id=${id}
      class="${index === this.activeIndex ? 'active' : ''} ${checked ? 'checked' : ''} ${id === CREATE ? 'apart' : ''}"
      @pointermove=${() => (this.activeIndex = index)} @click=${() => void this.#choose({ id, text, ...(label && { label }) })}>
      ${label && several ? html`<span class="box">${checked ? icon('check', 14) : nothing}</span>` : nothing}
      ${label ? labelDot(label) : id === CREATE ? icon('add', 16) : nothing}
      <span class="cut" dir="auto">${id === CREATE ? strings.labels.create(text) : text}</span>
      ${on > 0 && this.#conversations.length > 1 ? html`<span class="some">${strings.bulk.some(on, this.#conversations.length)}</span>` : nothing}
      ${label && !several && checked ? icon('check', 16) : nothing}
    </li>`;
  }

  #none() {
    const { labels } = this.app;
    if (labels.failed)
      return html`<p class="none" role="status">${strings.labels.failed} <button class="link" @click=${() => void labels.load()}>${strings.again}</button></p>`;
    const none = this.typed ? strings.labels.noMatch : this.mode === 'filter' ? strings.labels.noneToFilter : strings.labels.none;
    return labels.items ? html`<p class="none" role="status">${none}</p>` : html`<p class="none" aria-hidden="true"></p>`;
  }

  #onInput(): void {
    this.typed = this.input.value;
    this.activeIndex = 0;
  }

  #onKeydown(event: KeyboardEvent, options: readonly Option[]): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const active = options[this.activeIndex];
    if (step !== undefined && options.length) this.activeIndex = (this.activeIndex + step + options.length) % options.length;
    else if (event.key === 'Enter' && !event.isComposing && active) void this.#choose(active);
    else return;
    event.preventDefault();
  }

  async #choose({ id, label, text }: Option): Promise<void> {
    if (this.mode === 'filter') {
      this.dialog.close();
      return this.app.filterBy(label?.id);
    }
    if (this.#conversations.length === 0) return;
    if (label) return this.#toggle(label, !this.chosen.has(id));
    this.problem = '';
    try {
      const created = await this.app.labels.obtain(text);
      this.typed = '';
      this.activeIndex = 0;
      await this.#toggle(created, true);
    } catch (error) {
      this.problem = error instanceof Problem ? error.message : strings.problem.service;
    }
  }

  async #toggle(label: Label, on: boolean): Promise<void> {
    const [first, ...others] = this.#conversations;
    this.#mark(label.id, on);
    if (others.length > 0) await this.app.bulk.label(this.#conversations, label, on);
    else if (first !== undefined && !(await this.app.actions.label(first, label, on))) this.#mark(label.id, !on);
  }

  #mark(id: string, on: boolean): void {
    const chosen = new Set(this.chosen);
    if (on) chosen.add(id);
    else chosen.delete(id);
    this.chosen = chosen;
  }

  #onClick(event: MouseEvent): void {
    if (event.target === this.dialog) this.dialog.close();
  }
}
