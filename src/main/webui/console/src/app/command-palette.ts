import { LitElement, css, html } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Desk } from './app-store';
import { offers } from './palette-entries';
import { matching, type Offer } from './palette-search';
import { words } from '../strings';
import { dialogStyle } from '../ui/dialog-style';
import { buttons, shared } from '../ui/base-style';

/** A search box that runs any command. */
@customElement('bh-palette')
export class Palette extends LitElement {
  static override styles = [shared, buttons, dialogStyle, css`
    input { inline-size: 100%; padding: var(--space-4); border: 0; border-block-end: 1px solid var(--border); background: none; color: var(--text); font: inherit; font-size: var(--text-16); }
    input:focus-visible { outline: none; }
    input::placeholder { color: var(--placeholder); opacity: 1; }
    ul { padding: 6px; flex: 1; }
    li { display: flex; align-items: center; gap: var(--space-2); min-block-size: var(--row); padding-inline: 10px; border-radius: var(--radius); cursor: pointer; }
    li .cut { flex: 1; }
    li[aria-selected='true'] { background: var(--selected); color: var(--accent-12); }
    .none { padding: var(--space-6); text-align: center; color: var(--muted); }
  `];

  @property({ attribute: false }) desk!: Desk;
  @state() private typed = '';
  @state() private at = 0;
  @query('dialog') private readonly dialog!: HTMLDialogElement;
  @query('input') private readonly input!: HTMLInputElement;
  #offers: Offer[] = [];

  open(): void {
    if (this.dialog.open) return this.dialog.close();
    this.#offers = offers(this.desk);
    this.typed = '';
    this.at = 0;
    this.requestUpdate();
    this.dialog.showModal();
    this.input.focus();
  }

  protected override updated(): void {
    this.renderRoot.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }

  protected override render() {
    const found = matching(this.#offers, this.typed);
    return html`<dialog aria-label=${words.palette.label} @click=${this.#aside} @keydown=${(event: KeyboardEvent) => this.#key(event, found)}>
      <input type="text" role="combobox" aria-expanded="true" aria-controls="offers" aria-autocomplete="list" aria-label=${words.palette.label}
        aria-activedescendant=${found.length ? `offer-${this.at}` : ''} placeholder=${words.palette.placeholder} autocomplete="off" spellcheck="false"
        .value=${this.typed} @input=${this.#input} />
      <ul id="offers" class="scroll" role="listbox" aria-label=${words.palette.label} ?hidden=${found.length === 0}>
        ${repeat(found, ({ id }) => id, (offer, index) => html`<li id="offer-${index}" role="option" aria-selected=${index === this.at} data-offer=${offer.id}
          @pointermove=${() => (this.at = index)} @click=${() => this.#do(offer)}>
          <span class="cut">${offer.label}</span><span>${offer.keys.map((key) => html`<kbd>${key}</kbd> `)}</span></li>`)}
      </ul>
      ${found.length === 0 ? html`<p class="none" role="status">${words.palette.none}</p>` : ''}
    </dialog>`;
  }

  #input(): void {
    this.typed = this.input.value;
    this.at = 0;
  }

  #key(event: KeyboardEvent, found: readonly Offer[]): void {
    const mod = event.ctrlKey || event.metaKey;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const chosen = found[this.at];
    if (step !== undefined && found.length) this.at = (this.at + step + found.length) % found.length;
    else if (event.key === 'Enter' && !event.isComposing && chosen) this.#do(chosen);
    else if (mod && event.key === 'k') this.dialog.close();
    else return;
    event.preventDefault();
  }

  /** Closes first, so that the focus returns before the command may move it. */
  #do(offer: Offer): void {
    this.dialog.close();
    offer.run();
  }

  #aside(event: MouseEvent): void {
    if (event.target === this.dialog) this.dialog.close();
  }
}
