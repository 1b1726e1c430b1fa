import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { AssistPower, AssistSession } from '@bellhop/client';
import type { AppStore } from '../app/app-store';
import { StoreController } from '../app/store';
import { strings } from '../strings';
import './page-viewer';
import './screen-viewer';
import { icon } from '../ui/icon';
import { buttonStyle, baseStyle } from '../ui/base-style';

/** The powers that can be requested while the page is shown. A screen alone has none. */
const EXTRA_POWERS = ['point', 'act', 'screen'] as const;
const VIEWS = ['page', 'screen'] as const;

/**
 * The pane above the messages: the state of remote assistance, and the visitor's page or screen while the agent
 * watches.
 */
@customElement('bh-assist-pane')
export class AssistPane extends LitElement {
  static override styles = [
    baseStyle,
    buttonStyle,
    css`
    :host { display: contents; }
    .pane { container-type: inline-size; display: flex; flex-direction: column; min-block-size: 0; flex: none; border-block-end: 1px solid var(--border); background: var(--raised); }
    .pane.open { flex: 0 1 auto; block-size: 48%; }
    .pane.large { block-size: 78%; }
    .bar { display: flex; flex-wrap: wrap; align-items: center; gap: var(--space-2) var(--space-3); padding: var(--space-2) var(--space-4); }
    .text { flex: 1 1 160px; min-inline-size: 0; font-size: var(--text-13); overflow: clip; }
    .live { inline-size: 8px; block-size: 8px; border-radius: 50%; background: var(--danger); flex: none; }
    .buttons { display: flex; gap: 6px; }
    .switches { display: flex; flex-wrap: wrap; gap: 2px 6px; }
    .switch {
      display: inline-flex; align-items: center; gap: 6px; min-block-size: 28px; padding-inline: 6px; border: 0; border-radius: var(--radius);
      background: transparent; color: var(--text); font: inherit; font-size: var(--text-13); cursor: pointer;
    }
    .switch:hover { background: var(--hover); }
    .track { position: relative; inline-size: 26px; block-size: 16px; border-radius: 999px; background: var(--border-strong); transition: background 0.12s; }
    .track::after { content: ''; position: absolute; inset-block-start: 2px; inset-inline-start: 2px; inline-size: 12px; block-size: 12px; border-radius: 50%; background: #fff; transition: inset 0.12s; }
    [aria-checked='true'] .track { background: var(--accent); }
    [aria-checked='true'] .track::after { inset-inline-start: 12px; }
    .waits .track { background: repeating-linear-gradient(135deg, var(--border-strong) 0 4px, var(--accent) 4px 8px); }
    bh-page-viewer, bh-screen-viewer { flex: 1; min-block-size: 0; }
    /* In narrow panes the switches move below the state and the stop button. */
    @container (max-width: 820px) { .switches { order: 1; flex-basis: 100%; margin-inline-start: -6px; } .views { order: 2; } }
    .views { display: inline-flex; border: 1px solid var(--border); border-radius: var(--radius); overflow: hidden; }
    .views button { padding: 3px var(--space-3); border: 0; background: transparent; font-size: var(--text-13); }
    .views button[aria-pressed='true'] { background: var(--pressed); font-weight: var(--weight-medium); }
  `,
  ];

  @property({ attribute: false }) app!: AppStore;
  @property() conversation = '';
  @state() private large = false;
  /** Which one is in front if both are shown. */
  @state() private front: (typeof VIEWS)[number] = 'screen';

  constructor() {
    super();
    new StoreController(this, () => [this.app.assists, this.app.inbox]);
  }

  protected override render() {
    const session = this.app.assists.of(this.conversation);
    if (!session) return nothing;
    return session.state === 'asked' ? this.#asked(session) : this.#active(session);
  }

  get #visitor(): string {
    return this.app.selected?.visitor.name ?? '';
  }

  #asked({ id, asked }: AssistSession) {
    return html`<section class="pane" aria-label=${strings.assist.label}><div class="bar">${icon('clock')}
      <span class="text" role="status" data-test="assist-asked">${strings.assist[asked.includes('see') ? 'asked' : 'askedScreen'](this.#visitor)}</span>
      <span class="buttons"><button class="button" data-test="assist-withdraw" @click=${() => this.app.assists.stop(id)}>${strings.assist.withdraw}</button></span>
    </div></section>`;
  }

  #active(session: AssistSession) {
    const { assists } = this.app;
    const looks = assists.isWatching(session);
    const both = session.powers.includes('see') && session.powers.includes('screen');
    return html`<section class="pane ${looks ? 'open' : ''} ${looks && this.large ? 'large' : ''}" aria-label=${strings.assist.label} data-test="assist">
      <div class="bar"><span class="live" aria-hidden="true"></span>
        <span class="text" role="status">${strings.assist[session.powers.includes('see') ? 'shown' : 'shownScreen'](this.#visitor)}<span class="quiet"> · ${this.#watchers(session)}${session.recorded && session.powers.includes('see') ? ` · ${strings.assist.recorded}` : ''}</span></span>
        ${this.#switches(session, looks)}
        ${looks && both ? html`<span class="views" role="group" aria-label=${strings.assist.view}>${VIEWS.map((view) => html`<button aria-pressed=${this.front === view} data-test="assist-view-${view}" @click=${() => (this.front = view)}>${strings.assist.views[view]}</button>`)}</span>` : nothing}
        <span class="buttons">${looks ? html`<button class="button" aria-pressed=${this.large} data-test="assist-large" @click=${() => (this.large = !this.large)}>${this.large ? strings.assist.smaller : strings.assist.larger}</button>` : nothing}
          <button class="button" data-test="assist-stop" @click=${() => assists.stop(session.id)}>${strings.assist.stop}</button></span>
      </div>
      ${looks ? this.#viewers(session, both) : nothing}
    </section>`;
  }

  #viewers(session: AssistSession, both: boolean) {
    const { assists } = this.app;
    return html`${session.powers.includes('see') ? html`<bh-page-viewer ?hidden=${both && this.front === 'screen'} .assists=${assists} .session=${session.id} .powers=${powersOf(session)} .label=${strings.assist.page(this.#visitor)}></bh-page-viewer>` : nothing}
      ${session.powers.includes('screen') ? html`<bh-screen-viewer ?hidden=${both && this.front === 'page'} .assists=${assists} .session=${session.id} .visitor=${this.#visitor}></bh-screen-viewer>` : nothing}`;
  }

  #switches(session: AssistSession, looks: boolean) {
    const { assists } = this.app;
    return html`<span class="switches" role="group" aria-label=${strings.assist.powers}>
      ${this.#switch('see', looks, false, () => assists.setWatching(session.id, !looks))}
      ${looks && session.powers.includes('see') ? EXTRA_POWERS.map((power) => this.#switch(power, session.powers.includes(power), session.asked.includes(power), () => assists.toggle(session, power))) : nothing}
    </span>`;
  }

  #switch(power: AssistPower, on: boolean, waits: boolean, press: () => void) {
    return html`<button class="switch ${waits ? 'waits' : ''}" role="switch" aria-checked=${on} title=${strings.assist[`${power}Hint`]} data-test="assist-${power}" @click=${press}>
      <span class="track" aria-hidden="true"></span>${strings.assist[power]}${waits ? html`<span class="quiet"> ${strings.assist.waiting}</span>` : nothing}</button>`;
  }

  #watchers({ watchers }: AssistSession): string {
    if (watchers.length === 0) return strings.assist.nobody;
    return strings.assist.watchers(watchers.map(({ id, name }) => (id === this.app.me.id ? strings.assist.you : name)));
  }
}

function powersOf({ powers }: AssistSession) {
  return { point: powers.includes('point'), act: powers.includes('act') };
}
