import { html, type TemplateResult } from 'lit';
import { linkify } from '@bellhop/shared/links';
import { markdownView } from '@bellhop/shared/markdown-view';

/** An agent's message as elements. Loaded with the first message that may hold Markdown. */
export function messageMarkdown(body: string): TemplateResult[] {
  return markdownView(body, (text) =>
    linkify(text).map(({ text: part, href }) =>
      href === undefined ? part : html`<a href=${href} dir="ltr" target="_blank" rel="noopener noreferrer">${part}</a>`,
    ),
  );
}
