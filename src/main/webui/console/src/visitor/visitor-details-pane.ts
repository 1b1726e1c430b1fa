import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { ConversationView } from '@bellhop/client';
import type { Desk } from '../app/app-store';
import { fetchDossier, type Dossier } from './visitor-details';
import { Follow } from '../app/store';
import type { Assignment } from '../api/types';
import { seesRecordings } from '../team/roles';
import { dateAndTime, shortTime } from '../ui/times';
import { words } from '../strings';
import { control } from '../app/command-button';

import '../ui/avatar';
import '../assist/recording-dialog';
import type { RecordingDialog } from '../assist/recording-dialog';
import { buttons, shared } from '../ui/base-style';

/** Shows the visitor, their earlier conversations, and the conversation's assignments. */
@customElement('bh-details')
export class Details extends LitElement {
  static override styles = [shared, buttons, css`
    :host { display: flex; flex-direction: column; min-block-size: 0; min-inline-size: 0; background: var(--surface); }
    .scroll { flex: 1; min-block-size: 0; padding: var(--space-4); display: grid; align-content: start; gap: var(--space-6); }
    header { display: flex; align-items: center; gap: var(--space-2); padding: 10px var(--space-3); border-block-end: 1px solid var(--border); }
    header h2 { font-size: var(--text-14); }
    .who { display: grid; justify-items: center; gap: 4px; text-align: center; }
    .who bh-avatar { --size: 56px; margin-block-end: 4px; }
    .who h2 { font-size: var(--text-16); line-height: var(--line-tight); overflow-wrap: anywhere; }
    .who .online { color: var(--success); }
    .who p { font-size: var(--text-13); }
    section { display: grid; gap: var(--space-2); min-inline-size: 0; }
    h3 { font-size: var(--text-12); color: var(--muted); font-weight: var(--weight-bold); }
    dl { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 6px var(--space-4); font-size: var(--text-13); }
    dt { color: var(--muted); }
    dd { text-align: end; overflow-wrap: anywhere; }
    li { font-size: var(--text-13); }
    .history { display: grid; gap: var(--space-2); }
    .history li { display: flex; justify-content: space-between; gap: var(--space-3); }
    .history span { min-inline-size: 0; overflow-wrap: anywhere; }
    time { flex: none; color: var(--muted); font-variant-numeric: tabular-nums; }
    .earlier { display: grid; gap: 2px; margin-inline: calc(-1 * var(--space-2)); }
    .earlier button { display: grid; gap: 1px; inline-size: 100%; min-block-size: var(--row); padding: 6px var(--space-2); border: 0; border-radius: var(--radius); background: none; text-align: start; }
    .earlier button:hover { background: var(--hover); }
    .earlier .line { display: flex; justify-content: space-between; gap: var(--space-3); font-size: var(--text-12); color: var(--muted); }
    .bone { block-size: 12px; }
    .bones { display: grid; gap: var(--space-2); }
  `];

  @property({ attribute: false }) desk!: Desk;
  @property({ type: Boolean, reflect: true }) narrow = false;
  @state() private dossier: Dossier | undefined;
  @state() private failed = false;
  @query('bh-recording') private readonly recording!: RecordingDialog;
  /** What the details were fetched for; a change fetches them again. */
  #of = '';

  constructor() {
    super();
    new Follow(this, () => [this.desk.inbox, this.desk.presence, this.desk.route]);
  }

  protected override willUpdate(): void {
    const view = this.desk.selected;
    const of = view === undefined ? '' : [view.id, view.visitor.id, view.assignee?.id, view.status, this.desk.presence.has(view.visitor.id), this.#unsettled(view)].join(' ');
    if (of === this.#of || view === undefined) return;
    if (!this.#of.startsWith(view.id)) this.dossier = undefined;
    this.#of = of;
    void this.#fetch(view, of);
  }

  /**
   * The head of the log while the details may be out of date, so that the next entry fetches them again: a recording
   * may have ended, or an assignment that is shown may not have been stored yet.
   */
  #unsettled({ id, assignee, head }: ConversationView): number | undefined {
    if (this.desk.assists.recordedIn(id)) return head;
    const latest = this.dossier?.history.at(-1)?.agent?.id;
    return this.dossier === undefined || latest === assignee?.id ? undefined : head;
  }

  async #fetch(view: ConversationView, of: string): Promise<void> {
    this.failed = false;
    try {
      const dossier = await fetchDossier(this.desk.rest, view);
      if (of === this.#of) this.dossier = dossier;
    } catch {
      if (of === this.#of) this.failed = true;
    }
  }

  protected override render() {
    const view = this.desk.selected;
    return html`
      ${this.narrow ? html`<header>${control(this.desk, 'back', { icon: 'back', class: 'bare', tip: words.back })}<h2>${words.details.label}</h2></header>` : nothing}
      <div class="scroll" role="group" aria-label=${words.details.label} tabindex="0">${view ? this.#about(view) : nothing}</div>`;
  }

  #about(view: ConversationView) {
    const online = this.desk.presence.has(view.visitor.id);
    return html`
      <div class="who">
        <bh-avatar .name=${view.visitor.name} .person=${view.visitor.id} .online=${online}></bh-avatar>
        <h2>${view.visitor.name}</h2>
        <p class=${online ? 'online' : 'quiet'}>${online ? words.thread.online : words.thread.offline}</p>
      </div>
      ${this.failed ? html`<p role="alert">${words.details.failed} <button class="link" @click=${() => void this.#fetch(view, this.#of)}>${words.again}</button></p>` : nothing}
      <section><h3>${words.details.visitor}</h3>${this.#visitor(online)}</section>
      <section><h3>${words.details.conversation}</h3><dl>
        <dt>${words.details.statusLabel}</dt><dd>${words.details.status[view.status]}</dd>
        <dt>${words.actions.priority}</dt><dd>${words.priorities[view.priority ?? 'normal']}</dd>
        <dt>${words.details.started}</dt><dd class="figures">${when(view.createdAt)}</dd>
      </dl></section>
      <section><h3>${words.details.earlier}</h3>${this.#earlier()}</section>
      <section><h3>${words.details.history}</h3>${this.#history()}</section>
      ${this.#recordings()}`;
  }

  #recordings() {
    const { dossier, desk } = this;
    if (!dossier?.recordings.length || !seesRecordings(desk.me.role)) return nothing;
    return html`<section><h3>${words.recording.label}</h3><ul class="earlier">${dossier.recordings.map((session) => html`<li>
      <button data-test="recording-open" @click=${() => this.recording.open(session)}><span>${words.recording.play}</span><span class="line"><time>${when(session.startedAt ?? session.askedAt)}</time></span></button></li>`)}</ul>
      <bh-recording .rest=${desk.rest} .rank=${desk.me.role} @deleted=${({ detail }: CustomEvent<string>) => (this.dossier = { ...dossier, recordings: dossier.recordings.filter(({ id }) => id !== detail) })}></bh-recording></section>`;
  }

  #visitor(online: boolean) {
    if (!this.dossier) return this.#waiting();
    const { visitor, site } = this.dossier;
    return html`<dl>
      ${visitor.externalId ? html`<dt>${words.details.verified}</dt><dd dir="auto" data-test="external-id">${visitor.externalId}</dd>` : nothing}
      ${visitor.email ? html`<dt>${words.details.email}</dt><dd>${visitor.email}</dd>` : nothing}
      <dt>${words.details.firstSeen}</dt><dd class="figures">${when(visitor.createdAt)}</dd>
      ${visitor.seenAt && !online ? html`<dt>${words.details.lastSeen}</dt><dd class="figures">${when(visitor.seenAt)}</dd>` : nothing}
      ${site ? html`<dt>${words.details.site}</dt><dd>${site.name}</dd>` : nothing}
    </dl>`;
  }

  #earlier() {
    if (!this.dossier) return this.#waiting();
    if (this.dossier.earlier.length === 0) return html`<p class="quiet">${words.details.noEarlier}</p>`;
    return html`<ul class="earlier">${this.dossier.earlier.map((other) => html`<li><button @click=${() => this.desk.route.open(other.id)}>
      <span class="cut">${other.last?.body.slice(0, 160) ?? words.list.nothing}</span>
      <span class="line"><span>${words.details.status[other.status]}</span><time>${shortTime(Date.parse(other.updatedAt), Date.now())}</time></span>
    </button></li>`)}</ul>`;
  }

  #history() {
    if (!this.dossier) return this.#waiting();
    if (this.dossier.history.length === 0) return html`<p class="quiet">${words.details.noHistory}</p>`;
    return html`<ol class="history">${this.dossier.history.map((entry) => html`<li><span>${assigned(entry)}</span><time>${shortTime(Date.parse(entry.at), Date.now())}</time></li>`)}</ol>`;
  }

  #waiting() {
    return this.failed ? nothing : html`<div class="bones" aria-hidden="true"><div class="bone"></div><div class="bone"></div></div>`;
  }
}

function assigned({ agent, by }: Assignment): string {
  return agent ? words.details.assigned(agent.name, by?.name) : words.details.released(by?.name);
}

function when(at: string): string {
  return dateAndTime(Date.parse(at), Date.now());
}
