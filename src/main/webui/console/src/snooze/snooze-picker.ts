import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { serviceTime } from '@bellhop/client';
import type { AppStore } from '../app/app-store';
import { strings } from '../strings';
import { buttonStyle, baseStyle, fieldStyle } from '../ui/base-style';
import { dialogStyle } from '../ui/dialog-style';
import { icon } from '../ui/icon';
import { comingDayAndTime, timeZone } from '../ui/times';
import { fieldValue, snoozePresets, snoozeTime, type Preset } from './snooze-times';

/** Chooses until when a conversation rests. */
@customElement('bh-snooze-picker')
export class SnoozePicker extends LitElement {
  static override styles = [
    baseStyle,
    buttonStyle,
    fieldStyle,
    dialogStyle,
    css`
    dialog { inline-size: min(400px, calc(100vw - 24px)); }
    h2 { padding: var(--space-3) var(--space-4) var(--space-1); font-size: var(--text-14); }
    .now { padding: 0 var(--space-4) var(--space-1); font-size: var(--text-13); }
    ul { padding: 6px; }
    .choice {
      display: flex; align-items: center; justify-content: space-between; gap: var(--space-4); inline-size: 100%; min-block-size: var(--row);
      padding-inline: 10px; border: 0; border-radius: var(--radius); background: none; text-align: start;
    }
    .choice:hover { background: var(--hover); }
    .choice:focus { background: var(--selected); color: var(--accent-12); outline: none; }
    .choice:focus-visible { outline: 2px solid var(--focus); outline-offset: -2px; }
    .choice time { flex: none; color: var(--muted); font-size: var(--text-13); font-variant-numeric: tabular-nums; }
    .choice:focus time { color: inherit; }
    form { display: grid; gap: var(--space-2); padding: var(--space-3) var(--space-4); border-block-start: 1px solid var(--border); }
    form div { display: flex; gap: var(--space-2); }
    label { font-size: var(--text-13); font-weight: var(--weight-medium); }
    .field { flex: 1; min-inline-size: 0; min-block-size: 36px; font-variant-numeric: tabular-nums; }
    form .button { min-block-size: 36px; }
    .zone { font-size: var(--text-12); color: var(--muted); }
    .problem { display: flex; gap: 6px; color: var(--danger); font-size: var(--text-13); }
  `,
  ];

  @property({ attribute: false }) app!: AppStore;
  @state() private presets: readonly Preset[] = [];
  @state() private problem = '';
  @query('dialog') private readonly dialog!: HTMLDialogElement;
  @query('input') private readonly input!: HTMLInputElement;
  #conversations: readonly string[] = [];

  /** @param conversations those that are to rest */
  async open(conversations: readonly string[]): Promise<void> {
    if (this.dialog.open) return this.dialog.close();
    const now = serviceTime.now();
    this.#conversations = conversations;
    this.presets = snoozePresets(now);
    this.problem = '';
    await this.updateComplete;
    const until = this.#only?.snoozedUntil;
    this.input.min = fieldValue(now);
    this.input.value = fieldValue(until === undefined ? (this.presets.find(({ id }) => id === 'tomorrow')?.at ?? now) : Date.parse(until));
    this.dialog.showModal();
    this.#choices[0]?.focus();
  }

  /** The conversation, if it is one. */
  get #only() {
    return this.#conversations.length === 1 ? this.app.inbox.get(this.#conversations[0]) : undefined;
  }

  get #choices(): HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>('.choice')];
  }

  protected override render() {
    const view = this.#only;
    const isSnoozed = this.#conversations.every((id) => this.app.inbox.get(id)?.status === 'snoozed');
    const now = serviceTime.now();
    return html`<dialog data-test="snooze-picker" aria-labelledby="title" @click=${this.#onClick} @keydown=${this.#onKeydown}>
      <h2 id="title">${strings.snooze.title}</h2>
      ${isSnoozed && view ? html`<p class="now quiet">${strings.snooze.until(view.snoozedUntil, now)}</p>` : nothing}
      <ul>
        ${isSnoozed ? html`<li><button class="choice" data-test="snooze-wake" @click=${this.#wake}><span>${strings.actions.wake}</span></button></li>` : nothing}
        ${this.presets.map(
          ({ id, at }) => html`<li><button class="choice" data-test="snooze-${id}" @click=${() => this.#snooze(at)}>
          <span>${strings.snooze.presets[id]}</span><time datetime=${new Date(at).toISOString()}>${comingDayAndTime(at, now)}</time></button></li>`,
        )}
        <li><button class="choice" data-test="snooze-reply" @click=${() => this.#snooze(undefined)}><span>${strings.snooze.whenTheyWrite}</span></button></li>
      </ul>
      <form data-test="snooze-form" novalidate @submit=${this.#submit}>
        <label for="at">${strings.snooze.at}</label>
        <div><input id="at" class="field" type="datetime-local" aria-describedby="zone" aria-invalid=${this.problem !== ''} @input=${() => (this.problem = '')} />
          <button class="button" data-test="snooze-at">${strings.actions.snooze}</button></div>
        <div role="alert" ?hidden=${this.problem === ''}>${this.problem ? html`<p class="problem">${icon('alert', 16)}<span>${this.problem}</span></p>` : nothing}</div>
        <p id="zone" class="zone">${strings.snooze.zone(timeZone())}</p>
      </form>
    </dialog>`;
  }

  #snooze(until: number | undefined): void {
    this.dialog.close();
    const view = this.#only;
    if (view) void this.app.actions.snooze(view.id, until);
    else this.app.bulk.snooze(this.#conversations, until);
  }

  readonly #wake = (): void => {
    this.dialog.close();
    const view = this.#only;
    if (view) void this.app.actions.setStatus(view.id, 'open');
    else this.app.bulk.wake(this.#conversations);
  };

  readonly #submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const time = snoozeTime(this.input.value, serviceTime.now());
    if (typeof time === 'number') this.#snooze(time);
    else this.problem = strings.snooze.unfit[time];
  };

  readonly #onKeydown = (event: KeyboardEvent): void => {
    const choices = this.#choices;
    const at = choices.indexOf(this.shadowRoot?.activeElement as HTMLElement);
    const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key];
    if (at < 0 || step === undefined) return;
    event.preventDefault();
    choices[(at + step + choices.length) % choices.length]?.focus();
  };

  #onClick(event: MouseEvent): void {
    if (event.target === this.dialog) this.dialog.close();
  }
}
