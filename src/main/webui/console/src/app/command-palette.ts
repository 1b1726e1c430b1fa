import { LitElement, css, html } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { AppStore } from './app-store';
import { paletteEntries } from './palette-entries';
import { searchEntries, type PaletteEntry } from './palette-search';
import { strings } from '../strings';
import { dialogStyle } from '../ui/dialog-style';
import { buttonStyle, baseStyle } from '../ui/base-style';

/** A search box that runs any command. */
@customElement('bh-command-palette')
export class CommandPalette extends LitElement {
  static override styles = [
    baseStyle,
    buttonStyle,
    dialogStyle,
    css`
    input { inline-size: 100%; padding: var(--space-4); border: 0; border-block-end: 1px solid var(--border); background: none; color: var(--text); font: inherit; font-size: var(--text-16); }
    input:focus-visible { outline: none; }
    input::placeholder { color: var(--placeholder); opacity: 1; }
    ul { padding: 6px; flex: 1; }
    li { display: flex; align-items: center; gap: var(--space-2); min-block-size: var(--row); padding-inline: 10px; border-radius: var(--radius); cursor: pointer; }
    li .cut { flex: 1; }
    li[aria-selected='true'] { background: var(--selected); color: var(--accent-12); }
    .none { padding: var(--space-6); text-align: center; color: var(--muted); }
  `,
  ];

  @property({ attribute: false }) app!: AppStore;
  @state() private typed = '';
  @state() private selectedIndex = 0;
  @query('dialog') private readonly dialog!: HTMLDialogElement;
  @query('input') private readonly input!: HTMLInputElement;
  #entries: PaletteEntry[] = [];

  open(): void {
    if (this.dialog.open) return this.dialog.close();
    this.#entries = paletteEntries(this.app);
    this.typed = '';
    this.selectedIndex = 0;
    this.requestUpdate();
    this.dialog.showModal();
    this.input.focus();
  }

  protected override updated(): void {
    this.renderRoot.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }

  protected override render() {
    const found = [...searchEntries(this.#entries, this.typed), ...this.#everywhere()];
    return html`<dialog aria-label=${strings.palette.label} @click=${this.#onClick} @keydown=${(event: KeyboardEvent) => this.#onKeydown(event, found)}>
      <input type="text" role="combobox" aria-expanded="true" aria-controls="offers" aria-autocomplete="list" aria-label=${strings.palette.label}
        aria-activedescendant=${found.length ? `offer-${this.selectedIndex}` : ''} placeholder=${strings.palette.placeholder} autocomplete="off" spellcheck="false"
        .value=${this.typed} @input=${this.#onInput} />
      <ul id="offers" class="scroll" role="listbox" aria-label=${strings.palette.label} ?hidden=${found.length === 0}>
        ${repeat(
          found,
          ({ id }) => id,
          (offer, index) => html`<li id="offer-${index}" role="option" aria-selected=${index === this.selectedIndex} data-offer=${offer.id}
          @pointermove=${() => (this.selectedIndex = index)} @click=${() => this.#run(offer)}>
          <span class="cut">${offer.label}</span><span>${offer.keys.map((key) => html`<kbd>${key}</kbd> `)}</span></li>`,
        )}
      </ul>
      ${found.length === 0 ? html`<p class="none" role="status">${strings.palette.none}</p>` : ''}
    </dialog>`;
  }

  /** Last, so that Enter on a command's name runs the command. */
  #everywhere(): PaletteEntry[] {
    const text = this.typed.trim();
    const run = () => {
      this.app.search.open(text);
      this.app.commands.run('search');
    };
    return text === '' ? [] : [{ id: 'search-typed', label: strings.search.everything(text), keys: [], run }];
  }

  #onInput(): void {
    this.typed = this.input.value;
    this.selectedIndex = 0;
  }

  #onKeydown(event: KeyboardEvent, found: readonly PaletteEntry[]): void {
    const mod = event.ctrlKey || event.metaKey;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const chosen = found[this.selectedIndex];
    if (step !== undefined && found.length) this.selectedIndex = (this.selectedIndex + step + found.length) % found.length;
    else if (event.key === 'Enter' && !event.isComposing && chosen) this.#run(chosen);
    else if (mod && event.key === 'k') this.dialog.close();
    else return;
    event.preventDefault();
  }

  /** Closes first, so that the focus returns before the command may move it. */
  #run(offer: PaletteEntry): void {
    this.dialog.close();
    offer.run();
  }

  #onClick(event: MouseEvent): void {
    if (event.target === this.dialog) this.dialog.close();
  }
}
