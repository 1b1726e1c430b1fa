import { html } from 'lit';
import { property } from 'lit/decorators.js';
import type { Account } from './account';
import { strings } from '../strings';
import { DialogSection } from '../ui/dialog-section';

/** A section of the account dialog. */
export abstract class AccountSection extends DialogSection {
  @property({ attribute: false }) account!: Account;

  protected override get store(): Account {
    return this.account;
  }

  protected passwordField() {
    return html`<label>${strings.account.current}<input class="field" name="current" type="password" autocomplete="current-password" maxlength="200" required /></label>`;
  }
}
