import { html, type TemplateResult } from 'lit';
import type { SearchMark } from '../api/types';

/** Text with the words that were looked for. `from` is where the text begins in what the marks count. */
export function markedText(text: string, marks: readonly SearchMark[], from = 0): Array<string | TemplateResult> {
  const parts: Array<string | TemplateResult> = [];
  let at = 0;
  for (const mark of marks) {
    const start = Math.max(at, mark.start - from);
    const end = Math.min(text.length, mark.end - from);
    if (end <= start) continue;
    parts.push(text.slice(at, start), html`<mark>${text.slice(start, end)}</mark>`);
    at = end;
  }
  parts.push(text.slice(at));
  return parts.filter((part) => part !== '');
}
