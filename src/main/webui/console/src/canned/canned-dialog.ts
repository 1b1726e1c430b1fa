import { LitElement, css, html } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Agent, CannedReply } from '../api/types';
import { strings } from '../strings';
import { dialogStyle, longDialog } from '../ui/dialog-style';
import { icon } from '../ui/icon';
import { buttonStyle, baseStyle } from '../ui/base-style';
import type { CannedReplies } from './canned-replies';
import './canned-form';
import './canned-list';
import type { CannedList } from './canned-list';

/** The settings page of canned replies: all of them, or the form of one. */
@customElement('bh-canned-dialog')
export class CannedDialog extends LitElement {
  static override styles = [
    baseStyle,
    buttonStyle,
    dialogStyle,
    longDialog,
    css`
    dialog { inline-size: min(720px, calc(100vw - 24px)); }
    header > div { display: flex; align-items: center; gap: var(--space-1); min-inline-size: 0; }
    .back { margin-inline-start: calc(-1 * var(--space-2)); }
    @media (max-width: 767px) {
      header { padding-inline: var(--space-4); }
      .parts { padding-inline: var(--space-4); }
    }
  `,
  ];

  @property({ attribute: false }) replies!: CannedReplies;
  @property({ attribute: false }) me!: Agent;
  /** What is being written stays here while the dialog is closed. */
  @state() private edited: CannedReply | 'new' | undefined;
  @query('dialog') private readonly dialog!: HTMLDialogElement;
  @query('bh-canned-list') private readonly list!: CannedList | null;

  open(): void {
    if (this.dialog.open) return;
    void this.replies.load();
    this.dialog.showModal();
  }

  protected override render() {
    const { edited, replies, me } = this;
    return html`<dialog data-test="canned-dialog" aria-labelledby="title" @click=${(event: Event) => event.target === this.dialog && this.dialog.close()}>
      <header><div>
          ${edited ? html`<button class="button bare icon back" aria-label=${strings.canned.form.back} @click=${() => this.#show(undefined)}>${icon('back')}</button>` : ''}
          <h2 id="title">${edited === undefined ? strings.canned.title : edited === 'new' ? strings.canned.form.make : strings.canned.form.edit}</h2></div>
        <button class="button bare icon" aria-label=${strings.close} @click=${() => this.dialog.close()}>${icon('close')}</button></header>
      <div class="parts scroll">${
        edited
          ? html`<bh-canned-form .replies=${replies} .me=${me} .reply=${edited === 'new' ? undefined : edited}
              @cancel=${() => this.#show(undefined)} @saved=${({ detail }: CustomEvent<string>) => this.#show(undefined, detail)}></bh-canned-form>`
          : html`<bh-canned-list .replies=${replies} .me=${me} @edit=${({ detail }: CustomEvent<CannedReply | 'new'>) => this.#show(detail)}></bh-canned-list>`
      }</div>
    </dialog>`;
  }

  #show(edited: CannedReply | 'new' | undefined, said = ''): void {
    this.edited = edited;
    void this.updateComplete.then(() => this.list?.enter(said));
  }
}
