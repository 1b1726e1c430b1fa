import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { singleSignOnUrl, rememberWorkspace } from './workspace-sign-in';
import { Problem } from '../api/problem';
import { demoAccount, type DemoAccount } from './demo-account';
import type { Session } from './session';
import { strings } from '../strings';
import { formPageStyle, brandMark } from './form-page-parts';
import { formStyle, problemLine } from '../ui/form-parts';
import { buttonStyle, fieldStyle, baseStyle } from '../ui/base-style';

@customElement('bh-sign-in')
export class SignIn extends LitElement {
  static override styles = [
    baseStyle,
    buttonStyle,
    fieldStyle,
    formPageStyle,
    formStyle,
    css`
    .secret { position: relative; display: block; }
    .secret .field { padding-inline-end: 76px; }
    .or { display: flex; align-items: center; gap: var(--space-3); font-size: var(--text-13); }
    .or::before, .or::after { content: ''; flex: 1; border-block-start: 1px solid var(--border); }
    a.button { color: var(--text); text-decoration: none; }
    .demo { display: grid; gap: var(--space-3); justify-items: center; margin-block-start: var(--space-4); padding: var(--space-4); border: 1px dashed var(--border); border-radius: var(--radius-card); font-size: var(--text-13); text-align: center; }
    .demo code { overflow-wrap: anywhere; font-family: ui-monospace, monospace; }
    .secret .link { position: absolute; inset-inline-end: 4px; inset-block: 4px; padding-inline: var(--space-2); border-radius: 4px; font-size: var(--text-13); }
  `,
  ];

  @property({ attribute: false }) session!: Session;
  /** Whether the agent was signed in on this page before. */
  @property({ type: Boolean }) ended = false;
  /** The service's code for why single sign-on was refused. */
  @property() refused = '';
  @state() private singleSignOn: string | undefined;
  @state() private demo: DemoAccount | undefined;
  @state() private busy = false;
  /** Whether the problem concerns the fields. */
  @state() private wrong = false;
  @state() private problem = '';
  @state() private plain = false;
  /** Whether the password was right and the account also requires a code. */
  @state() private factor = false;
  @query('[name=email]') private readonly email!: HTMLInputElement;
  @query('[name=password]') private readonly password!: HTMLInputElement;
  @query('[name=code]') private readonly code!: HTMLInputElement | null;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('refused') || this.refused === '') return;
    if (this.refused === 'no-provider') rememberWorkspace(undefined);
    this.problem = refusalText(this.refused);
  }

  protected override firstUpdated(): void {
    void singleSignOnUrl().then((address) => (this.singleSignOn = address));
    void demoAccount().then((account) => (this.demo = account));
    this.email.focus();
  }

  protected override render() {
    return html`<main>
      ${brandMark()}
      <form data-test="sign-in" @submit=${this.#submit} aria-busy=${this.busy} novalidate>
        <header>
          <h1>${strings.signIn.title}</h1>
          <p class="quiet">${this.ended ? strings.signIn.ended : strings.signIn.lead}</p>
        </header>
        <label>${strings.signIn.email}
          <input class="field" name="email" type="email" autocomplete="username" inputmode="email" autocapitalize="none" spellcheck="false" required aria-invalid=${this.wrong} />
        </label>
        <label>${strings.signIn.password}
          <span class="secret">
            <input class="field" name="password" type=${this.plain ? 'text' : 'password'} autocomplete="current-password" autocapitalize="none" spellcheck="false" required aria-invalid=${this.wrong} />
            <button class="link" type="button" aria-label=${this.plain ? strings.signIn.hide : strings.signIn.show} @click=${() => (this.plain = !this.plain)}>${this.plain ? strings.signIn.hideShort : strings.signIn.showShort}</button>
          </span>
        </label>
        ${
          this.factor
            ? html`<label>${strings.signIn.code}
          <input class="field" name="code" data-test="sign-in-code" autocomplete="one-time-code" autocapitalize="none" spellcheck="false" maxlength="40" aria-describedby="code-hint" />
          <span class="hint" id="code-hint">${strings.signIn.codeHint}</span>
        </label>`
            : nothing
        }
        ${problemLine(this.problem)}
        <button class="button primary submit" data-test="sign-in-submit" ?disabled=${this.busy}>${this.busy ? strings.signIn.busy : strings.signIn.submit}</button>
        <a class="link aside" data-test="forgotten" href="#/forgotten">${strings.signIn.forgotten}</a>
        ${
          this.singleSignOn
            ? html`<p class="or quiet" aria-hidden="true">${strings.signIn.or}</p>
        <a class="button submit" data-test="company-sign-in" href=${this.singleSignOn}>${strings.signIn.company}</a>`
            : nothing
        }
      </form>
      ${this.demo ? this.#demoHint(this.demo) : nothing}
    </main>`;
  }

  #demoHint({ email, password }: DemoAccount) {
    return html`<section class="demo" data-test="demo-account">
      <p>${strings.signIn.demo} <code>${email}</code> <code>${password}</code></p>
      <button class="button" type="button" data-test="demo-sign-in" ?disabled=${this.busy} @click=${() => this.#fillIn(email, password)}>${strings.signIn.demoSubmit}</button>
    </section>`;
  }

  #fillIn(email: string, password: string): void {
    this.email.value = email;
    this.password.value = password;
    this.email.form?.requestSubmit();
  }

  async #submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (this.busy) return;
    const empty = [this.email, this.password].find((field) => field.value.trim() === '');
    if (empty) return empty.focus();
    this.busy = true;
    this.wrong = false;
    this.problem = '';
    try {
      await this.session.signIn(this.email.value.trim(), this.password.value, this.code?.value.trim());
    } catch (error) {
      const wantsCode = error instanceof Problem && error.code === 'second_factor';
      // The first request for a code is not an error.
      this.problem = wantsCode && !this.factor ? '' : error instanceof Problem ? error.message : strings.problem.service;
      this.wrong = this.problem !== '';
      this.factor ||= wantsCode;
      this.busy = false;
      await this.updateComplete;
      (wantsCode && this.code ? this.code : this.password).select();
    }
  }
}

function refusalText(reason: string): string {
  const known: Record<string, string> = strings.signIn.notLetIn;
  return Object.hasOwn(known, reason) ? (known[reason] ?? '') : strings.problem.service;
}
