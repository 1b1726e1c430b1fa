import { css, html, type TemplateResult } from 'lit';
import { strings } from '../strings';
import { icon } from '../ui/icon';

/** The styles of the pages before sign-in. */
export const formPageStyle = css`
  :host { display: grid; place-items: center; block-size: 100%; overflow: auto; padding: var(--space-4); background: var(--sunken); }
  main { inline-size: min(380px, 100%); }
  .mark { display: flex; align-items: center; gap: var(--space-2); justify-content: center; margin-block-end: var(--space-6); font-weight: var(--weight-bold); font-size: var(--text-16); }
  .mark span { display: grid; place-items: center; inline-size: 32px; block-size: 32px; border-radius: 8px; background: var(--accent); color: var(--on-accent); }
  form { display: grid; gap: var(--space-4); padding: var(--space-8) var(--space-6); border: 1px solid var(--border); border-radius: var(--radius-card); background: var(--surface); box-shadow: var(--shadow-1); }
  h1 { font-size: var(--text-20); line-height: var(--line-tight); overflow-wrap: anywhere; }
  header p { margin-block-start: 4px; overflow-wrap: anywhere; }
  .field { font-size: var(--text-16); }
  .submit { min-block-size: 40px; font-size: var(--text-14); }
  .aside { justify-self: center; font-size: var(--text-13); }
`;

export function brandMark(): TemplateResult {
  return html`<div class="mark"><span>${icon('bell', 20)}</span>${strings.product}</div>`;
}

/** A field for a new password, with the rule it must meet. */
export function newPasswordField(label: string): TemplateResult {
  return html`<label>${label}
    <input class="field" name="password" type="password" autocomplete="new-password" minlength="12" maxlength="200" required aria-describedby="rule" />
    <span class="hint" id="rule">${strings.account.rule}</span>
  </label>`;
}
