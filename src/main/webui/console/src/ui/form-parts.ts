import { css, html, nothing, type TemplateResult } from 'lit';
import { icon } from './icon';

export const formStyle = css`
  label { display: grid; gap: 6px; font-size: var(--text-13); font-weight: var(--weight-medium); }
  .hint { font-size: var(--text-13); font-weight: var(--weight); color: var(--muted); }
  .problem { display: flex; gap: var(--space-2); padding: var(--space-2) var(--space-3); border: 1px solid var(--danger-border); border-radius: var(--radius); background: var(--danger-surface); color: var(--danger); font-size: var(--text-13); }
  .problem svg { flex: none; margin-block-start: 1px; }
`;

export function problemLine(problem: string): TemplateResult {
  return html`<div role="alert">${problem ? html`<p class="problem">${icon('alert')}<span>${problem}</span></p>` : nothing}</div>`;
}

/** The values of a form's fields, by their names. */
export function formValues(form: HTMLFormElement): Record<string, string> {
  const texts = [...new FormData(form)].filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return Object.fromEntries(texts.map(([name, value]) => [name, name === 'password' || name === 'current' ? value : value.trim()]));
}
