import { expect, test } from 'vitest';
import { initials, isEmoji, linkify } from '../../src/thread/text';

const links = (text: string) => linkify(text).flatMap(({ href }) => (href ? [href] : []));

test.each([
  ['See https://a.example/b?c=d#e.', ['https://a.example/b?c=d#e']],
  ['(https://a.example/x)', ['https://a.example/x']],
  ['https://a.example/wiki/Linen_(cloth)', ['https://a.example/wiki/Linen_(cloth)']],
  ['www.a.example, or mia@a.example!', ['https://www.a.example', 'mailto:mia@a.example']],
  ['javascript:alert(1) data:text/html,x', []],
  ['HTTP://A.example', ['HTTP://A.example']],
  ['<https://a.example>', ['https://a.example']],
])('links in "%s"', (text, expected) => {
  expect(links(text)).toEqual(expected);
});

test.each(['', 'plain', 'a https://b.example c www.d.example.', 'x@y.example (www.a.example).'])('no character is lost: "%s"', (text) => {
  expect(linkify(text).map((part) => part.text).join('')).toBe(text);
});

test('a long text without a link is cut in time that does not explode', () => {
  const started = performance.now();
  linkify(`${'a.'.repeat(5_000)}@`);
  linkify(`https://a.example/${')'.repeat(9_000)}`);
  expect(performance.now() - started).toBeLessThan(500);
});

test('initials', () => {
  expect(['Ana Ruiz', 'Linden & Loom', 'mia', '', 'Ana Maria de la Cruz', '李 小龙'].map(initials)).toEqual(['AR', 'LL', 'M', '', 'AC', '李小']);
});

test('one to three emoji alone are drawn large', () => {
  expect(['🎁', '👍🏽', '👩‍👩‍👧 ❤️', '🎁🎁🎁'].map(isEmoji)).toEqual([true, true, true, true]);
  expect(['', '12', 'ok 🎁', '🎁🎁🎁🎁', '#'].map(isEmoji)).toEqual([false, false, false, false, false]);
});
