import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { AppStore } from '../app/app-store';
import { OCCASIONS, type Theme } from './preferences';
import { isTimeOfDay, type QuietHours } from './quiet-hours';
import { StoreController } from '../app/store';
import { strings } from '../strings';
import { focusedElement } from '../ui/focused-element';
import { positionPopover } from '../ui/popover-position';
import { buttonStyle, baseStyle, fieldStyle } from '../ui/base-style';

const THEMES: readonly Theme[] = ['system', 'light', 'dark'];

@customElement('bh-preferences')
export class PreferencesPopover extends LitElement {
  static override styles = [
    baseStyle,
    buttonStyle,
    fieldStyle,
    css`
    :host { display: contents; }
    [popover] { position: fixed; inset: auto; margin: 0; inline-size: min(320px, calc(100vw - 16px)); max-block-size: calc(100dvh - 16px); overflow-y: auto; padding: var(--space-4); border: 1px solid var(--border); border-radius: var(--radius-card); background: var(--raised); color: var(--text); box-shadow: var(--shadow-2); }
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
    .told { padding-inline-start: var(--space-3); border-inline-start: 2px solid var(--border); margin-block: var(--space-2); }
    .hours { display: flex; align-items: center; gap: var(--space-2); }
    .choices p { font-size: var(--text-13); }
  `,
  ];

  @property({ attribute: false }) app!: AppStore;
  @query('[popover]') private readonly panel!: HTMLElement;
  #from: Element | undefined;
  #anchor: Element | undefined;

  constructor() {
    super();
    new StoreController(this, () => [this.app.preferences]);
  }

  open(from: Element): void {
    if (this.panel.matches(':popover-open')) return this.panel.hidePopover();
    this.#from = focusedElement();
    this.panel.showPopover();
    this.#anchor = from;
    this.#place();
    this.panel.querySelector<HTMLElement>('input:checked')?.focus({ preventScroll: true });
  }

  /** What is chosen may make it higher. */
  protected override updated(): void {
    if (this.panel.matches(':popover-open')) this.#place();
  }

  #place(): void {
    if (this.#anchor) positionPopover(this.panel, this.#anchor.getBoundingClientRect(), 'start', 8);
  }

  protected override render() {
    const { preferences, notifications } = this.app;
    const { theme, sound, notify, advance, compact } = preferences.value;
    const { permission } = notifications;
    return html`<div popover="auto" role="dialog" aria-label=${strings.preferences.title} @keydown=${this.#onKeydown}>
      <h2>${strings.preferences.title}</h2>
      <fieldset>
        <legend>${strings.preferences.theme}</legend>
        <div class="themes">${THEMES.map(
          (choice) => html`<label>
          <input type="radio" name="theme" .checked=${theme === choice} @change=${() => preferences.set({ theme: choice })} />${strings.preferences.themes[choice]}
        </label>`,
        )}</div>
      </fieldset>
      <div class="choices">
        <label class="choice">${strings.preferences.sound}<input type="checkbox" .checked=${sound} @change=${(event: Event) => notifications.setSound((event.target as HTMLInputElement).checked)} /></label>
        <label class="choice">${strings.preferences.notify}<input type="checkbox" .checked=${notify && permission === 'granted'} ?disabled=${permission === 'denied' || permission === 'unsupported'} @change=${(event: Event) => void notifications.setNotify((event.target as HTMLInputElement).checked)} /></label>
        ${permission === 'denied' ? html`<p class="quiet">${strings.preferences.denied}</p>` : permission === 'unsupported' ? html`<p class="quiet">${strings.preferences.unsupported}</p>` : nothing}
        ${sound || notify ? this.#occasions() : nothing}
        <label class="choice">${strings.preferences.compact}<input type="checkbox" data-test="compact" .checked=${compact} @change=${(event: Event) => preferences.set({ compact: (event.target as HTMLInputElement).checked })} /></label>
        <label class="choice">${strings.preferences.advance}<input type="checkbox" data-test="advance" .checked=${advance} @change=${(event: Event) => preferences.set({ advance: (event.target as HTMLInputElement).checked })} /></label>
      </div>
      <button class="button" data-test="open-canned" @click=${() => this.#open('cannedReplies')}>${strings.commands.cannedReplies}</button>
      <button class="button" data-test="open-account" @click=${() => this.#open('account')}>${strings.commands.account}</button>
      <button class="button" data-test="open-team" @click=${() => this.#open('team')}>${strings.commands.team}</button>
      <button class="button" data-test="open-labels" @click=${() => this.#open('labels')}>${strings.commands.labels}</button>
    </div>`;
  }

  /** What one is told of, and when not. */
  #occasions() {
    const { preferences } = this.app;
    const { occasions, quiet } = preferences.value;
    const setQuiet = (change: Partial<QuietHours>) => preferences.set({ quiet: { ...quiet, ...change } });
    const time = (name: 'from' | 'until') => html`<label><span class="unseen">${strings.preferences.quiet[name]}</span>
      <input class="field" type="time" required data-test="quiet-${name}" .value=${quiet[name]} @change=${(event: Event) => {
        const { value } = event.target as HTMLInputElement;
        if (isTimeOfDay(value)) setQuiet({ [name]: value });
      }} /></label>`;
    return html`<fieldset class="told"><legend>${strings.preferences.told}</legend>${OCCASIONS.map(
      (
        occasion,
      ) => html`<label class="choice">${strings.preferences.occasions[occasion]}<input type="checkbox" data-test="told-${occasion}" .checked=${occasions[occasion]}
        @change=${(event: Event) => preferences.set({ occasions: { ...occasions, [occasion]: (event.target as HTMLInputElement).checked } })} /></label>`,
    )}
      <label class="choice">${strings.preferences.quiet.on}<input type="checkbox" data-test="quiet" .checked=${quiet.on} @change=${(event: Event) => setQuiet({ on: (event.target as HTMLInputElement).checked })} /></label>
      ${quiet.on ? html`<div class="hours">${time('from')}<span aria-hidden="true">–</span>${time('until')}</div>` : nothing}
    </fieldset>`;
  }

  #open(dialog: 'account' | 'team' | 'labels' | 'cannedReplies'): void {
    this.panel.hidePopover();
    this.app.commands.run(dialog);
  }

  #onKeydown(event: KeyboardEvent): void {
    // The keyboard shortcuts rest while the form is open.
    event.stopPropagation();
    if (event.key !== 'Escape') return;
    this.panel.hidePopover();
    if (this.#from instanceof HTMLElement) this.#from.focus();
  }
}
