import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Desk } from './app-store';
import { Follow } from './store';
import { commandOf, type CommandId } from './shortcuts';
import { VIEWS } from '../inbox/views';
import { words } from '../strings';
import { buttons, shared } from '../ui/base-style';
import { control } from './command-button';
import '../account/account-dialog';
import type { AccountDialog } from '../account/account-dialog';
import '../team/team-dialog';
import type { TeamDialog } from '../team/team-dialog';
import '../visitor/visitor-details-pane';
import '../inbox/conversation-list';
import type { List } from '../inbox/conversation-list';
import './notice-list';
import './command-palette';
import type { Palette } from './command-palette';
import './navigation-rail';
import './shortcuts-dialog';
import type { ShortcutsDialog } from './shortcuts-dialog';
import '../ui/splitter';
import './status-banner';
import '../thread/thread-pane';
import type { ThreadPane } from '../thread/thread-pane';
import { isWriting } from '../ui/text-input';
import { styled } from '../ui/style-properties';

const NARROW = matchMedia('(max-width: 767px)');
/** Too small for three panes: the details overlay the thread while they are open. */
const SMALL = matchMedia('(max-width: 1079px)');
/** The rail's tools that have no room in a phone's navigation bar. */
const TOOLS = [['palette', 'commands'], ['preferences', 'preferences'], ['signOut', 'signOut']] as const;
const LIST = { least: 240, most: 520 };
const DETAILS = { least: 220, most: 480 };

/** Arranges the panes and handles the keyboard shortcuts. Below 768 px it shows one pane at a time. */
@customElement('bh-workspace')
export class Workspace extends LitElement {
  static override styles = [shared, buttons, css`
    :host { display: flex; flex-direction: column; block-size: 100%; min-block-size: 0; }
    .panes, .one { flex: 1; }
    .panes { display: grid; grid-template-rows: minmax(0, 1fr); min-block-size: 0; grid-template-columns: var(--rail) var(--list) minmax(0, 1fr); }
    .panes.detailed { grid-template-columns: var(--rail) var(--list) minmax(0, 1fr) var(--details); }
    section, aside { display: flex; position: relative; }
    section > bh-list, aside > bh-details { flex: 1; }
    .panes { position: relative; }
    /* Notices appear at the foot of the list, where they move nothing and cover no text being read or written. */
    .foot { position: absolute; inset-block-end: var(--space-2); inset-inline: var(--space-2); z-index: 1; display: grid; gap: var(--space-2); pointer-events: none; }
    aside.over { position: absolute; inset-block: 97px 0; inset-inline-end: 0; inline-size: var(--details); box-shadow: var(--shadow-2); z-index: 3; }
    main { display: grid; grid-template: minmax(0, 1fr) / minmax(0, 1fr); }
    .panes { --rail: 172px; }
    .panes > * { min-inline-size: 0; min-block-size: 0; }
    bh-rail { border-inline-end: 1px solid var(--border); }
    bh-rail[bar] { border-inline-end: 0; }
    @media (max-width: 1239px) { .panes { --rail: 60px; } }
    .one { display: grid; grid-template-columns: minmax(0, 1fr); grid-template-rows: minmax(0, 1fr) auto; min-block-size: 0; }
  `];

  @property({ attribute: false }) desk!: Desk;
  @state() private narrow = NARROW.matches;
  @state() private small = SMALL.matches;
  /** Whether the details overlay is open, in windows without room for a third pane. */
  @state() private detailed = false;
  @query('bh-list') private readonly list!: List | null;
  @query('bh-thread') private readonly thread!: ThreadPane | null;
  @query('bh-palette') private readonly palette!: Palette;
  @query('bh-shortcuts') private readonly shortcuts!: ShortcutsDialog;
  @query('bh-account') private readonly account!: AccountDialog;
  @query('bh-team') private readonly team!: TeamDialog;
  #stops: Array<() => void> = [];

  constructor() {
    super();
    new Follow(this, () => [this.desk.preferences, this.desk.route]);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const key = (event: KeyboardEvent) => this.#key(event);
    const resized = () => Object.assign(this, { narrow: NARROW.matches, small: SMALL.matches });
    document.addEventListener('keydown', key);
    for (const size of [NARROW, SMALL]) size.addEventListener('change', resized);
    const { desk } = this;
    const show = (view: (typeof VIEWS)[number]) => [view, { run: () => this.#show(view) }] as const;
    this.#stops = [
      () => document.removeEventListener('keydown', key),
      () => [NARROW, SMALL].forEach((size) => size.removeEventListener('change', resized)),
      desk.route.subscribe(() => (this.detailed = false)),
      desk.commands.register({
        ...Object.fromEntries(VIEWS.map(show)),
        palette: { run: () => this.palette.open() },
        account: { run: () => this.account.open() },
        team: { run: () => this.team.open() },
        shortcuts: { run: () => this.shortcuts.open() },
        back: { run: () => this.#back() },
        details: { run: () => this.#toggleDetails(), when: () => desk.route.conversation !== undefined },
      }),
    ];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const stop of this.#stops) stop();
  }

  protected override render() {
    return html`
      ${this.narrow ? html`<bh-strip .desk=${this.desk}></bh-strip>${this.#one()}<bh-notices .desk=${this.desk}></bh-notices>` : this.#three()}
      <bh-palette .desk=${this.desk}></bh-palette>
      <bh-shortcuts></bh-shortcuts>
      <bh-account .account=${this.desk.account}></bh-account>
      <bh-team .team=${this.desk.team} .me=${this.desk.me}></bh-team>`;
  }

  #three() {
    const { desk } = this;
    const { listWidth, detailsWidth, details } = desk.preferences.value;
    const detailed = (this.small ? this.detailed : details) && desk.route.conversation !== undefined;
    // The limits in vw keep room for the thread when the window becomes smaller.
    return html`<div class="panes ${detailed && !this.small ? 'detailed' : ''}" ${styled({ '--list': `min(${listWidth}px, 34vw)`, '--details': this.small ? `${detailsWidth}px` : `min(${detailsWidth}px, 28vw)` })}>
      <bh-rail role="navigation" aria-label=${words.rail.label} .desk=${desk}></bh-rail>
      <section aria-label=${words.list.label(desk.view)}>
        <bh-list .desk=${desk}></bh-list>
        <div class="foot"><bh-strip .desk=${desk}></bh-strip><bh-notices .desk=${desk}></bh-notices></div>
        <bh-splitter .label=${words.list.resize} .width=${listWidth} .least=${LIST.least} .most=${LIST.most}
          @resize=${(event: CustomEvent<number>) => desk.preferences.set({ listWidth: event.detail })}></bh-splitter>
      </section>
      <main><h1 class="unseen">${words.product}</h1><bh-thread .desk=${desk}></bh-thread></main>
      ${detailed ? html`<aside class=${this.small ? 'over' : ''} aria-label=${words.details.label}>
        <bh-splitter behind .label=${words.details.resize} .width=${detailsWidth} .least=${DETAILS.least} .most=${DETAILS.most}
          @resize=${(event: CustomEvent<number>) => desk.preferences.set({ detailsWidth: event.detail })}></bh-splitter>
        <bh-details .desk=${desk}></bh-details>
      </aside>` : nothing}
    </div>`;
  }

  #one() {
    const { desk } = this;
    const open = desk.route.conversation !== undefined;
    return html`<div class="one">
      <main><h1 class="unseen">${words.product}</h1>${!open ? html`<bh-list .desk=${desk}>${TOOLS.map(([id, icon]) => html`<span slot="tools">${control(desk, id, { icon, class: 'bare' })}</span>`)}</bh-list>`
        : this.detailed ? html`<bh-details narrow .desk=${desk}></bh-details>` : html`<bh-thread narrow .desk=${desk}></bh-thread>`}</main>
      ${open ? nothing : html`<bh-rail bar role="navigation" aria-label=${words.rail.label} .desk=${desk}></bh-rail>`}
    </div>`;
  }

  #show(view: (typeof VIEWS)[number]): void {
    this.desk.show(view);
    if (this.narrow) this.desk.route.close();
  }

  #toggleDetails(): void {
    if (this.small) this.detailed = !this.detailed;
    else this.desk.preferences.set({ details: !this.desk.preferences.value.details });
  }

  /** Steps back from the composer to the thread, to the list, and then to no selection. */
  #back(): void {
    if (this.small && this.detailed) this.detailed = false;
    else if (this.narrow) this.desk.route.close();
    else if (this.thread?.leaveComposer()) return;
    else if (this.list?.matches(':focus-within')) this.desk.route.close();
    else this.list?.focus();
  }

  #key(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing) return;
    const command = commandOf(event, isWriting(event));
    if (command === undefined || this.#belongsElsewhere(command, event)) return;
    if (this.desk.commands.run(command)) event.preventDefault();
  }

  /** Also true if nothing in the dialog has the focus. */
  #hasDialog(): boolean {
    return [...this.renderRoot.children].some((child) => child.shadowRoot?.querySelector('dialog[open]'));
  }

  /** Open dialogs and popovers handle their own keys, and Enter activates the focused control. */
  #belongsElsewhere(command: CommandId, event: KeyboardEvent): boolean {
    const path = event.composedPath().filter((node) => node instanceof Element);
    if (path.some((node) => node.matches('dialog[open], :popover-open')) || this.#hasDialog()) return true;
    if (event.repeat && command !== 'next' && command !== 'previous') return true;
    return command === 'open' && path.some((node) => node.matches('button, a, [role=separator]'));
  }
}
