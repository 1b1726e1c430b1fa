import { LitElement, css, html } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { AppStore } from '../app/app-store';
import { StoreController } from '../app/store';
import { strings } from '../strings';
import type { Composer } from './composer';
import './composer';
import { Problem } from '../api/problem';
import { icon } from '../ui/icon';
import { saveFile } from '../ui/save-file';
import '../assist/assist-pane';
import './message-log';
import { buttonStyle, baseStyle } from '../ui/base-style';
import './thread-header';

/** The middle pane: header, messages and composer of the selected conversation, or why there is none. */
@customElement('bh-thread-pane')
export class ThreadPane extends LitElement {
  static override styles = [
    baseStyle,
    buttonStyle,
    css`
    :host { display: flex; flex-direction: column; min-block-size: 0; min-inline-size: 0; background: var(--surface); container-type: inline-size; position: relative; }
    bh-message-log { flex: 1; min-block-size: 0; }
    .empty { flex: 1; display: grid; place-content: center; justify-items: center; gap: var(--space-2); padding: var(--space-6); text-align: center; color: var(--muted); }
    .empty svg { color: var(--neutral-8); margin-block-end: var(--space-2); }
    .empty b { color: var(--text); font-weight: var(--weight-medium); }
    .empty span { max-inline-size: 40ch; text-wrap: balance; }
    .buttons { display: flex; gap: var(--space-2); margin-block-start: var(--space-2); }
  `,
  ];

  @property({ attribute: false }) app!: AppStore;
  @property({ type: Boolean, reflect: true }) narrow = false;
  @query('bh-composer') private readonly composer!: Composer | null;
  #unregister = () => {};

  constructor() {
    super();
    new StoreController(this, () => [this.app, this.app.route, this.app.inbox]);
    // Files may be dropped anywhere on the conversation.
    for (const event of ['dragover', 'drop'] as const) this.addEventListener(event, (drag) => this.composer?.attach(drag, this.renderRoot));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const { commands, actions, route } = this.app;
    const id = () => route.conversation as string;
    const view = () => this.app.selected;
    const there = () => view() !== undefined && view()?.status !== 'resolved' && this.app.presence.has(view()?.visitor.id ?? '');
    this.#unregister = commands.register({
      take: { run: () => void actions.take(id()), when: () => view() !== undefined && view()?.assignee?.id !== this.app.me.id },
      release: { run: () => void actions.release(id()), when: () => view()?.assignee !== undefined },
      assist: { run: () => this.app.assists.ask(id()), when: there },
      screen: { run: () => this.app.assists.askScreen(id()), when: there },
      resolve: {
        run: () => void actions.setStatus(id(), view()?.status === 'resolved' ? 'open' : 'resolved'),
        when: () => view() !== undefined,
      },
      transcript: { run: () => void this.#saveTranscript(id()), when: () => view() !== undefined },
      unread: { run: () => void this.app.markUnread(id()), when: () => view() !== undefined && view()?.erasedAt === undefined },
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unregister();
  }

  async #saveTranscript(id: string): Promise<void> {
    const path = `/conversations/${encodeURIComponent(id)}/transcript?zone=${encodeURIComponent(Intl.DateTimeFormat().resolvedOptions().timeZone)}`;
    try {
      saveFile(await this.app.rest.file(path, 'text/plain'), `conversation-${id}.txt`);
    } catch (error) {
      this.app.notices.show(error instanceof Problem ? error.message : strings.problem.service, undefined, 'danger');
    }
  }

  /** Gives up the composer's focus; returns whether it was there. */
  leaveComposer(): boolean {
    return this.composer?.leave() ?? false;
  }

  protected override render() {
    const { app } = this;
    const id = app.route.conversation;
    if (id === undefined)
      return html`<div class="empty">${icon('chat', 40)}<b>${strings.thread.none}</b><span>${strings.thread.noneHint}</span></div>`;
    if (app.loadError) return this.#missing(app.loadError.status === 404 ? strings.problem.missing : app.loadError.message);
    return html`
      <bh-thread-header .app=${app} .conversation=${id} ?narrow=${this.narrow}></bh-thread-header>
      <bh-assist-pane .app=${app} .conversation=${id}></bh-assist-pane>
      <bh-message-log .app=${app} .conversation=${id} @changed=${() => this.composer?.area.focus()}></bh-message-log>
      <bh-composer .app=${app} .conversation=${id}></bh-composer>`;
  }

  #missing(why: string) {
    return html`<div class="empty" role="alert">${icon('alert', 40)}<b>${strings.thread.failed}</b><span>${why}</span>
      <div class="buttons">
        <button class="button" @click=${() => this.app.retry()}>${strings.again}</button>
        <button class="button" @click=${() => this.app.route.close()}>${strings.back}</button>
      </div></div>`;
  }
}
