import { inlines, type Inline } from './markdown-inline';

export type Block =
  | { kind: 'text' | 'quote'; lines: Inline[][] }
  | { kind: 'list'; start: number | undefined; items: Inline[][] }
  | { kind: 'code'; text: string; from: number };

interface Line {
  text: string;
  from: number;
}

const FENCE = '```';
const BULLET = /^[-*•] +/;
const NUMBER = /^(\d{1,9})[.)] +/;
const QUOTE = /^> ?/;

/**
 * The small Markdown of messages: bold, italic, code, links, lists and quotes. No HTML, no headings, no pictures; what is
 * none of these stays the text that it is.
 */
export function parseMarkdown(body: string): Block[] {
  const lines = linesOf(body);
  const blocks: Block[] = [];
  let at = 0;
  while (at < lines.length) {
    const [block, end] = codeAt(lines, at) ?? listAt(lines, at) ?? quoteAt(lines, at) ?? textAt(lines, at);
    blocks.push(block);
    at = end;
  }
  return blocks.filter((block) => block.kind !== 'text' || block.lines.some((line) => line.length > 0)).map(withoutEmptyEdges);
}

function linesOf(body: string): Line[] {
  let from = 0;
  return body.split('\n').map((text) => {
    const line = { text, from };
    from += text.length + 1;
    return line;
  });
}

type Found = readonly [Block, end: number];

function codeAt(lines: readonly Line[], at: number): Found | undefined {
  if (!lines[at]?.text.startsWith(FENCE)) return undefined;
  const end = lines.findIndex(({ text }, index) => index > at && text.trimEnd() === FENCE);
  const inner = end < 0 ? [] : lines.slice(at + 1, end);
  const first = inner[0];
  return first === undefined ? undefined : [{ kind: 'code', text: inner.map(({ text }) => text).join('\n'), from: first.from }, end + 1];
}

function listAt(lines: readonly Line[], at: number): Found | undefined {
  const text = lines[at]?.text ?? '';
  const sign = BULLET.test(text) ? BULLET : NUMBER;
  const start = NUMBER.exec(text)?.[1];
  const [items, end] = run(lines, at, sign);
  return items.length === 0 ? undefined : [{ kind: 'list', start: start === undefined ? undefined : Number(start), items }, end];
}

function quoteAt(lines: readonly Line[], at: number): Found | undefined {
  const [quoted, end] = run(lines, at, QUOTE);
  return quoted.length === 0 ? undefined : [{ kind: 'quote', lines: quoted }, end];
}

function textAt(lines: readonly Line[], at: number): Found {
  let end = at + 1;
  while (end < lines.length && !begins(lines, end)) end++;
  return [{ kind: 'text', lines: lines.slice(at, end).map(({ text, from }) => inlines(text, from)) }, end];
}

function begins(lines: readonly Line[], at: number): boolean {
  const text = lines[at]?.text ?? '';
  return BULLET.test(text) || NUMBER.test(text) || QUOTE.test(text) || (text.startsWith(FENCE) && codeAt(lines, at) !== undefined);
}

/** The lines from here on that begin with this sign, without it. */
function run(lines: readonly Line[], at: number, sign: RegExp): readonly [Inline[][], end: number] {
  const found: Inline[][] = [];
  let end = at;
  for (let line = lines[end]; line !== undefined && sign.test(line.text); line = lines[++end]) {
    const skipped = sign.exec(line.text)?.[0].length ?? 0;
    found.push(inlines(line.text.slice(skipped), line.from + skipped));
  }
  return [found, end];
}

/** Blank lines around a block are the space that it has anyway. */
function withoutEmptyEdges(block: Block): Block {
  if (block.kind !== 'text') return block;
  const first = block.lines.findIndex((line) => line.length > 0);
  const last = block.lines.findLastIndex((line) => line.length > 0);
  return { ...block, lines: block.lines.slice(first, last + 1) };
}

/** The text alone, on one line, for previews and notifications. */
export function plainText(body: string): string {
  return parseMarkdown(body).map(plainBlock).join(' ');
}

function plainBlock(block: Block): string {
  if (block.kind === 'code') return block.text;
  return (block.kind === 'list' ? block.items : block.lines).map((line) => line.map(plainInline).join('')).join(' ');
}

function plainInline(inline: Inline): string {
  return 'text' in inline ? inline.text : inline.children.map(plainInline).join('');
}
