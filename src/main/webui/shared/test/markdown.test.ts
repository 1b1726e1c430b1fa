import { describe, expect, it } from 'vitest';
import { mayHoldMarkdown } from '../src/markdown-hint';
import { parseMarkdown, plainText, type Block } from '../src/markdown';
import type { Inline } from '../src/markdown-inline';

/** A short form: `<b>`, `<i>`, `<c>`, `<a href>`. */
function short(inline: Inline): string {
  switch (inline.kind) {
    case 'text':
      return inline.text;
    case 'code':
      return `<c>${inline.text}</c>`;
    case 'strong':
      return `<b>${inline.children.map(short).join('')}</b>`;
    case 'em':
      return `<i>${inline.children.map(short).join('')}</i>`;
    case 'link':
      return `<a ${inline.href}>${inline.children.map(short).join('')}</a>`;
  }
}

function blocks(body: string): string[] {
  return parseMarkdown(body).map((block: Block) => {
    if (block.kind === 'code') return `code: ${block.text}`;
    const kind = block.kind === 'list' ? (block.start === undefined ? 'bullets' : `numbers ${block.start}`) : block.kind;
    return `${kind}: ${(block.kind === 'list' ? block.items : block.lines).map((line) => line.map(short).join('')).join(' / ')}`;
  });
}

const inline = (text: string) => blocks(text)[0]?.replace(/^text: /, '');

describe('Markdown within a line', () => {
  it.each([
    ['a **bold** word', 'a <b>bold</b> word'],
    ['an *italic* and an _italic_ word', 'an <i>italic</i> and an <i>italic</i> word'],
    ['**bold with *italic* in it**', '<b>bold with <i>italic</i> in it</b>'],
    ['run `npm *ci*` now', 'run <c>npm *ci*</c> now'],
    ['[our page](https://shop.example/a)', '<a https://shop.example/a>our page</a>'],
    ['**Ende.** Dann', '<b>Ende.</b> Dann'],
    ['**重要**です', '**重要**です'],
  ])('%s', (text, expected) => expect(inline(text)).toBe(expected));

  it.each([
    '2 * 3 * 4',
    'snake_case_name and a_b_c',
    '**not closed',
    'a * * *x',
    '****',
    '``',
    '[x](javascript:alert(1))',
    '[x](data:text/html,y)',
    '[https://bank.example](https://evil.example)',
    '[ ](https://shop.example)',
    '<b>no HTML</b>',
    '5*6 and 7*8',
  ])('%s is text', (text) => expect(inline(text)).toBe(text));
});

describe('Markdown of lines', () => {
  it('makes lists', () => {
    expect(blocks('Bring:\n- milk\n- *fresh* bread\nThanks')).toEqual([
      'text: Bring:',
      'bullets: milk / <i>fresh</i> bread',
      'text: Thanks',
    ]);
    expect(blocks('3. three\n4) four')).toEqual(['numbers 3: three / four']);
  });

  it('makes quotes and code', () => {
    expect(blocks('> you wrote\n> this\nYes.')).toEqual(['quote: you wrote / this', 'text: Yes.']);
    expect(blocks('```\na **b**\n```\nok')).toEqual(['code: a **b**', 'text: ok']);
    expect(blocks('```\nnot closed')).toEqual(['text: ``` / not closed']);
  });

  it('keeps lines, and blank ones between them', () => {
    expect(blocks('a\n\nb')).toEqual(['text: a /  / b']);
    expect(blocks('\n\na\n')).toEqual(['text: a']);
    expect(blocks('')).toEqual([]);
  });

  it('knows where its text stands', () => {
    const body = 'x\n- **bold** `code`';
    const places: string[] = [];
    const look = (one: Inline) => {
      if ('text' in one) places.push(body.slice(one.from, one.from + one.text.length));
      else one.children.forEach(look);
    };
    parseMarkdown(body).forEach(
      (block) => block.kind !== 'code' && (block.kind === 'list' ? block.items : block.lines).flat().forEach(look),
    );
    expect(places).toEqual(['x', 'bold', ' ', 'code']);
  });

  it('comes to an end soon, whatever is written', () => {
    for (const piece of ['*a ', '**', '_a', '`', '[', '[a](', '> ', '- *', '```\n', '[a](b'])
      parseMarkdown(piece.repeat(10_000 / piece.length));
    expect(parseMarkdown('*a '.repeat(3_000))).toHaveLength(1);
  });

  it('is told from plain text by a look', () => {
    expect(mayHoldMarkdown('Hello there, is it open?')).toBe(false);
    for (const text of ['**a**', 'a `b`', '- a', 'x\n1. a', '> a', '[a](https://b.example)']) expect(mayHoldMarkdown(text)).toBe(true);
  });

  it('has a plain form', () => {
    expect(plainText('**Hello** [you](https://a.example)\n- one\n- `two`')).toBe('Hello you one two');
  });
});
