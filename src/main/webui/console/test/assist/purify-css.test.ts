import { describe, expect, test } from 'vitest';
import { purifyCss } from '../../src/assist/page-frame/purify-css';

describe('what a page looks like stays', () => {
  test.each([
    'a:not(.b):is(h1, [data-x="url(1)"]) > p::before { content: "url(" counter(x) ") @import"; color: rgb(0 0 0 / 50%) !important }',
    '@media (min-width: 10px) and (hover: hover) { .w-\\[calc\\(100\\%-2rem\\)\\] { width: calc(100% - var(--x, 2rem)) } }',
    '@font-face { font-family: "A"; src: local("A") }',
    '@keyframes a { from { transform: translate3d(0, 0, 0) rotate(3deg) } }',
    '@-webkit-keyframes a { to { opacity: 0 } }',
    '@supports (display: grid) and (not (display: inline-grid)) { a { grid-template-areas: "a b"; grid: repeat(2, minmax(0, 1fr)) / auto } }',
    '@layer a, b; @container side (width > 1px) { a { background: linear-gradient(to right, red, #00f) } }',
    'a { background: url(data:image/gif;base64,R0lGOD) no-repeat, url("data:image/svg+xml,<svg xmlns=\\"http://www.w3.org/2000/svg\\">") }',
    "a { fill: url(#a); mask: url( '#b' ); filter: url(#c) drop-shadow(0 0 1px red) }",
    'a { color: red } /* rr_split */ b { margin: -1px }',
    '.\\:hover, .日本 { quotes: "«" "»"; unicode-range: U+0025-00FF }',
    '',
  ])('%s', (css) => {
    expect(purifyCss(css)).toBe(css);
  });
});

test.each([
  ['a { background: red url(https://a.example/x.png) }', 'a { background: red none }'],
  ['a { background: url( "https://a.example/x)y.png" ) }', 'a { background: none }'],
  ["a { background: URL('//a.example') ; color: red }", 'a { background: none ; color: red }'],
  ['a { background: url(/x.png); color: red }', 'a { background: none; color: red }'],
  ['a { background: url(data:text/html,x) }', 'a { background: none }'],
  ['a { background: u\\72l(https://a.example) }', 'a { background: none }'],
  ['a { background: \\55 \\52 L(https://a.example) }', 'a { background: none }'],
  ['a { background: url(https://a.example/\\)b) }', 'a { background: none }'],
  ['a { background: url(https://a.example', 'a { background: none'],
  ['@import "https://a.example"; b {}', '@unlisted ""; b {}'],
  ['@IMPORT url(https://a.example); b {}', '@unlisted none; b {}'],
  ['@\\69mport "https://a.example";', '@unlisted "";'],
  ['@import/**/url("https://a.example");', '@unlisted/**/none;'],
  [
    "@import 'https://a.example' layer(x) supports(y); @media (z) { a { content: 'b' } }",
    '@unlisted "" unlisted(x) unlisted(y); @media (z) { a { content: \'b\' } }',
  ],
  // No white space to CSS: the address is none in quotes, and ends with its first bracket.
  ['a { background: url(\u00a0"data:image/x); background: url(https://a.example)") }', 'a { background: none; background: none") }'],
  ['@document url(https://a.example) { a {} }', '@unlisted none { a {} }'],
  ['a { background: image-set("https://a.example" 1x) }', 'a { background: unlisted("https://a.example" 1x) }'],
  ['a { background: -webkit-image-set(url(https://a.example) 1x) }', 'a { background: unlisted(none 1x) }'],
  [
    'a { --x: src("https://a.example"); background: image("https://a.example") }',
    'a { --x: unlisted("https://a.example"); background: unlisted("https://a.example") }',
  ],
  ['a { width: expression(alert(1)) }', 'a { width: unlisted(unlisted(1)) }'],
  // A string ends with its line, whichever way the line ends.
  ['a { content: "\r\n; background: url(https://a.example)', 'a { content: "\n; background: none'],
  ['a { content: "\f; background: url(https://a.example)', 'a { content: "\n; background: none'],
  ['a { content: "\\\r\nurl(x)" }', 'a { content: "\\\nurl(x)" }'],
  ['/* " */ a { background: url(https://a.example) } /* " */', '/* " */ a { background: none } /* " */'],
])('%j asks for nothing', (css, expected) => {
  expect(purifyCss(css)).toBe(expected);
});

test('what is clean stays so', () => {
  for (const css of ['@import "x"; a { background: url(y) image-set("z" 1x) }', 'a\\', '"', 'url(', '\\110000 url(x)', '/*', '@']) {
    expect(purifyCss(purifyCss(css))).toBe(purifyCss(css));
  }
});

test('the time for a large sheet grows with its length only', () => {
  const css = '.a:hover > .b { background: linear-gradient(red, blue); margin: 0 1px "x" url(x) }\n'.repeat(20_000);
  // In squared time it would not end before the test does.
  expect(purifyCss(css)).toContain('margin');
  purifyCss(`a { content: ${'"\\'.repeat(200_000)}`);
  purifyCss(`url(${'\\)'.repeat(200_000)}`);
});
