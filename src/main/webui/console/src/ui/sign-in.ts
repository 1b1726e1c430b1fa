import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { Problem } from '../data/problem';
import type { Session } from '../data/session';
import { words } from '../words';
import { icon } from './icon';
import { buttons, fields, shared } from './shared';

@customElement('bh-sign-in')
export class SignIn extends LitElement {
  static override styles = [shared, buttons, fields, css`
    :host { display: grid; place-items: center; block-size: 100%; overflow: auto; padding: var(--space-4); background: var(--sunken); }
    main { inline-size: min(380px, 100%); }
    .mark { display: flex; align-items: center; gap: var(--space-2); justify-content: center; margin-block-end: var(--space-6); font-weight: var(--weight-bold); font-size: var(--text-16); }
    .mark span { display: grid; place-items: center; inline-size: 32px; block-size: 32px; border-radius: 8px; background: var(--accent); color: var(--on-accent); }
    form { display: grid; gap: var(--space-4); padding: var(--space-8) var(--space-6); border: 1px solid var(--border); border-radius: var(--radius-card); background: var(--surface); box-shadow: var(--shadow-1); }
    h1 { font-size: var(--text-20); line-height: var(--line-tight); }
    header p { margin-block-start: 4px; }
    label { display: grid; gap: 6px; font-size: var(--text-13); font-weight: var(--weight-medium); }
    .field { font-size: var(--text-16); }
    .secret { position: relative; display: block; }
    .secret .field { padding-inline-end: 76px; }
    .secret .link { position: absolute; inset-inline-end: 4px; inset-block: 4px; padding-inline: var(--space-2); border-radius: 4px; font-size: var(--text-13); }
    .submit { min-block-size: 40px; font-size: var(--text-14); }
    .problem { display: flex; gap: var(--space-2); padding: var(--space-2) var(--space-3); border: 1px solid var(--danger-border); border-radius: var(--radius); background: var(--danger-surface); color: var(--danger); font-size: var(--text-13); }
    .problem svg { flex: none; margin-block-start: 1px; }
  `];

  @property({ attribute: false }) session!: Session;
  /** The agent had been signed in on this page. */
  @property({ type: Boolean }) ended = false;
  @state() private busy = false;
  @state() private problem = '';
  @state() private plain = false;
  @query('[name=email]') private readonly email!: HTMLInputElement;
  @query('[name=password]') private readonly password!: HTMLInputElement;

  protected override firstUpdated(): void {
    (this.email.value ? this.password : this.email).focus();
  }

  protected override render() {
    const demo = location.hash === '#demo' ? 'ana@demo.example' : '';
    return html`<main>
      <div class="mark"><span>${icon('chat', 20)}</span>${words.product}</div>
      <form data-test="sign-in" @submit=${this.#submit} aria-busy=${this.busy} novalidate>
        <header>
          <h1>${words.signIn.title}</h1>
          <p class="quiet">${this.ended ? words.signIn.ended : words.signIn.lead}</p>
        </header>
        <label>${words.signIn.email}
          <input class="field" name="email" type="email" autocomplete="username" inputmode="email" autocapitalize="none" spellcheck="false" required .defaultValue=${demo} aria-invalid=${this.problem !== ''} />
        </label>
        <label>${words.signIn.password}
          <span class="secret">
            <input class="field" name="password" type=${this.plain ? 'text' : 'password'} autocomplete="current-password" autocapitalize="none" spellcheck="false" required aria-invalid=${this.problem !== ''} />
            <button class="link" type="button" aria-label=${this.plain ? words.signIn.hide : words.signIn.show} @click=${() => (this.plain = !this.plain)}>${this.plain ? words.signIn.hideShort : words.signIn.showShort}</button>
          </span>
        </label>
        <div role="alert">${this.problem ? html`<p class="problem">${icon('alert')}<span>${this.problem}</span></p>` : nothing}</div>
        <button class="button primary submit" data-test="sign-in-submit" ?disabled=${this.busy}>${this.busy ? words.signIn.busy : words.signIn.submit}</button>
      </form>
    </main>`;
  }

  async #submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (this.busy) return;
    const empty = [this.email, this.password].find((field) => field.value.trim() === '');
    if (empty) return empty.focus();
    this.busy = true;
    this.problem = '';
    try {
      await this.session.signIn(this.email.value.trim(), this.password.value);
      if (location.hash === '#demo') history.replaceState(null, '', '#/');
    } catch (error) {
      this.problem = error instanceof Problem ? error.message : words.problem.service;
      this.busy = false;
      await this.updateComplete;
      this.password.select();
    }
  }
}
