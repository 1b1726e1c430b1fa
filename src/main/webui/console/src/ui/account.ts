import { LitElement, css, html } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { Account } from '../data/account';
import { words } from '../words';
import './account-factor';
import './account-password';
import './account-sessions';
import { dialogStyle } from './dialog-style';
import { icon } from './icon';
import { buttons, shared } from './shared';

/** One's own account, in one place: password, second factor, sessions. */
@customElement('bh-account')
export class AccountDialog extends LitElement {
  static override styles = [shared, buttons, dialogStyle, css`
    dialog { max-block-size: 84dvh; margin-block-start: 8dvh; }
    header { display: flex; align-items: center; justify-content: space-between; gap: var(--space-4); padding: var(--space-4) var(--space-6) var(--space-2); }
    h2 { font-size: var(--text-16); }
    .parts { display: grid; gap: var(--space-6); padding: var(--space-2) var(--space-6) var(--space-6); }
  `];

  @property({ attribute: false }) account!: Account;
  @query('dialog') private readonly dialog!: HTMLDialogElement;

  open(): void {
    if (this.dialog.open) return;
    void this.account.load();
    this.dialog.showModal();
  }

  protected override render() {
    const { account } = this;
    return html`<dialog data-test="account" aria-labelledby="title" @click=${(event: Event) => event.target === this.dialog && this.dialog.close()}>
      <header><h2 id="title">${words.account.title}</h2>
        <button class="button bare icon" aria-label=${words.close} @click=${() => this.dialog.close()}>${icon('close')}</button></header>
      <div class="parts scroll">
        <bh-account-password .account=${account}></bh-account-password>
        <bh-account-factor .account=${account}></bh-account-factor>
        <bh-account-sessions .account=${account}></bh-account-sessions>
      </div>
    </dialog>`;
  }
}
