import { beforeAll, expect, test } from 'vitest';
import { CHANGE } from '../../../src/assist/capture/recorded-events';
import { $, change, filter, page, say, show } from './masked-page';

beforeAll(() => {
  const define = (name: string, members: object) =>
    customElements.define(
      name,
      class extends HTMLElement {
        constructor() {
          super();
          Object.assign(this, members);
        }
      },
    );
  define('x-chips', { value: ['SECRET one', 'b'], name: 'c' });
  define('x-chart', { value: [1, 2] });
  define('x-amount', { value: 7_391_582, name: 'a' });
  define('x-stars', { value: 4 });
  define('table-editor', { value: 'SECRET' });
  define('credit-card-field', { value: 'SECRET' });
  define('menu-item', { value: 'x' });
});

test.each([
  '<x-chips><b>SECRET</b></x-chips>',
  '<x-amount><b>SECRET</b></x-amount>',
  '<table-editor><b>SECRET</b></table-editor>',
  '<credit-card-field><b>SECRET</b></credit-card-field>',
  '<button aria-haspopup="listbox">SECRET</button>',
])('%s is a field', (html) => {
  expect(show(html)).not.toContain('SECRET');
});

test.each([
  '<x-stars>Fine</x-stars>',
  '<x-chart>Fine</x-chart>',
  '<menu-item>Fine</menu-item>',
  '<button aria-haspopup="menu">Fine</button>',
])('%s is none', (html) => {
  expect(show(html)).toContain('Fine');
});

test('what a made field says is known, and the words of what is chosen by it', () => {
  const seen = show('<x-chips><i value="b">Linen</i><i value="c">Cotton</i></x-chips><p>SECRET one, Linen, Cotton</p>');
  expect(seen).not.toContain('SECRET');
  expect(seen).toContain('••••••••, ••••••••, Cotton');
});

test('the lines of an editor are known one by one, and where its links go', () => {
  show(
    '<div contenteditable><p>First <b>line</b></p><p>Second line<br>Third line</p><a href="https://mia.example/x">x</a></div><p id="p">x</p>',
  );
  for (const line of ['First line', 'Second line', 'Third line', 'https://mia.example/x'])
    expect(say(`It says: ${line}!`)).toMatch(/It says: •+!/);
});

test('an editor that draws beside its text area is known by what it draws, without the numbers of its lines', () => {
  show(
    '<div id="e"><div style="opacity: 0"><textarea style="opacity: 0"></textarea></div><div class="gutter"><i>1024</i></div><pre>Second line</pre></div><p id="p">x</p>',
  );
  // Nothing is laid out here: everything is tiny.
  const big = { width: 300, height: 200 } as DOMRect;
  $('#e').getBoundingClientRect = () => big;
  filter.fields.noteValue($('textarea'));
  expect(say('Second line')).not.toContain('Second');
  expect(say('1024')).toContain('1024');
});

test('what is typed by way of an EditContext is known, and masked where it is drawn', () => {
  show('<div id="e"><div id="c" tabindex="0"></div><div><b>x</b></div></div><p id="p">x</p>');
  Object.assign($('#c'), { editContext: { text: 'First\nSecond line' } });
  $('#e').getBoundingClientRect = () => ({ width: 300, height: 200 }) as DOMRect;
  filter.fields.noteValue($('#c'));
  expect(say('Second line')).not.toContain('Second');
  const drawn = $('b').firstChild as Text;
  drawn.data = 'Third line';
  expect(change({ source: CHANGE.mutation, texts: [{ id: page.idOf(drawn), value: drawn.data }] })).not.toContain('Third');
});

test('of a list, what is chosen is known elsewhere', () => {
  const list = '<ul role="listbox"><li role="option">Cotton</li><li role="option" aria-selected="true">Linen</li></ul>';
  const seen = show(`${list}<p>For Linen</p><p>Of Cotton</p>`);
  expect(seen).not.toContain('Linen');
  expect(seen).toContain('Of Cotton');
});

test('a chooser that keeps a second field for its form is one', () => {
  expect(
    show('<div><div><b>SECRET</b><input role="combobox"></div><input tabindex="-1" aria-hidden="true" value="x"></div><p>Fine</p>'),
  ).not.toContain('SECRET');
});

test('where a slider stands is not told', () => {
  const seen = show(
    '<div><div style="left: 73.9%"></div><div role="slider" style="left: 73.9%"></div><b>739.15 €</b></div><p style="left: 5%">739.15 €</p>',
  );
  expect(seen).not.toContain('73.9%');
  expect(seen).toContain('left: 5%');
  expect(seen.split('739.15').length).toBe(2);
});

test('what is pasted or dropped is known wherever the page writes it', () => {
  show('<p id="p">x</p>');
  filter.fields.noteText('Hortensie\nand another line');
  expect(say('Hortensie')).not.toContain('Hortensie');
  expect(say('Say another line')).toContain('Say another line');
  expect(say('I say: and another line')).not.toContain('another');
});
