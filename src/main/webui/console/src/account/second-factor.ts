import { html } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { strings } from '../strings';
import { AccountSection } from './account-section';
import { problemLine } from '../ui/form-parts';

/** Off → shows the key → confirmed, shows the recovery codes once → on. */
@customElement('bh-second-factor')
export class SecondFactorSection extends AccountSection {
  @state() private begun: { secret: string; uri: string } | undefined;
  @state() private recovery: readonly string[] = [];

  protected override render() {
    return html`<section data-test="second-factor"><h3>${strings.account.factor}</h3>${this.#state()}</section>`;
  }

  #state() {
    const { factor } = this.account;
    if (this.begun) return this.#confirming(this.begun);
    if (factor?.on) return this.#on(factor.recoveryCodes);
    return html`<p class="quiet">${strings.account.factorOff}</p>${this.#withPassword(strings.account.add, async (password) => {
      this.begun = await this.account.addFactor(password);
    })}`;
  }

  #on(codes: number) {
    return html`
      ${
        this.recovery.length === 0
          ? html`<p class="quiet">${strings.account.factorOn(codes)}</p>`
          : html`<p role="status">${strings.account.recovery}</p>
        <ul class="codes">${this.recovery.map((code) => html`<li><code>${code}</code></li>`)}</ul>`
      }
      ${this.#withPassword(strings.account.remove, async (password) => {
        await this.account.removeFactor(password);
        this.recovery = [];
      })}`;
  }

  #confirming({ secret, uri }: { secret: string; uri: string }) {
    return html`<p>${strings.account.secret} <a class="link" href=${uri}>${strings.account.open}</a></p>
      <code data-test="factor-secret">${secret}</code>
      <form @submit=${this.onSubmit(async ({ code }) => {
        this.recovery = await this.account.confirmFactor(code ?? '');
        this.begun = undefined;
      })} aria-busy=${this.busy}>
        <label>${strings.account.code}<input class="field" name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="40" required /></label>
        ${problemLine(this.problem)}
        <button class="button primary" ?disabled=${this.busy}>${strings.account.confirm}</button>
      </form>`;
  }

  #withPassword(label: string, action: (password: string) => Promise<void>) {
    return html`<form @submit=${this.onSubmit(({ current }) => action(current ?? ''))} aria-busy=${this.busy}>
      ${this.passwordField()}
      ${problemLine(this.problem)}
      <button class="button" ?disabled=${this.busy}>${label}</button>
    </form>`;
  }
}
