import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { Desk } from '../app/app-store';
import type { Theme } from './preferences';
import { Follow } from '../app/store';
import { words } from '../strings';
import { place } from '../ui/popover-position';
import { buttons, shared } from '../ui/base-style';

const THEMES: readonly Theme[] = ['system', 'light', 'dark'];

@customElement('bh-preferences')
export class PreferencesPopover extends LitElement {
  static override styles = [shared, buttons, css`
    :host { display: contents; }
    [popover] { position: fixed; inset: auto; margin: 0; inline-size: min(320px, calc(100vw - 16px)); padding: var(--space-4); border: 1px solid var(--border); border-radius: var(--radius-card); background: var(--raised); color: var(--text); box-shadow: var(--shadow-2); }
    [popover]:popover-open { display: grid; gap: var(--space-4); }
    h2 { font-size: var(--text-14); }
    fieldset { margin: 0; padding: 0; border: 0; }
    legend { padding: 0; margin-block-end: 6px; font-size: var(--text-13); color: var(--muted); }
    .themes { display: grid; grid-template-columns: repeat(3, 1fr); gap: 2px; padding: 2px; border-radius: var(--radius); background: var(--neutral-4); }
    .themes label { position: relative; display: grid; place-items: center; min-block-size: 30px; border-radius: 4px; font-size: var(--text-13); cursor: pointer; }
    .themes input { position: absolute; inset: 0; opacity: 0; margin: 0; cursor: pointer; }
    .themes label:has(:checked) { background: var(--surface); box-shadow: var(--shadow-1); font-weight: var(--weight-medium); }
    .themes label:has(:focus-visible) { outline: 2px solid var(--focus); outline-offset: 1px; }
    .choice { display: flex; align-items: center; justify-content: space-between; gap: var(--space-3); min-block-size: var(--row); cursor: pointer; }
    .choice input { inline-size: 18px; block-size: 18px; margin: 0; accent-color: var(--accent); }
    .choices { display: grid; }
    .choices p { font-size: var(--text-13); }
  `];

  @property({ attribute: false }) desk!: Desk;
  @query('[popover]') private readonly panel!: HTMLElement;
  #from: Element | undefined;

  constructor() {
    super();
    new Follow(this, () => [this.desk.preferences]);
  }

  open(from: Element): void {
    if (this.panel.matches(':popover-open')) return this.panel.hidePopover();
    this.#from = focused();
    this.panel.showPopover();
    place(this.panel, from.getBoundingClientRect(), 'start', 8);
    this.panel.querySelector<HTMLElement>('input:checked')?.focus({ preventScroll: true });
  }

  protected override render() {
    const { preferences, attention } = this.desk;
    const { theme, sound, notify } = preferences.value;
    const { permission } = attention;
    return html`<div popover="auto" role="dialog" aria-label=${words.preferences.title} @keydown=${this.#key}>
      <h2>${words.preferences.title}</h2>
      <fieldset>
        <legend>${words.preferences.theme}</legend>
        <div class="themes">${THEMES.map((choice) => html`<label>
          <input type="radio" name="theme" .checked=${theme === choice} @change=${() => preferences.set({ theme: choice })} />${words.preferences.themes[choice]}
        </label>`)}</div>
      </fieldset>
      <div class="choices">
        <label class="choice">${words.preferences.sound}<input type="checkbox" .checked=${sound} @change=${(event: Event) => attention.setSound((event.target as HTMLInputElement).checked)} /></label>
        <label class="choice">${words.preferences.notify}<input type="checkbox" .checked=${notify && permission === 'granted'} ?disabled=${permission === 'denied' || permission === 'unsupported'} @change=${(event: Event) => void attention.setNotify((event.target as HTMLInputElement).checked)} /></label>
        ${permission === 'denied' ? html`<p class="quiet">${words.preferences.denied}</p>` : permission === 'unsupported' ? html`<p class="quiet">${words.preferences.unsupported}</p>` : nothing}
      </div>
      <button class="button" data-test="open-account" @click=${() => this.#open('account')}>${words.commands.account}</button>
      <button class="button" data-test="open-team" @click=${() => this.#open('team')}>${words.commands.team}</button>
    </div>`;
  }

  #open(dialog: 'account' | 'team'): void {
    this.panel.hidePopover();
    this.desk.commands.run(dialog);
  }

  #key(event: KeyboardEvent): void {
    // The keyboard shortcuts rest while the form is open.
    event.stopPropagation();
    if (event.key !== 'Escape') return;
    this.panel.hidePopover();
    if (this.#from instanceof HTMLElement) this.#from.focus();
  }
}

/** The focused element, through all shadow roots. */
function focused(): Element | undefined {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at ?? undefined;
}
