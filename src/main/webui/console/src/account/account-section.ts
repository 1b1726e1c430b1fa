import { html } from 'lit';
import { property } from 'lit/decorators.js';
import type { Account } from './account';
import { words } from '../strings';
import { DialogPart } from '../ui/dialog-section';

/** A section of the account dialog. */
export abstract class AccountPart extends DialogPart {
  @property({ attribute: false }) account!: Account;

  protected override get store(): Account {
    return this.account;
  }

  protected passwordField() {
    return html`<label>${words.account.current}<input class="field" name="current" type="password" autocomplete="current-password" maxlength="200" required /></label>`;
  }
}
