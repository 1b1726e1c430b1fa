import { html, nothing, type TemplateResult } from 'lit';
import { strings } from '../strings';
import { openIn, type Part } from './variables';

/** A reply as it will be inserted. What was filled in is marked, and so is what stays open. */
export function filledText(parts: readonly Part[]): TemplateResult {
  // On one line: blanks count.
  return html`<div class="text" dir="auto" data-test="canned-preview">${parts.map(({ kind, text }) => (kind === 'text' ? text : html`<mark class=${kind}>${text}</mark>`))}</div>`;
}

/** What is wrong with it, in sentences. */
export function openVariables(parts: readonly Part[]): TemplateResult | typeof nothing {
  const missing = openIn(parts, 'missing');
  const unknown = openIn(parts, 'unknown');
  if (missing.length + unknown.length === 0) return nothing;
  return html`<p class="warning" data-test="canned-open">${missing.length ? strings.canned.missing(missing) : nothing} ${unknown.length ? strings.canned.unknown(unknown) : nothing}</p>`;
}
