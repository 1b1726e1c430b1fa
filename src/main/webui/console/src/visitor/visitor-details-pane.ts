import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { serviceTime, type ConversationView } from '@bellhop/client';
import { ratingFace, ratingScore } from '@bellhop/shared';
import type { AppStore } from '../app/app-store';
import { fetchVisitorDetails, type VisitorDetails } from './visitor-details';
import { preview } from '../inbox/preview';
import { StoreController } from '../app/store';
import type { Assignment, Visitor } from '../api/types';
import { seesRecordings } from '../team/roles';
import { dateAndTime, shortTime } from '../ui/times';
import { strings } from '../strings';
import { commandButton } from '../app/command-button';
import { labelChip } from '../labels/label-chip';
import { labelStyle } from '../labels/label-style';
import { icon } from '../ui/icon';

import '../ui/avatar';
import './page-list';
import './visitor-editor';
import './visitor-block';
import type { VisitorBlocking } from './visitor-block';
import '../assist/recording-dialog';
import type { RecordingDialog } from '../assist/recording-dialog';
import { buttonStyle, baseStyle } from '../ui/base-style';

/** Shows the visitor, their earlier conversations, and the conversation's assignments. */
@customElement('bh-visitor-details')
export class VisitorDetailsPane extends LitElement {
  static override styles = [
    baseStyle,
    buttonStyle,
    labelStyle,
    css`
    :host { display: flex; flex-direction: column; min-block-size: 0; min-inline-size: 0; background: var(--surface); }
    .scroll { flex: 1; min-block-size: 0; padding: var(--space-4); display: grid; align-content: start; gap: var(--space-6); }
    header { display: flex; align-items: center; gap: var(--space-2); padding: 10px var(--space-3); border-block-end: 1px solid var(--border); }
    header h2 { font-size: var(--text-14); }
    .who { display: grid; justify-items: center; gap: 4px; text-align: center; }
    .who bh-avatar { --size: 56px; margin-block-end: 4px; }
    .who h2 { max-inline-size: 100%; padding-block: 4px; margin-block: -4px; font-size: var(--text-16); line-height: var(--line-tight); overflow-wrap: anywhere; overflow: clip; }
    .who .online { color: var(--success); }
    .who p { font-size: var(--text-13); }
    section { display: grid; gap: var(--space-2); min-inline-size: 0; }
    h3 { font-size: var(--text-12); color: var(--muted); font-weight: var(--weight-bold); }
    dl { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 6px var(--space-4); font-size: var(--text-13); }
    dt { color: var(--muted); }
    dd { text-align: end; overflow-wrap: anywhere; }
    .rating svg { inline-size: 16px; block-size: 16px; margin-inline-end: 4px; vertical-align: -3px; }
    li { font-size: var(--text-13); }
    .with-tool { display: flex; align-items: center; justify-content: space-between; margin-block: -6px; }
    .labels { display: flex; flex-wrap: wrap; gap: 6px; }
    .labels .label-chip { block-size: 22px; font-size: var(--text-12); }
    .quiet { font-size: var(--text-13); }
    .history { display: grid; gap: var(--space-2); }
    .history li { display: flex; justify-content: space-between; gap: var(--space-3); }
    .history span { min-inline-size: 0; overflow-wrap: anywhere; overflow: clip; }
    time { flex: none; color: var(--muted); font-variant-numeric: tabular-nums; }
    .earlier { display: grid; gap: 2px; margin-inline: calc(-1 * var(--space-2)); }
    .earlier button { display: grid; gap: 1px; inline-size: 100%; min-block-size: var(--row); padding: 6px var(--space-2); border: 0; border-radius: var(--radius); background: none; text-align: start; }
    .earlier button:hover { background: var(--hover); }
    .earlier .line { display: flex; justify-content: space-between; gap: var(--space-3); font-size: var(--text-12); color: var(--muted); }
    .bone { block-size: 12px; }
    .edit { vertical-align: middle; min-block-size: 28px; inline-size: 28px; }
    .bones { display: grid; gap: var(--space-2); }
  `,
  ];

  @property({ attribute: false }) app!: AppStore;
  @property({ type: Boolean, reflect: true }) narrow = false;
  @state() private details: VisitorDetails | undefined;
  @state() private failed = false;
  @state() private editing = false;
  @query('bh-visitor-block') private readonly blocking!: VisitorBlocking | null;
  @query('bh-recording') private readonly recording!: RecordingDialog;
  /** What the details were fetched for; a change fetches them again. */
  #fetchedFor = '';

  #unregister = () => {};

  constructor() {
    super();
    new StoreController(this, () => [this.app.inbox, this.app.presence, this.app.route, this.app.pages, this.app.labels, this.app.threads]);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const when = () => this.details !== undefined && this.details.visitor.blocked === undefined && !this.app.selected?.erasedAt;
    this.#unregister = this.app.commands.register({ block: { run: () => this.blocking?.ask(), when } });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unregister();
  }

  protected override willUpdate(): void {
    const view = this.app.selected;
    const of =
      view === undefined
        ? ''
        : [
            view.id,
            view.visitor.id,
            view.assignee?.id,
            view.status,
            this.app.presence.has(view.visitor.id),
            this.#pendingChange(view),
          ].join(' ');
    if (of === this.#fetchedFor || view === undefined) return;
    if (!this.#fetchedFor.startsWith(view.id)) Object.assign(this, { details: undefined, editing: false });
    this.#fetchedFor = of;
    void this.#fetch(view, of);
  }

  /**
   * The head of the log while the details may be out of date, so that the next entry fetches them again: a recording
   * may have ended, or an assignment that is shown may not have been stored yet.
   */
  #pendingChange({ id, assignee, head }: ConversationView): number | undefined {
    if (this.app.assists.recordedIn(id)) return head;
    const latest = this.details?.history.at(-1)?.agent?.id;
    return this.details === undefined || latest === assignee?.id ? undefined : head;
  }

  async #fetch(view: ConversationView, of: string): Promise<void> {
    this.failed = false;
    try {
      const details = await fetchVisitorDetails(this.app.rest, view);
      this.app.pages.set(details.visitor.id, details.pages);
      if (of === this.#fetchedFor) this.details = details;
    } catch {
      if (of === this.#fetchedFor) this.failed = true;
    }
  }

  protected override render() {
    const view = this.app.selected;
    return html`
      ${this.narrow ? html`<header>${commandButton(this.app, 'back', { icon: 'back', class: 'bare', tip: strings.back })}<h2>${strings.details.label}</h2></header>` : nothing}
      <div class="scroll" role="group" aria-label=${strings.details.label} tabindex="0">${view ? this.#about(view) : nothing}</div>`;
  }

  #about(view: ConversationView) {
    const online = this.app.presence.has(view.visitor.id);
    return html`
      <div class="who">
        <bh-avatar .name=${view.visitor.name} .person=${view.visitor.id} .online=${online}></bh-avatar>
        ${this.editing && this.details ? this.#editor(this.details) : html`<h2 dir="auto">${view.visitor.name}${this.#tool()}</h2>`}
        <p class=${online ? 'online' : 'quiet'}>${online ? strings.thread.online : strings.thread.offline}</p>
      </div>
      ${this.failed ? html`<p role="alert">${strings.details.failed} <button class="link" @click=${() => void this.#fetch(view, this.#fetchedFor)}>${strings.again}</button></p>` : nothing}
      <section><h3>${strings.details.visitor}</h3>${this.#visitor(online)}</section>
      ${this.#pages(online)}
      <section><h3>${strings.details.conversation}</h3><dl>
        <dt>${strings.details.statusLabel}</dt><dd>${view.status === 'snoozed' ? strings.snooze.until(view.snoozedUntil, serviceTime.now()) : strings.details.status[view.status]}</dd>
        <dt>${strings.actions.priority}</dt><dd>${strings.priorities[view.priority ?? 'normal']}</dd>
        <dt>${strings.details.started}</dt><dd class="figures">${when(view.createdAt)}</dd>
        ${this.#rating(view)}
      </dl></section>
      <section><h3 class="with-tool">${strings.labels.title}${view.erasedAt ? nothing : commandButton(this.app, 'label', { icon: 'add', class: 'bare' })}</h3>${this.#labels(view)}</section>
      <section><h3>${strings.details.earlier}</h3>${this.#earlier()}</section>
      <section><h3>${strings.details.history}</h3>${this.#history()}</section>
      ${this.#recordings()}`;
  }

  /** Who is verified is called as the company's own system says. */
  #tool() {
    const { details } = this;
    if (!details || details.visitor.externalId !== undefined || this.app.selected?.erasedAt) return nothing;
    return html` <button class="button bare icon edit" data-test="visitor-edit" aria-label=${strings.details.edit} title=${strings.details.edit} @click=${() => (this.editing = true)}>${icon('pencil', 16)}</button>`;
  }

  #editor(details: VisitorDetails) {
    const end = async () => {
      this.editing = false;
      await this.updateComplete;
      this.renderRoot.querySelector<HTMLElement>('[data-test=visitor-edit]')?.focus();
    };
    const saved = ({ detail }: CustomEvent<Visitor>) => {
      this.details = { ...details, visitor: detail };
      void end();
    };
    return html`<bh-visitor-editor .rest=${this.app.rest} .visitor=${details.visitor} @saved=${saved} @cancel=${() => void end()}></bh-visitor-editor>`;
  }

  /** A new one is heard of by the log, an old one may stand above what is loaded of it. */
  #rating({ id }: ConversationView) {
    const logged = this.app.threads.entries(id).findLast(({ message }) => message.event?.name === 'rated');
    const score = ratingScore(logged?.message.event?.value ?? String(this.details?.rating?.score));
    if (!score) return nothing;
    return html`<dt>${strings.details.rating}</dt><dd class="rating" data-test="details-rating">${ratingFace(score)}${strings.details.scores[score]}</dd>`;
  }

  #labels(view: ConversationView) {
    const labels = this.app.labels.current(view.labels);
    if (labels.length === 0) return html`<p class="quiet">${strings.labels.noneOn}</p>`;
    return html`<div class="labels" data-test="details-labels">${labels.map(labelChip)}</div>`;
  }

  #recordings() {
    const { details, app } = this;
    if (!details?.recordings.length || !seesRecordings(app.me.role)) return nothing;
    return html`<section><h3>${strings.recording.label}</h3><ul class="earlier">${details.recordings.map(
      (session) => html`<li>
      <button data-test="recording-open" @click=${() => this.recording.open(session)}><span>${strings.recording.play}</span><span class="line"><time>${when(session.startedAt ?? session.askedAt)}</time></span></button></li>`,
    )}</ul>
      <bh-recording .rest=${app.rest} .agentRole=${app.me.role} @deleted=${({ detail }: CustomEvent<string>) => (this.details = { ...details, recordings: details.recordings.filter(({ id }) => id !== detail) })}></bh-recording></section>`;
  }

  #visitor(online: boolean) {
    if (!this.details) return this.#waiting();
    const { visitor, site } = this.details;
    return html`<dl>
      ${visitor.externalId ? html`<dt>${strings.details.verified}</dt><dd dir="auto" data-test="external-id">${visitor.externalId}</dd>` : nothing}
      ${visitor.email ? html`<dt>${strings.details.email}</dt><dd dir="auto">${visitor.email}</dd>` : nothing}
      <dt>${strings.details.firstSeen}</dt><dd class="figures">${when(visitor.createdAt)}</dd>
      ${visitor.seenAt && !online ? html`<dt>${strings.details.lastSeen}</dt><dd class="figures">${when(visitor.seenAt)}</dd>` : nothing}
      ${site ? html`<dt>${strings.details.site}</dt><dd><bdi>${site.name}</bdi></dd>` : nothing}
    </dl>${this.#block(this.details)}`;
  }

  #block(details: VisitorDetails) {
    if (this.app.selected?.erasedAt) return nothing;
    const saved = ({ detail }: CustomEvent<Visitor>) => (this.details = { ...details, visitor: detail });
    return html`<bh-visitor-block .rest=${this.app.rest} .visitor=${details.visitor} @saved=${saved}></bh-visitor-block>`;
  }

  /** Nothing where the site wants no trail. */
  #pages(online: boolean) {
    if (this.details?.site?.pageTrail === false) return nothing;
    const pages = this.details && this.app.pages.of(this.details.visitor.id);
    return html`<section><h3>${strings.details.pages}</h3>${pages ? html`<bh-pages .pages=${pages} .online=${online}></bh-pages>` : this.#waiting()}</section>`;
  }

  #earlier() {
    if (!this.details) return this.#waiting();
    if (this.details.earlier.length === 0) return html`<p class="quiet">${strings.details.noEarlier}</p>`;
    return html`<ul class="earlier">${this.details.earlier.map(
      (other) => html`<li><button @click=${() => this.app.route.open(other.id)}>
      <span class="cut">${other.last ? preview(other.last, 160) : strings.list.nothing}</span>
      <span class="line"><span>${strings.details.status[other.status]}</span><time>${shortTime(Date.parse(other.updatedAt), serviceTime.now())}</time></span>
    </button></li>`,
    )}</ul>`;
  }

  #history() {
    if (!this.details) return this.#waiting();
    if (this.details.history.length === 0) return html`<p class="quiet">${strings.details.noHistory}</p>`;
    return html`<ol class="history">${this.details.history.map((entry) => html`<li><span>${assigned(entry)}</span><time>${shortTime(Date.parse(entry.at), serviceTime.now())}</time></li>`)}</ol>`;
  }

  #waiting() {
    return this.failed ? nothing : html`<div class="bones" aria-hidden="true"><div class="bone"></div><div class="bone"></div></div>`;
  }
}

function assigned({ agent, by }: Assignment): string {
  return agent ? strings.details.assigned(agent.name, by.name) : strings.details.released(by.name);
}

function when(at: string): string {
  return dateAndTime(Date.parse(at), serviceTime.now());
}
