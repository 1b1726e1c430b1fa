import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { AppStore } from './app-store';
import { StoreController } from './store';
import { commandOf, type CommandId } from './shortcuts';
import { VIEWS } from '../inbox/views';
import { strings } from '../strings';
import { buttonStyle, baseStyle } from '../ui/base-style';
import { commandButton } from './command-button';
import '../account/account-dialog';
import type { AccountDialog } from '../account/account-dialog';
import '../canned/canned-dialog';
import type { CannedDialog } from '../canned/canned-dialog';
import '../team/team-dialog';
import type { TeamDialog } from '../team/team-dialog';
import '../visitor/visitor-details-pane';
import '../inbox/conversation-list';
import type { ConversationList } from '../inbox/conversation-list';
import './notice-list';
import './command-palette';
import type { CommandPalette } from './command-palette';
import './navigation-rail';
import '../settings/settings-pane';
import type { SettingsPane } from '../settings/settings-pane';
import '../mentions/mentions-pane';
import type { MentionsPane } from '../mentions/mentions-pane';
import '../search/search-pane';
import type { SearchPane } from '../search/search-pane';
import '../labels/label-picker';
import type { LabelPicker } from '../labels/label-picker';
import '../labels/labels-dialog';
import type { LabelsDialog } from '../labels/labels-dialog';
import './shortcuts-dialog';
import type { ShortcutsDialog } from './shortcuts-dialog';
import '../snooze/snooze-picker';
import type { SnoozePicker } from '../snooze/snooze-picker';
import '../ui/splitter';
import './status-banner';
import '../thread/thread-pane';
import type { ThreadPane } from '../thread/thread-pane';
import '../thread/transcript-mail';
import type { TranscriptMail } from '../thread/transcript-mail';
import { isTextInput } from '../ui/text-input';
import { styleProperties } from '../ui/style-properties';

const NARROW = matchMedia('(max-width: 767px)');
/** Too small for three panes: the details overlay the thread while they are open. */
const SMALL = matchMedia('(max-width: 1079px)');
/** The rail's tools that have no room in a phone's navigation bar. */
const TOOLS = [
  ['search', 'search'],
  ['palette', 'commands'],
  ['settings', 'settings'],
  ['preferences', 'preferences'],
  ['signOut', 'signOut'],
] as const;
/** Their keys may be held down. */
const REPEATED: readonly CommandId[] = ['next', 'previous', 'selectNext', 'selectPrevious'];
const LIST = { least: 240, most: 520 };
const DETAILS = { least: 220, most: 480 };

/** Arranges the panes and handles the keyboard shortcuts. Below 768 px it shows one pane at a time. */
@customElement('bh-layout')
export class AppLayout extends LitElement {
  static override styles = [
    baseStyle,
    buttonStyle,
    css`
    :host { display: flex; flex-direction: column; block-size: 100%; min-block-size: 0; }
    .panes, .one { flex: 1; }
    .panes { display: grid; grid-template-rows: minmax(0, 1fr); min-block-size: 0; grid-template-columns: var(--rail) var(--list) minmax(0, 1fr); }
    .panes.detailed { grid-template-columns: var(--rail) var(--list) minmax(0, 1fr) var(--details); }
    section, aside { display: flex; position: relative; }
    section > bh-conversation-list, section > bh-search, section > bh-mentions, aside > bh-visitor-details { flex: 1; }
    .panes { position: relative; }
    /* Notices appear at the foot of the list, where they move nothing and cover no text being read or written. */
    .foot { position: absolute; inset-block-end: var(--space-2); inset-inline: var(--space-2); z-index: 1; display: grid; gap: var(--space-2); pointer-events: none; }
    aside.over { position: absolute; inset-block: 97px 0; inset-inline-end: 0; inline-size: var(--details); box-shadow: var(--shadow-2); z-index: 3; }
    .panes.settings { grid-template-columns: var(--rail) minmax(0, 1fr); }
    .panes.settings main, .one main { position: relative; }
    .panes.settings .foot { inset-inline: auto var(--space-4); inline-size: min(360px, 100%); }
    main { display: grid; grid-template: minmax(0, 1fr) / minmax(0, 1fr); }
    .panes { --rail: 172px; }
    .panes > * { min-inline-size: 0; min-block-size: 0; }
    bh-navigation-rail { border-inline-end: 1px solid var(--border); }
    bh-navigation-rail[bar] { border-inline-end: 0; }
    @media (max-width: 1239px) { .panes { --rail: 60px; } }
    .one { display: grid; grid-template-columns: minmax(0, 1fr); grid-template-rows: minmax(0, 1fr) auto; min-block-size: 0; }
  `,
  ];

  @property({ attribute: false }) app!: AppStore;
  @state() private narrow = NARROW.matches;
  @state() private small = SMALL.matches;
  /** Whether the details overlay is open, in windows without room for a third pane. */
  @state() private detailsOpen = false;
  @query('bh-conversation-list') private readonly list!: ConversationList | null;
  @query('bh-settings') private readonly settings!: SettingsPane | null;
  @query('bh-search') private readonly search!: SearchPane | null;
  @query('bh-mentions') private readonly mentions!: MentionsPane | null;
  @query('bh-thread-pane') private readonly thread!: ThreadPane | null;
  @query('bh-command-palette') private readonly palette!: CommandPalette;
  @query('bh-shortcuts') private readonly shortcuts!: ShortcutsDialog;
  @query('bh-account') private readonly account!: AccountDialog;
  @query('bh-canned-dialog') private readonly canned!: CannedDialog;
  @query('bh-team') private readonly team!: TeamDialog;
  @query('bh-labels') private readonly labels!: LabelsDialog;
  @query('bh-label-picker') private readonly labelPicker!: LabelPicker;
  @query('bh-transcript-mail') private readonly transcriptMail!: TranscriptMail;
  @query('bh-snooze-picker') private readonly snoozePicker!: SnoozePicker;
  #unsubscribers: Array<() => void> = [];
  #wasInSettings = false;

  constructor() {
    super();
    new StoreController(this, () => [this.app.preferences, this.app.route, this.app.search, this.app.mentions, this.app.settings.route]);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const key = (event: KeyboardEvent) => this.#onKeydown(event);
    const resized = () => Object.assign(this, { narrow: NARROW.matches, small: SMALL.matches });
    document.addEventListener('keydown', key);
    for (const size of [NARROW, SMALL]) size.addEventListener('change', resized);
    const { app } = this;
    const isChangeable = () => app.selected !== undefined && app.selected.erasedAt === undefined;
    const hasSelection = () => app.selection.size > 0;
    const show = (view: (typeof VIEWS)[number]) => [view, { run: () => this.#show(view) }] as const;
    this.#unsubscribers = [
      () => document.removeEventListener('keydown', key),
      () => [NARROW, SMALL].forEach((size) => size.removeEventListener('change', resized)),
      app.route.subscribe(() => (this.detailsOpen = false)),
      app.commands.registerFirst({
        label: { run: () => this.labelPicker.open('conversation', [...app.selection.ids]), when: hasSelection },
        snooze: { run: () => void this.snoozePicker.open([...app.selection.ids]), when: () => hasSelection() && !app.bulk.areResolved },
      }),
      app.commands.register({
        ...Object.fromEntries(VIEWS.map(show)),
        palette: { run: () => this.palette.open() },
        search: { run: () => void this.#search() },
        mentions: { run: () => void this.#showMentions() },
        settings: { run: () => this.#openSettings() },
        account: { run: () => this.account.open() },
        team: { run: () => this.team.open() },
        cannedReplies: { run: () => this.canned.open() },
        labels: { run: () => this.labels.open() },
        filter: { run: () => this.labelPicker.open('filter') },
        mailTranscript: { run: () => void this.transcriptMail.open(app.route.conversation as string), when: isChangeable },
        label: { run: () => this.labelPicker.open('conversation', [app.route.conversation as string]), when: isChangeable },
        snooze: {
          run: () => void this.snoozePicker.open([app.route.conversation as string]),
          when: () => isChangeable() && app.selected?.status !== 'resolved',
        },
        undo: { run: () => app.notices.undo(), when: () => app.notices.canUndo },
        shortcuts: { run: () => this.shortcuts.open() },
        back: { run: () => this.#back() },
        details: { run: () => this.#toggleDetails(), when: () => app.route.conversation !== undefined },
      }),
    ];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const stop of this.#unsubscribers) stop();
  }

  protected override updated(): void {
    const inSettings = this.app.settings.route.place !== undefined;
    if (inSettings && !this.#wasInSettings) this.settings?.focus();
    if (!inSettings && this.#wasInSettings && !this.#inPlaceOfList()) this.list?.focus();
    this.#wasInSettings = inSettings;
  }

  protected override render() {
    return html`
      ${this.narrow ? html`<bh-status-banner .app=${this.app}></bh-status-banner>${this.#singlePane()}<bh-notice-list .app=${this.app}></bh-notice-list>` : this.#panes()}
      <bh-command-palette .app=${this.app}></bh-command-palette>
      <bh-shortcuts></bh-shortcuts>
      <bh-account .account=${this.app.account}></bh-account>
      <bh-canned-dialog .replies=${this.app.canned} .me=${this.app.me}></bh-canned-dialog>
      <bh-team .team=${this.app.team} .me=${this.app.me}></bh-team>
      <bh-labels .labels=${this.app.labels} .me=${this.app.me}></bh-labels>
      <bh-label-picker .app=${this.app}></bh-label-picker>
      <bh-transcript-mail .app=${this.app}></bh-transcript-mail>
      <bh-snooze-picker .app=${this.app}></bh-snooze-picker>`;
  }

  #panes() {
    const { app } = this;
    if (app.settings.route.place) return this.#settingsPanes();
    const { listWidth, detailsWidth, details } = app.preferences.value;
    const detailed = (this.small ? this.detailsOpen : details) && app.route.conversation !== undefined;
    // The limits in vw keep room for the thread when the window becomes smaller.
    return html`<div class="panes ${detailed && !this.small ? 'detailed' : ''}" ${styleProperties({ '--list': `min(${listWidth}px, 34vw)`, '--details': this.small ? `${detailsWidth}px` : `min(${detailsWidth}px, 28vw)` })}>
      <bh-navigation-rail role="navigation" aria-label=${strings.rail.label} .app=${app}></bh-navigation-rail>
      <section aria-label=${this.#listLabel()}>
        ${this.#inPlaceOfList() ?? html`<bh-conversation-list .app=${app}></bh-conversation-list>`}
        <div class="foot"><bh-status-banner .app=${app}></bh-status-banner><bh-notice-list .app=${app}></bh-notice-list></div>
        <bh-splitter .label=${strings.list.resize} .width=${listWidth} .least=${LIST.least} .most=${LIST.most}
          @resize=${(event: CustomEvent<number>) => app.preferences.set({ listWidth: event.detail })}></bh-splitter>
      </section>
      <main><h1 class="unseen">${strings.product}</h1><bh-thread-pane .app=${app}></bh-thread-pane></main>
      ${
        detailed
          ? html`<aside class=${this.small ? 'over' : ''} aria-label=${strings.details.label}>
        <bh-splitter behind .label=${strings.details.resize} .width=${detailsWidth} .least=${DETAILS.least} .most=${DETAILS.most}
          @resize=${(event: CustomEvent<number>) => app.preferences.set({ detailsWidth: event.detail })}></bh-splitter>
        <bh-visitor-details .app=${app}></bh-visitor-details>
      </aside>`
          : nothing
      }
    </div>`;
  }

  #settingsPanes() {
    const { app } = this;
    return html`<div class="panes settings">
      <bh-navigation-rail role="navigation" aria-label=${strings.rail.label} .app=${app}></bh-navigation-rail>
      <main><h1 class="unseen">${strings.product}</h1><bh-settings .app=${app}></bh-settings>
        <div class="foot"><bh-status-banner .app=${app}></bh-status-banner><bh-notice-list .app=${app}></bh-notice-list></div></main>
    </div>`;
  }

  #singlePane() {
    const { app } = this;
    const place = app.settings.route.place;
    const open = app.route.conversation !== undefined || place?.page !== undefined;
    return html`<div class="one">
      <main><h1 class="unseen">${strings.product}</h1>${place ? html`<bh-settings narrow .app=${app}></bh-settings>` : this.#singleView(open)}</main>
      ${open ? nothing : html`<bh-navigation-rail bar role="navigation" aria-label=${strings.rail.label} .app=${app}></bh-navigation-rail>`}
    </div>`;
  }

  #singleView(open: boolean) {
    const { app } = this;
    if (open)
      return this.detailsOpen
        ? html`<bh-visitor-details narrow .app=${app}></bh-visitor-details>`
        : html`<bh-thread-pane narrow .app=${app}></bh-thread-pane>`;
    const other = this.#inPlaceOfList();
    if (other) return other;
    return html`<bh-conversation-list .app=${app}>${TOOLS.map(([id, icon]) => html`<span slot="tools">${commandButton(app, id, { icon, class: 'bare' })}</span>`)}</bh-conversation-list>`;
  }

  #inPlaceOfList() {
    const { app } = this;
    if (app.search.isOpen) return html`<bh-search .app=${app}></bh-search>`;
    return app.mentions.isOpen ? html`<bh-mentions .app=${app}></bh-mentions>` : undefined;
  }

  #listLabel(): string {
    const { search, mentions, view } = this.app;
    if (search.isOpen) return strings.search.label;
    return mentions.isOpen ? strings.mentions.title : strings.list.label(view);
  }

  async #search(): Promise<void> {
    this.#showList();
    this.app.mentions.close();
    this.app.search.open();
    await this.updateComplete;
    this.search?.focus();
  }

  async #showMentions(): Promise<void> {
    this.#showList();
    this.app.search.close();
    this.app.mentions.open();
    await this.updateComplete;
    this.mentions?.focus();
  }

  #backToList(): void {
    this.app.search.close();
    this.app.mentions.close();
    void this.updateComplete.then(() => this.list?.focus());
  }

  #show(view: (typeof VIEWS)[number]): void {
    this.app.search.close();
    this.app.mentions.close();
    this.app.show(view);
    this.#showList();
  }

  /** Leaves what stands in its place. */
  #showList(): void {
    if (this.narrow || this.app.settings.route.place) this.app.route.close();
  }

  #openSettings(): void {
    if (this.settings) this.settings.focus();
    else this.app.settings.route.open();
  }

  #toggleDetails(): void {
    if (this.small) this.detailsOpen = !this.detailsOpen;
    else this.app.preferences.set({ details: !this.app.preferences.value.details });
  }

  /** Steps back from the composer to the thread, to the list, and then to no selection; in the settings page by page. */
  #back(): void {
    if (this.settings?.stepBack()) return;
    if (this.settings) return this.app.settings.route.leave();
    if (this.list && !this.thread?.matches(':focus-within') && this.app.selection.clear()) return;
    if (this.small && this.detailsOpen) this.detailsOpen = false;
    else if (this.narrow && this.app.route.conversation === undefined && this.#inPlaceOfList()) this.#backToList();
    else if (this.narrow) this.app.route.close();
    else if ((this.search ?? this.mentions)?.matches(':focus-within')) this.#backToList();
    else if (this.thread?.leaveComposer()) return;
    else if (this.search ?? this.mentions) (this.search ?? this.mentions)?.focus();
    else if (this.list?.matches(':focus-within')) this.app.route.close();
    else this.list?.focus();
  }

  #onKeydown(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing) return;
    const command = commandOf(event, isTextInput(event));
    if (command === undefined || this.#isHandledElsewhere(command, event)) return;
    if (this.app.commands.run(command)) event.preventDefault();
  }

  /** Also true if nothing in the dialog has the focus. */
  #hasDialog(): boolean {
    return [...this.renderRoot.children].some((child) => child.shadowRoot?.querySelector('dialog[open]'));
  }

  /** Open dialogs and popovers handle their own keys, and Enter activates the focused control. */
  #isHandledElsewhere(command: CommandId, event: KeyboardEvent): boolean {
    const path = event.composedPath().filter((node) => node instanceof Element);
    if (path.some((node) => node.matches('dialog[open], :popover-open')) || this.#hasDialog()) return true;
    if (event.repeat && !REPEATED.includes(command)) return true;
    return command === 'open' && path.some((node) => node.matches('button, a, [role=separator]'));
  }
}
