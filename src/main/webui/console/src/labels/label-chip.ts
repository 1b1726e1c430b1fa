import { html, nothing, type TemplateResult } from 'lit';
import type { Label } from '@bellhop/client';
import { strings } from '../strings';

export function labelDot({ colour }: Pick<Label, 'colour'>): TemplateResult {
  return html`<span class="label-dot ${colour}" aria-hidden="true"></span>`;
}

export function labelChip(label: Label): TemplateResult {
  return html`<span class="label-chip" title=${label.name} data-test="label-chip">${labelDot(label)}<span class="cut" dir="auto">${label.name}</span></span>`;
}

/** The first labels as chips, and how many more there are. */
export function labelChips(labels: readonly Label[], most: number): TemplateResult | typeof nothing {
  if (labels.length === 0) return nothing;
  const more = labels.slice(most);
  const names = more.map(({ name }) => name).join(', ');
  return html`${labels.slice(0, most).map(labelChip)}${
    more.length
      ? html`<span class="label-chip more" title=${names}><span aria-hidden="true">+${more.length}</span><span class="unseen">${strings.labels.more(more.length)}</span></span>`
      : nothing
  }`;
}
