import { LitElement, html } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { Account } from './account';
import { strings } from '../strings';
import './second-factor';
import './change-password';
import './open-sessions';
import { dialogStyle, longDialog } from '../ui/dialog-style';
import { icon } from '../ui/icon';
import { buttonStyle, baseStyle } from '../ui/base-style';

/** The agent's own account: password, second factor, sessions. */
@customElement('bh-account')
export class AccountDialog extends LitElement {
  static override styles = [baseStyle, buttonStyle, dialogStyle, longDialog];

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
      <header><h2 id="title">${strings.account.title}</h2>
        <button class="button bare icon" aria-label=${strings.close} @click=${() => this.dialog.close()}>${icon('close')}</button></header>
      <div class="parts scroll">
        <bh-change-password .account=${account}></bh-change-password>
        <bh-second-factor .account=${account}></bh-second-factor>
        <bh-open-sessions .account=${account}></bh-open-sessions>
      </div>
    </dialog>`;
  }
}
