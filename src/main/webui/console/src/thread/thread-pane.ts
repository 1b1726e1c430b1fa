import { LitElement, css, html } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { Desk } from '../app/app-store';
import { Follow } from '../app/store';
import { words } from '../strings';
import type { Composer } from './composer';
import './composer';
import { icon } from '../ui/icon';
import '../assist/assist-pane';
import './message-log';
import { buttons, shared } from '../ui/base-style';
import './thread-header';

/** The middle pane: header, messages and composer of the selected conversation, or why there is none. */
@customElement('bh-thread')
export class ThreadPane extends LitElement {
  static override styles = [shared, buttons, css`
    :host { display: flex; flex-direction: column; min-block-size: 0; min-inline-size: 0; background: var(--surface); container-type: inline-size; }
    bh-log { flex: 1; min-block-size: 0; }
    .empty { flex: 1; display: grid; place-content: center; justify-items: center; gap: var(--space-2); padding: var(--space-6); text-align: center; color: var(--muted); }
    .empty svg { color: var(--neutral-8); margin-block-end: var(--space-2); }
    .empty b { color: var(--text); font-weight: var(--weight-medium); }
    .empty span { max-inline-size: 40ch; text-wrap: balance; }
    .buttons { display: flex; gap: var(--space-2); margin-block-start: var(--space-2); }
  `];

  @property({ attribute: false }) desk!: Desk;
  @property({ type: Boolean, reflect: true }) narrow = false;
  @query('bh-composer') private readonly composer!: Composer | null;
  #unregister = () => {};

  constructor() {
    super();
    new Follow(this, () => [this.desk, this.desk.route, this.desk.inbox]);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const { commands, actions, route } = this.desk;
    const id = () => route.conversation as string;
    const view = () => this.desk.selected;
    const there = () => view() !== undefined && view()?.status !== 'resolved' && this.desk.presence.has(view()?.visitor.id ?? '');
    this.#unregister = commands.register({
      take: { run: () => void actions.take(id()), when: () => view() !== undefined && view()?.assignee?.id !== this.desk.me.id },
      release: { run: () => void actions.release(id()), when: () => view()?.assignee !== undefined },
      assist: { run: () => this.desk.assists.ask(id()), when: there },
      screen: { run: () => this.desk.assists.askScreen(id()), when: there },
      resolve: { run: () => void actions.setStatus(id(), view()?.status === 'resolved' ? 'open' : 'resolved'), when: () => view() !== undefined },
      snooze: { run: () => void actions.setStatus(id(), view()?.status === 'snoozed' ? 'open' : 'snoozed'), when: () => view() !== undefined && view()?.status !== 'resolved' },
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unregister();
  }

  /** Gives up the composer's focus; returns whether it was there. */
  leaveComposer(): boolean {
    return this.composer?.leave() ?? false;
  }

  protected override render() {
    const { desk } = this;
    const id = desk.route.conversation;
    if (id === undefined) return html`<div class="empty">${icon('chat', 40)}<b>${words.thread.none}</b><span>${words.thread.noneHint}</span></div>`;
    if (desk.missing) return this.#missing(desk.missing.status === 404 ? words.problem.missing : desk.missing.message);
    return html`
      <bh-thread-head .desk=${desk} .conversation=${id} ?narrow=${this.narrow}></bh-thread-head>
      <bh-assist .desk=${desk} .conversation=${id}></bh-assist>
      <bh-log .desk=${desk} .conversation=${id}></bh-log>
      <bh-composer .desk=${desk} .conversation=${id}></bh-composer>`;
  }

  #missing(why: string) {
    return html`<div class="empty" role="alert">${icon('alert', 40)}<b>${words.thread.failed}</b><span>${why}</span>
      <div class="buttons">
        <button class="button" @click=${() => this.desk.retry()}>${words.again}</button>
        <button class="button" @click=${() => this.desk.route.close()}>${words.back}</button>
      </div></div>`;
  }
}
