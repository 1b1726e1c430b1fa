import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { serviceTime, type ConversationView, type Priority } from '@bellhop/client';
import type { AppStore } from '../app/app-store';
import { StoreController } from '../app/store';
import { ariaKeysOf, keysOf } from '../app/shortcuts';
import { RELEASE, assignChoices } from '../team/assign-choices';
import { strings } from '../strings';
import { commandButton } from '../app/command-button';
import { icon } from '../ui/icon';
import '../ui/avatar';
import '../ui/menu';
import type { Choice, Menu } from '../ui/menu';
import { buttonStyle, baseStyle } from '../ui/base-style';
import '../ui/tooltip';

const PRIORITIES: readonly Priority[] = ['urgent', 'high', 'normal', 'low'];
const MORE = ['unread', 'label', 'snooze', 'release', 'transcript', 'mailTranscript', 'previous', 'next'] as const;

/** Shows the visitor and their presence, and the actions for the conversation. */
@customElement('bh-thread-header')
export class ThreadHeader extends LitElement {
  static override styles = [
    baseStyle,
    buttonStyle,
    css`
    :host { display: flex; flex-wrap: wrap; align-items: center; gap: var(--space-2) var(--space-3); padding: 10px var(--space-4); border-block-end: 1px solid var(--border); }
    .who { display: flex; align-items: center; gap: var(--space-3); flex: 1 1 180px; min-inline-size: 0; }
    .names { min-inline-size: 0; }
    h2 { font-size: var(--text-14); font-weight: var(--weight-bold); line-height: 1.3; }
    .presence { font-size: var(--text-12); color: var(--muted); }
    .presence .online { color: var(--success); }
    .presence .viewers { color: var(--warning); font-weight: var(--weight-medium); }
    .actions { display: flex; flex-wrap: wrap; align-items: center; gap: 6px; min-inline-size: 0; }
    .steps { display: flex; }
    /* On a usual screen with all panes open: the list beside it and the keyboard step, too. */
    @container (max-width: 760px) {
      .who { flex-basis: 100px; }
      .previous, .next, .snooze, .label { display: none; }
    }
    /* Too narrow for one row: the actions get a row of their own. */
    @container (max-width: 600px) {
      .who { flex-basis: 120px; }
      .actions { order: 1; flex: 1 0 100%; }
    }
    :host([narrow]) { padding: var(--space-2) var(--space-3); --control: 40px; }
    :host([narrow]) .who { gap: var(--space-2); }
    :host([narrow]) .previous, :host([narrow]) .next, :host([narrow]) .snooze, :host([narrow]) .label { display: none; }
  `,
  ];

  @property({ attribute: false }) app!: AppStore;
  @property() conversation = '';
  @property({ type: Boolean, reflect: true }) narrow = false;
  @query('bh-menu[command=assign]') private readonly assign!: Menu | null;
  @query('bh-menu[command=priority]') private readonly priority!: Menu | null;
  #unregister = () => {};

  constructor() {
    super();
    new StoreController(this, () => [
      this.app.inbox,
      this.app.threads,
      this.app.presence,
      this.app.colleagues,
      this.app.preferences,
      this.app.assists,
    ]);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const there = () => this.app.selected !== undefined;
    this.#unregister = this.app.commands.register({
      assign: { run: () => void this.assign?.open(), when: there },
      priority: { run: () => void this.priority?.open(), when: there },
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unregister();
  }

  protected override render() {
    const { app } = this;
    const view = app.inbox.get(this.conversation);
    if (view === undefined) return html`<div class="who" aria-hidden="true"><div class="bone face"></div></div>`;
    const online = app.presence.has(view.visitor.id);
    return html`
      <div class="who">
        ${this.narrow ? commandButton(app, 'back', { icon: 'back', class: 'bare', tip: strings.back }) : nothing}
        <bh-avatar .name=${view.visitor.name} .person=${view.visitor.id} .online=${online}></bh-avatar>
        <div class="names">
          <h2 class="cut" title=${view.visitor.name}>${view.visitor.name}</h2>
          <p class="presence cut"><span class=${online ? 'online' : ''} data-test="visitor-presence" data-online=${online}>${online ? strings.thread.online : strings.thread.offline}</span>${this.#rest(view)}${this.#viewers()}</p>
        </div>
      </div>
      <div class="actions" ?hidden=${view.erasedAt !== undefined}>
        ${this.#priority(view)}
        ${this.#assign(view)}
        ${view.assignee?.id === app.me.id ? nothing : commandButton(app, 'take', { label: strings.actions.take, class: view.assignee ? '' : 'primary', test: 'take' })}
        ${commandButton(app, 'label', { icon: 'label', class: 'label', test: 'label', pressed: (view.labels ?? []).length > 0 })}
        ${view.status === 'resolved' || !online ? nothing : commandButton(app, 'assist', { icon: 'screen', test: 'assist-ask', pressed: app.assists.of(view.id) !== undefined })}
        ${view.status === 'resolved' ? nothing : commandButton(app, 'snooze', { icon: 'snoozed', class: 'snooze', tip: strings.actions.snooze, test: 'snooze', pressed: view.status === 'snoozed' })}
        ${
          view.status === 'resolved'
            ? commandButton(app, 'resolve', { label: strings.actions.reopen, tip: strings.actions.reopen, test: 'reopen' })
            : commandButton(app, 'resolve', {
                label: strings.actions.resolve,
                icon: 'check',
                tip: strings.actions.resolve,
                test: 'resolve',
              })
        }
        ${this.#more()}
      </div>
      <div class="steps">
        ${commandButton(app, 'previous', { icon: 'up', class: 'bare previous' })}
        ${commandButton(app, 'next', { icon: 'down', class: 'bare next' })}
        ${commandButton(app, 'details', { icon: 'details', class: 'bare', ...(!this.narrow && { pressed: app.preferences.value.details }) })}
        ${this.narrow ? nothing : this.#close()}
      </div>`;
  }

  #rest({ status, snoozedUntil }: ConversationView) {
    if (status !== 'snoozed') return nothing;
    const now = serviceTime.now();
    return html` · <span data-test="snoozed-until" title=${strings.snooze.until(snoozedUntil, now)}>${strings.snooze.untilShort(snoozedUntil, now)}</span>`;
  }

  /** The colleagues who look at it too. */
  #viewers() {
    const others = this.app.threads.viewers(this.conversation).filter(({ id }) => id !== this.app.me.id);
    const names = others.map(({ name }) => name);
    return html`<span role="status" data-test="viewers">${others.length ? html` · <span class="viewers">${strings.thread.viewers(names)}</span>` : nothing}</span>`;
  }

  /** Closes the thread at once, unlike Escape, which steps back. */
  #close() {
    return html`<bh-tooltip .text=${strings.thread.close} .keys=${keysOf('back')}>
      <button class="button bare icon" data-command="back" aria-label=${strings.thread.close} aria-keyshortcuts=${ariaKeysOf('back') ?? nothing}
        @click=${() => this.app.route.close()}>${icon('close')}</button>
    </bh-tooltip>`;
  }

  #priority(view: ConversationView) {
    const now = view.priority ?? 'normal';
    const loud = now === 'urgent' || now === 'high';
    const choices: Choice[] = PRIORITIES.map((id) => ({ id, label: strings.priorities[id], checked: id === now }));
    return html`<bh-menu command="priority" .label=${strings.actions.priorityOf(now)} icon="flag" look=${loud ? now : 'bare'}
      .shown=${!this.narrow && loud ? strings.priorities[now] : ''} .choices=${choices}
      @choose=${(event: CustomEvent<Priority>) => void this.app.actions.prioritise(view.id, event.detail)}></bh-menu>`;
  }

  /** What is done seldom, and what a narrow head has no room for. */
  #more() {
    const { commands } = this.app;
    const choices: Choice[] = MORE.filter((id) => commands.can(id)).map((id) => ({ id, label: strings.commands[id], command: id }));
    return html`<bh-menu data-test="more" .label=${strings.actions.more} icon="more" look="bare" .choices=${choices}
      @choose=${({ detail }: CustomEvent<(typeof MORE)[number]>) => commands.run(detail)}></bh-menu>`;
  }

  #assign(view: ConversationView) {
    const { colleagues, me, actions } = this.app;
    const agents = colleagues.items ?? [me];
    const choices = assignChoices(this.app, view.assignee?.id, view.assignee !== undefined);
    const choose = ({ detail }: CustomEvent<string>) => {
      const agent = agents.find(({ id }) => id === detail);
      if (detail === RELEASE) void actions.release(view.id);
      else if (agent && agent.id !== view.assignee?.id) void actions.assign(view.id, agent);
    };
    return html`<bh-menu command="assign" .label=${view.assignee ? strings.actions.assignedTo(view.assignee.name) : strings.actions.assign}
      .shown=${this.narrow && view.assignee?.id !== me.id ? '' : (view.assignee?.name ?? strings.actions.assign)} icon="person" .choices=${choices} @choose=${choose}></bh-menu>`;
  }
}
