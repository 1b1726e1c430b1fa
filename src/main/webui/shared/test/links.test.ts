import { expect, test } from 'vitest';
import { linkify } from '../src/links';

const links = (text: string) => linkify(text).flatMap(({ href }) => (href ? [href] : []));
const shown = (text: string) => linkify(text).flatMap(({ href, text: part }) => (href ? [part] : []));

test.each([
  ['See https://a.example/b?c=d#e.', ['https://a.example/b?c=d#e']],
  ['www.example.com, or mia@example.com!', ['www.example.com', 'mia@example.com']],
  ['HTTPS://A.example/X WWW.Example.COM Mia@Example.COM', ['HTTPS://A.example/X', 'WWW.Example.COM', 'Mia@Example.COM']],
  ['see https://a.example/x and http://b.example, not ftp://c.example', ['https://a.example/x', 'http://b.example']],
  ['https://a.example/x,https://b.example/y', ['https://a.example/x', 'https://b.example/y']],
  ['http://localhost:8080/x http://10.0.0.1/y', ['http://localhost:8080/x', 'http://10.0.0.1/y']],
  ['mailto:mia@example.com', ['mailto:mia@example.com']],
  ['https://web.archive.org/web/2020/https://a.example/', ['https://web.archive.org/web/2020/https://a.example/']],
])('the addresses in "%s"', (text, expected) => {
  expect(shown(text)).toEqual(expected);
});

test.each([
  ['(https://a.example/x)', ['https://a.example/x']],
  ['https://a.example/wiki/Linen_(cloth)', ['https://a.example/wiki/Linen_(cloth)']],
  ['(see https://a.example/wiki/Linen_(cloth)).', ['https://a.example/wiki/Linen_(cloth)']],
  ['<https://a.example>', ['https://a.example']],
  ['[https://a.example/x[1]] {https://a.example/y}…', ['https://a.example/x[1]', 'https://a.example/y']],
  ['https://a.example/?q={a}&b[]=1', ['https://a.example/?q={a}&b[]=1']],
])('brackets belong to the sentence unless the address opens them: "%s"', (text, expected) => {
  expect(shown(text)).toEqual(expected);
});

test.each([
  ["https://en.wikipedia.org/wiki/Ohm's_law", ["https://en.wikipedia.org/wiki/Ohm's_law"]],
  ["'https://a.example/x' and ‘https://a.example/y’", ['https://a.example/x', 'https://a.example/y']],
  [
    '"https://a.example/x", “https://a.example/y”, «https://a.example/z»',
    ['https://a.example/x', 'https://a.example/y', 'https://a.example/z'],
  ],
  ["o'brien@example.com", ["o'brien@example.com"]],
])('quotes and apostrophes: %s', (text, expected) => {
  expect(shown(text)).toEqual(expected);
});

test.each([
  ['請看https://a.example/x。謝謝', ['https://a.example/x']],
  [
    'https://a.example/x、また「https://a.example/y」（https://a.example/z）',
    ['https://a.example/x', 'https://a.example/y', 'https://a.example/z'],
  ],
  ['https://a.example。https://b.example！', ['https://a.example', 'https://b.example']],
  ['https://a.example/س؟ https://a.example/y،', ['https://a.example/س', 'https://a.example/y']],
])('punctuation of other scripts ends an address: %s', (text, expected) => {
  expect(shown(text)).toEqual(expected);
});

test.each([
  'report.zip',
  'a.com',
  'https:// https://... www. @',
  'https://a.example:99999999/',
  `https://${'a'.repeat(64)}.example/`,
  'https://-a.example/',
  'https://a..example/',
  'javascript:alert(1) data:text/html,x vbscript:x file:///etc/passwd',
  'https://shop.example@evil.example/',
  'https://user:secret@a.example/',
  'https://shop.example\\@evil.example/',
  'mia@localhost',
  'mailto:mia@example.com?bcc=all@example.com',
  'https://例え',
])('no link: %s', (text) => {
  expect(linkify(text)).toEqual([{ text }]);
});

test.each([
  'https://a.example/\u202egnp.exe',
  'https://a.exam\u202eple/x',
  'https://a.example/\u2067x',
  'https://a.example/x\u200fy',
  'https://a.exa\u200bmple/x',
  'mia\u202e@example.com',
])('an address with an invisible character in it is no link: %j', (text) => {
  expect(links(text)).toEqual([]);
});

test('controls of direction around an address do no harm', () => {
  expect(links('\u202b\u2066https://a.example/x\u2069.\u202c')).toEqual(['https://a.example/x']);
  expect(links('\u200f\u2066https://a.example/x\u2069 \u200fhttps://b.example/\u200f')).toEqual([
    'https://a.example/x',
    'https://b.example/',
  ]);
});

test.each([
  ['https://münchen.de/straße', 'https://münchen.de/straße', 'https://xn--mnchen-3ya.de/stra%C3%9Fe'],
  ['https://MÜNCHEN.de', 'https://MÜNCHEN.de', 'https://xn--mnchen-3ya.de/'],
  ['https://例え.jp/', 'https://例え.jp/', 'https://xn--r8jz45g.jp/'],
  ['https://пример.рф', 'https://пример.рф', 'https://xn--e1afmkfd.xn--p1ai/'],
  ['mia@bücher.de', 'mia@bücher.de', 'mailto:mia@xn--bcher-kva.de'],
])('a host in one script is shown as it was written: %s', (text, part, href) => {
  expect(linkify(text)).toEqual([{ text: part, href }]);
});

test.each([
  // All of it is Cyrillic but "com".
  ['https://аррӏе.com/x', 'https://xn--80ak6aa92e.com/x'],
  // The first letter is Cyrillic.
  ['https://аpple.com', 'https://xn--pple-43d.com'],
  ['https://gοοgle.com:8443/', 'https://xn--ggle-0nda.com:8443/'],
  ['https://bıg.com', 'https://xn--bg-hpa.com'],
  ['https://example.comノevil.jp/', 'https://example.xn--comevil-v04f.jp/'],
  ['https://ｅｘａｍｐｌｅ.com/', 'https://example.com/'],
  ['https://שלום.com/א', 'https://xn--9dbne9b.com/א'],
  ['http://0x7f.1/', 'http://127.0.0.1/'],
  ['https://%65xample.com/', 'https://example.com/'],
  ['mia@аррӏе.com', 'mia@xn--80ak6aa92e.com'],
])('a host that can be taken for another is shown as the browser understands it: %s', (text, part) => {
  expect(shown(text)).toEqual([part]);
});

test('an address is shown and linked as a whole, however long it is', () => {
  const long = `https://a.example/${'x'.repeat(9_000)}?y=${'z'.repeat(900)}`;
  expect(linkify(`see ${long}.`)).toEqual([{ text: 'see ' }, { text: long, href: long }, { text: '.' }]);
});

test('what could add to a mail is encoded', () => {
  expect(links('a&b=c%d@example.com')).toEqual(['mailto:a%26b%3Dc%25d@example.com']);
  expect(links('mia+shop@example.com')).toEqual(['mailto:mia+shop@example.com']);
});

test('every link is one of three kinds and can be parsed', () => {
  const text = 'https://a.example http://b.example/ www.example.com mia@example.com ftp://c.example irc://d tel:1 blob:x';
  expect(links(text).map((href) => new URL(href).protocol)).toEqual(['https:', 'http:', 'https:', 'mailto:']);
});

test.each([
  '',
  'plain',
  'a https://b.example c www.example.com.',
  'x@example.com (www.example.com).',
  'a https://b.example. c\n<b>d</b> https://e.example/?q=1&r=2… https://... f',
  '\u200fhttps://b.example/\u200f, “https://c.example/‘d’”',
])('no character is lost: "%s"', (text) => {
  expect(
    linkify(text)
      .map((part) => part.text)
      .join(''),
  ).toBe(text);
});

test.each(['a.', 'a@', ')]}', '(http://a.b', 'http://', 'www.', '@', 'https://a.b/?', '。', '’', '\u200f', 'https://a.example/x,', '1-'])(
  'the time for a long text of "%s" grows with its length only',
  (piece) => {
    // Ten times what a message may have: in squared time it would not end before the test does.
    for (const text of [`https://a.example/${piece.repeat(100_000 / piece.length)}@`, `${piece.repeat(100_000 / piece.length)}@`])
      expect(
        linkify(text)
          .map((part) => part.text)
          .join(''),
      ).toHaveLength(text.length);
  },
);
