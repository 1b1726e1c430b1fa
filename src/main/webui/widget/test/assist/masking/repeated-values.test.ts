import { expect, test } from 'vitest';
import { CHANGE } from '../../../src/assist/capture/recorded-events';
import { $, change, page, say, show, type } from './masked-page';

test('a page that repeats a password does not tell it', () => {
  show('<input type="password" value="hunter2!"><p>Fine</p>');
  const text = $('p').firstChild as Node;
  const said = change({
    source: CHANGE.mutation,
    texts: [{ id: page.idOf(text), value: 'hunter2! is wrong' }],
    attributes: [{ id: page.idOf($('p')), attributes: { title: `?p=${encodeURIComponent('hunter2!')}` } }],
  });
  expect(said).toContain('is wrong');
  expect(said).not.toContain('hunter2');
});

test('what a script puts into a password is known by the time it is repeated', () => {
  show('<input type="password"><p>Fine</p>');
  $('input').value = 'set by script';
  const text = $('p').firstChild as Node;
  expect(change({ source: CHANGE.mutation, texts: [{ id: page.idOf(text), value: 'You chose set by script' }] })).not.toContain(
    'set by script',
  );
});

test.each([
  ['whole, in any text and attribute', '<input id="f" value="Hortensie 7"><p>Hello, hortensie 7!</p><img alt="Hortensie 7">'],
  ['split over elements', '<input id="f" value="Hortensie 7"><p><b>Hor</b><i>tensie</i> 7</p>'],
  ['a character a box', '<input id="f" value="482913"><div><b>4</b><b>8</b><b>2</b><b>9</b><b>1</b><b>3</b></div>'],
  ['grouped otherwise', '<input id="f" value="482913"><p>48 29-13</p><p>4.8.2.9.1.3</p>'],
  ['in an address', '<input id="f" value="Hortensie 7"><a href="/for/Hortensie%207">x</a>'],
  ['as what was there at first', '<input id="f" value="Hortensie 7"><p>Hortensie 7</p>'],
  [
    'as what is selected by',
    '<style>[data-of="Hortensie 7"] { color: red }</style><input value="Hortensie 7"><p data-of="Hortensie 7">x</p>',
  ],
])('what is typed is hidden where the page repeats it: %s', (_, html) => {
  const seen = show(html).replace(/[^\p{L}\p{N}]/gu, '');
  expect(seen).not.toMatch(/hor.{0,60}tensie/i);
  expect(seen).not.toContain('482913');
  expect(show(html)).not.toMatch(/"textContent":"[482913]"/);
});

test('card and account numbers are hidden however they stand there', () => {
  for (const html of [
    '<p>4242 4242 4242 4242</p>',
    '<p><b>4242</b> <b>4242</b> <b>4242</b> <b>4242</b></p>',
    '<p>DE89 3704 0044 0532 0130 00 is mine</p>',
    '<p><span>GB82</span> <span>WEST</span> <span>1234</span> <span>5698</span> <span>7654</span> <span>32</span></p>',
  ]) {
    const seen = show(html);
    for (const part of ['4242', '3704', '1234', '7654']) expect(seen).not.toContain(part);
  }
  expect(show('<p>DE89 3704 0044 0532 0130 01</p>')).toContain('3704');
});

test('what was there for a moment only is known', () => {
  show('<input id="f"><p id="p">x</p>');
  type('Hortensie 7');
  $('#f').value = '';
  expect(say('Was it Hortensie 7?')).not.toContain('Hortensie');
});

test('what was typed so far is known while it is typed, and after it was shortened', () => {
  show('<input id="f"><p id="p">x</p>');
  for (const typed of ['Horten', 'Hortensi', 'Hortensie 7', 'Hortens']) {
    type(typed);
    expect(say(`Results for ${typed}`)).not.toContain('Hor');
  }
});

test.each([
  ['a letter cut in two', 'a'.repeat(99) + '\u{1F600}' + 'b'.repeat(60) + ' Hortensie'],
  ['a long text', 'lorem ipsum dolor '.repeat(12) + 'Hortensie'],
  ['several lines', 'Hello!\nMy name: Hortensie!'],
])('%s is hidden where the page repeats it', (_, value) => {
  show('<textarea id="f"></textarea><p id="p">x</p>');
  $('#f').value = value;
  expect(say(value)).not.toContain('Hortensie');
});

test('names of other scripts are hidden within their words', () => {
  expect(show('<input value="山田太郎"><p>山田太郎様、こんにちは</p>')).not.toContain('山田太郎');
});

test('the choices of a list are not hidden elsewhere', () => {
  expect(show('<ul role="listbox"><li role="option">Price rising</li></ul><p>Price: 20</p>')).toContain('Price: 20');
  expect(show('<div contenteditable>Hortensie</div><p>Hortensie</p>')).not.toContain('Hortensie');
});

test('a word with which something typed begins is the page’s own', () => {
  expect(show('<input value="The blue one"><p>The page is here</p>')).toContain('The page is here');
});

test('the whole of an earlier value and a shorter one now are both known', () => {
  show('<input id="f"><p id="p">x</p>');
  for (const typed of ['M', 'Mia', 'Mia Hortensie', 'Mia']) type(typed);
  expect(say('Hello, Mia!')).not.toContain('Mia');
  expect(say('Hello, Hortensie, Mia Hortensie!')).not.toContain('Mia Hortensie');
});

test('a long text that is typed keeps no other field’s value from being known', () => {
  show('<input id="f"><textarea></textarea><p id="p">x</p>');
  type('Hortensie');
  type('');
  let text = '';
  for (let i = 0; i < 3_000; i++) {
    text += `${i} is more\n`;
    if (i % 500 > 0) continue;
    $('textarea').value = text;
    say(`${i}`);
  }
  expect(say('Was it Hortensie?')).not.toContain('Hortensie');
});

test('what a field that is gone has said is known', () => {
  show('<input id="f"><p id="p">x</p>');
  type('Hortensie');
  $('#f').remove();
  expect(say('x')).toContain('x');
  expect(say('Was it Hortensie?')).not.toContain('Hortensie');
});
