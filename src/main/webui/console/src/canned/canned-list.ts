import { css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Agent, CannedReply } from '../api/types';
import { Problem } from '../api/problem';
import { strings } from '../strings';
import { managesReplies } from '../team/roles';
import { problemLine } from '../ui/form-parts';
import { DialogSection } from '../ui/dialog-section';
import { saveFile } from '../ui/save-file';
import { IMPORT_BYTES, type CannedReplies } from './canned-replies';
import { rankReplies } from './ranking';
import { languageName } from './reply-languages';

/** Whoever has more searches. */
const SHOWN = 200;

/** Lists the canned replies, with search, import and export. Asks for the form by `edit`. */
@customElement('bh-canned-list')
export class CannedList extends DialogSection {
  static override styles = [
    ...DialogSection.styles,
    css`
    section { justify-items: stretch; }
    .tools { display: flex; flex-wrap: wrap; gap: var(--space-2); }
    .tools .field { flex: 1 1 200px; inline-size: auto; min-block-size: 32px; padding-block: 4px; font-size: var(--text-13); }
    li { flex-wrap: wrap; gap: 4px var(--space-3); padding-block: 6px; }
    li > div { flex: 1 1 260px; }
    .head { display: flex; align-items: baseline; gap: var(--space-2); }
    .head b { flex: 0 0 auto; max-inline-size: 45%; font-weight: var(--weight-medium); }
    .head .name { flex: 0 1 auto; }
    .about { flex: none; padding: 0 6px; border-radius: var(--radius-full); background: var(--neutral-4); color: var(--neutral-11); font-size: var(--text-12); }
    .buttons { display: flex; flex: none; gap: var(--space-2); }
    .sure { flex: 1 1 200px; }
    .empty { padding-block: var(--space-6); text-align: center; }
    .lines { white-space: pre-line; }
    .bones { display: grid; gap: var(--space-3); padding-block: var(--space-3); }
    .bone { block-size: 32px; }
  `,
  ];

  @property({ attribute: false }) replies!: CannedReplies;
  @property({ attribute: false }) me!: Agent;
  @state() private typed = '';
  /** The reply whose deletion must be confirmed. */
  @state() private confirming: string | undefined;
  @query('input[type=search]') private readonly search!: HTMLInputElement;
  @query('input[type=file]') private readonly file!: HTMLInputElement;

  protected override get store(): CannedReplies {
    return this.replies;
  }

  /** Comes back from the form. */
  enter(said: string): void {
    this.result = said;
    this.search.focus();
  }

  protected override render() {
    return html`<section data-test="canned-list">
      <p class="quiet">${strings.canned.hint}</p>
      <div class="tools">
        <input class="field" type="search" aria-label=${strings.canned.search} placeholder=${strings.canned.search} autocomplete="off" maxlength="200"
          @input=${(event: Event) => (this.typed = (event.target as HTMLInputElement).value)} />
        <button class="button primary" data-test="canned-new" @click=${() => this.#edit('new')}>${strings.canned.make}</button>
        <button class="button" ?disabled=${this.busy} @click=${() => this.file.click()}>${strings.canned.import}</button>
        <button class="button" data-test="canned-export" ?disabled=${this.busy} @click=${() => void this.#export()}>${strings.canned.export}</button>
        <input type="file" hidden accept=".csv,text/csv" data-test="canned-file" aria-label=${strings.canned.import} @change=${() => void this.#import()} />
      </div>
      <div class="lines">${problemLine(this.problem)}${this.resultLine()}</div>
      ${this.#list()}
    </section>`;
  }

  #list() {
    const { items, failed } = this.replies;
    if (failed)
      return html`<p class="quiet empty">${strings.canned.failed} <button class="link" @click=${() => void this.replies.load()}>${strings.again}</button></p>`;
    if (items === undefined)
      return html`<div class="bones" aria-hidden="true"><div class="bone"></div><div class="bone"></div><div class="bone"></div></div>`;
    if (items.length === 0) return html`<p class="quiet empty">${strings.canned.empty}</p>`;
    const found = rankReplies(items, this.typed, navigator.languages);
    if (found.length === 0) return html`<p class="quiet empty" role="status">${strings.canned.nothing}</p>`;
    return html`<ul>${repeat(
      found.slice(0, SHOWN),
      ({ id }) => id,
      (reply) => this.#row(reply),
    )}</ul>
      ${found.length > SHOWN ? html`<p class="quiet">${strings.canned.more(found.length - SHOWN)}</p>` : nothing}`;
  }

  #row(reply: CannedReply) {
    const isOwn = reply.scope === 'personal';
    return html`<li data-test="canned-row"><div>
        <p class="head"><b class="cut"><bdi>/${reply.shortcut}</bdi></b>${reply.name === reply.shortcut ? nothing : html`<bdi class="name cut">${reply.name}</bdi>`}
          ${reply.language ? html`<span class="about">${languageName(reply.language)}</span>` : nothing}<span class="about">${isOwn ? strings.canned.yours : strings.canned.everyone}</span></p>
        <p class="quiet cut" dir="auto">${reply.body.slice(0, 200)}</p>
      </div>
      ${isOwn || managesReplies(this.me.role) ? this.#controls(reply) : nothing}
    </li>`;
  }

  #controls(reply: CannedReply) {
    if (this.confirming === reply.id) {
      return html`<p class="sure">${strings.canned.sure(reply.shortcut, reply.scope === 'everyone')}</p>
        <span class="buttons"><button class="button" data-test="canned-delete-sure" ?disabled=${this.busy} @click=${() => void this.#delete(reply)}>${strings.canned.delete}</button>
        <button class="button" @click=${() => (this.confirming = undefined)}>${strings.canned.keep}</button></span>`;
    }
    return html`<span class="buttons"><button class="button" data-test="canned-edit" aria-label=${strings.canned.editOf(reply.shortcut)} @click=${() => this.#edit(reply)}>${strings.canned.edit}</button>
      <button class="button" data-test="canned-delete" aria-label=${strings.canned.deleteOf(reply.shortcut)} @click=${() => (this.confirming = reply.id)}>${strings.canned.delete}</button></span>`;
  }

  #edit(reply: CannedReply | 'new'): void {
    this.dispatchEvent(new CustomEvent('edit', { detail: reply }));
  }

  async #delete({ id, shortcut }: CannedReply): Promise<void> {
    await this.attempt(async () => {
      await this.replies.remove(id);
      this.confirming = undefined;
      this.result = strings.canned.deleted(shortcut);
    });
    this.search.focus();
  }

  #import(): Promise<void> {
    const file = this.file.files?.[0];
    return this.attempt(async () => {
      if (file === undefined) return;
      // The same file may be chosen again once it is mended.
      this.file.value = '';
      if (file.size > IMPORT_BYTES) throw new Problem(413, 'too_long', strings.canned.tooLarge);
      const { created, changed, unchanged } = await this.replies.importFile(file);
      this.result = strings.canned.imported(created, changed, unchanged);
    });
  }

  #export(): Promise<void> {
    return this.attempt(async () => {
      saveFile(await this.replies.exportFile(), 'canned-replies.csv');
      this.result = strings.canned.exported;
    });
  }
}
