import { html, type TemplateResult } from 'lit';
import { parseMarkdown, type Block } from './markdown';
import type { Inline } from './markdown-inline';

/** Draws a plain piece of the message, which begins at `from`: with links, or with marks. */
export type DrawText = (text: string, from: number) => unknown;

/** A message's Markdown as elements; user text is only ever a text node. */
export function markdownView(body: string, draw: DrawText): TemplateResult[] {
  return parseMarkdown(body).map((block) => blockView(block, draw));
}

function blockView(block: Block, draw: DrawText): TemplateResult {
  switch (block.kind) {
    case 'code':
      return html`<pre dir="ltr"><code>${block.text}</code></pre>`;
    case 'list': {
      const items = block.items.map((item) => html`<li dir="auto">${line(item, draw)}</li>`);
      return block.start === undefined ? html`<ul>${items}</ul>` : html`<ol start=${block.start}>${items}</ol>`;
    }
    case 'quote':
      return html`<blockquote dir="auto">${lines(block.lines, draw)}</blockquote>`;
    case 'text':
      return html`<p dir="auto">${lines(block.lines, draw)}</p>`;
  }
}

function lines(all: readonly Inline[][], draw: DrawText): unknown[] {
  return all.flatMap((each, index) => (index === 0 ? line(each, draw) : ['\n', ...line(each, draw)]));
}

function line(all: readonly Inline[], draw: DrawText): unknown[] {
  return all.map((inline) => inlineView(inline, draw));
}

function inlineView(inline: Inline, draw: DrawText): unknown {
  switch (inline.kind) {
    case 'text':
      return draw(inline.text, inline.from);
    case 'code':
      return html`<code>${inline.text}</code>`;
    case 'strong':
      return html`<strong>${line(inline.children, draw)}</strong>`;
    case 'em':
      return html`<em>${line(inline.children, draw)}</em>`;
    case 'link':
      return html`<a href=${inline.href} title=${inline.href} target="_blank" rel="noopener noreferrer nofollow">${line(inline.children, (text) => text)}</a>`;
  }
}
