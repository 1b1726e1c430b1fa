import { expect, test } from 'vitest';
import { linkify } from '../src/links';

const links = (text: string) => linkify(text).flatMap(({ href }) => (href ? [href] : []));

test.each([
  ['See https://a.example/b?c=d#e.', ['https://a.example/b?c=d#e']],
  ['(https://a.example/x)', ['https://a.example/x']],
  ['https://a.example/wiki/Linen_(cloth)', ['https://a.example/wiki/Linen_(cloth)']],
  ['www.a.example, or mia@a.example!', ['https://www.a.example', 'mailto:mia@a.example']],
  ['javascript:alert(1) data:text/html,x', []],
  ['HTTP://A.example', ['HTTP://A.example']],
  ['<https://a.example>', ['https://a.example']],
  ['see https://a.example/x and http://b.example, not ftp://c.example', ['https://a.example/x', 'http://b.example']],
  ['[https://a.example/x[1]] {https://a.example/y}…', ['https://a.example/x[1]', 'https://a.example/y']],
  ['https:// https://... https://a:99999999 www.', []],
])('links in "%s"', (text, expected) => {
  expect(links(text)).toEqual(expected);
});

test.each([
  '',
  'plain',
  'a https://b.example c www.d.example.',
  'x@y.example (www.a.example).',
  'a https://b.example. c\n<b>d</b> https://e.example/?q=1&r=2… https://... f',
])('no character is lost: "%s"', (text) => {
  expect(
    linkify(text)
      .map((part) => part.text)
      .join(''),
  ).toBe(text);
});

test('a long text without a link is cut in time that does not explode', () => {
  const started = performance.now();
  linkify(`${'a.'.repeat(5_000)}@`);
  linkify(`https://a.example/${')]}'.repeat(9_000)}`);
  expect(performance.now() - started).toBeLessThan(500);
});
