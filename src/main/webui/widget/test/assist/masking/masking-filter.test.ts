import { beforeEach, expect, test } from 'vitest';
import { CHANGE, EVENT } from '../../../src/assist/capture/recorded-events';
import { $, change, filter, page, show } from './masked-page';

beforeEach(() => {
  document.body.innerHTML = '';
});

test('what a page says is seen', () => {
  expect(show('<h1 class="big" title="A title">Linen</h1><a href="/shop?ref=1#top">Shop</a>')).toContain('Linen');
  const seen = show('<a href="/shop?ref=1#top">Shop</a><button>Go on</button><input type="submit" value="Order now"><meter value="0.6">');
  for (const text of ['/shop"', 'Shop', 'Go on', 'Order now', '"value":"0.6"']) expect(seen).toContain(text);
});

test.each([
  '<input value="SECRET">',
  '<input type="email" value="SECRET">',
  '<textarea>SECRET</textarea>',
  '<input type="password" value="SECRET">',
  '<select><option value="SECRET" selected>SECRET</option></select>',
  '<div contenteditable>SECRET <b>SECRET</b></div>',
  '<input title="SECRET">',
  '<input data-before="SECRET">',
  '<input type="hidden" value="SECRET">',
  '<input type="checkbox" value="SECRET">',
  '<datalist><option value="SECRET">SECRET</option></datalist>',
  '<div data-bellhop-private>SECRET<p title="SECRET">SECRET</p><img src="/SECRET.png" alt="SECRET"></div>',
  '<div data-bellhop-block><p>SECRET</p></div>',
  '<meta content="SECRET">',
  '<script>SECRET</script>',
  '<noscript>SECRET</noscript>',
  '<!-- SECRET -->',
  '<a href="/reset?token=SECRET">x</a>',
  '<a href="#SECRET">x</a>',
  '<a href="javascript:SECRET()">x</a>',
  '<p onclick="SECRET()">x</p>',
  '<iframe srcdoc="SECRET"></iframe>',
  '<img srcset="/a.png?SECRET 1x, /b.png?SECRET 2x">',
  '<form action="/x?SECRET"></form>',
  '<input type="password" placeholder="SECRET">',
  '<input autocomplete="one-time-code" value="SECRET">',
  '<input name="cvc" aria-label="SECRET" value="SECRET">',
  '<p title="SECRET" id="SECRET" name="SECRET" itemprop="SECRET" data-page="SECRET" x-data="SECRET" ng-init="SECRET" wire:model="SECRET">x</p>',
  '<button value="SECRET" name="SECRET" form="SECRET">x</button>',
  '<label for="SECRET">x</label>',
  '<p constructor="SECRET" toString="SECRET" valueOf="SECRET" __proto__="SECRET" hasOwnProperty="SECRET">x</p>',
  '<p aria-describedby="SECRET" aria-description="SECRET" aria-valuetext="SECRET">x</p>',
  '<p width="SECRET" lang="SECRET" dir="SECRET" align="SECRET" bgcolor="SECRET9">x</p>',
  '<meter value="SECRET" min="SECRET">x</meter>',
  '<a href="https://mia:SECRET@shop.example/a">x</a>',
  '<a href="/order;session=SECRET/a">x</a>',
  '<a href="mailto:SECRET@shop.example">x</a>',
  '<a href="tel:SECRET">x</a>',
  '<a ping="/p/SECRET" href="/a">x</a>',
  '<a href="/reset/eyJhbGciOiJIUzI1NiJ9.SECRETSECRET.abc">x</a>',
  '<a href="/user/SECRET%40shop.example">x</a>',
  '<a href="/invite/SECRETa8f93bd77c1e">x</a>',
  '<link rel="preload" imagesrcset="/a.png?SECRET 1x" href="/a?SECRET">',
  '<img src="data:image/svg+xml,<svg><text>SECRET</text></svg>">',
  '<p style="background: url(/a.png?SECRET)">x</p>',
  "<p style=\"background: url('/a.png#SECRET'); --who: 'SECRET@shop.example'\">x</p>",
  '<style>/* SECRET */ @import "/a.css?SECRET"; p { background: url( "/a.png?x=SECRET" ) }</style>',
  '<style>p { background: \\75 rl(/a.png?SECRET) }</style>',
  '<svg><a xlink:href="/a?SECRET"><path d="SECRET" fill="SECRET9"></path></a><use href="/i.svg#SECRET"></use></svg>',
])('not a word of %s leaves the page', (html) => {
  expect(html).toContain('SECRET');
  expect(show(html)).not.toContain('SECRET');
});

test('the site may show what is typed in some fields', () => {
  expect(show('<input id="size" value="Large"><input value="Mia">', { unmask: ['#size'] })).toContain('Large');
  expect(show('<input id="size" value="Large"><input value="Mia">', { unmask: ['#size'] })).not.toContain('Mia');
});

test.each([
  '<input class="f" type="password" value="SECRET">',
  '<input class="f" autocomplete="cc-number" value="SECRET">',
  '<input class="f" name="card_number" value="SECRET">',
  '<input class="f" id="userPin" value="SECRET">',
  '<label>Passwort <input class="f" value="SECRET"></label>',
  '<div data-bellhop-private><input class="f" value="SECRET"></div>',
])('whatever the site says, %s stays hidden', (html) => {
  expect(show(html, { unmask: ['.f', 'input', 'div', '*'] })).not.toContain('SECRET');
});

test('what is blocked says nothing either when it changes, also in a shadow root', () => {
  show('<div data-bellhop-block><b></b></div>');
  const host = $('b');
  const inner = host.attachShadow({ mode: 'open' }).appendChild(document.createElement('p'));
  inner.innerHTML = 'SECRET<input>';
  const text = inner.firstChild as Text;
  page.write(host);
  const added = { parentId: page.idOf(host), nextId: null, node: page.write(inner) };
  expect(
    change({ source: CHANGE.mutation, adds: [added], texts: [{ id: page.idOf(text), value: 'SECRET' }], removes: [], attributes: [] }),
  ).toBe('null');
  expect(
    change({
      source: CHANGE.mutation,
      adds: [],
      removes: [],
      texts: [],
      attributes: [{ id: page.idOf($('div')), attributes: { 'data-x': 'SECRET' } }],
    }),
  ).toBe('null');
  expect(change({ source: CHANGE.input, id: page.idOf(inner.lastChild as Node), text: 'SECRET', isChecked: false })).toBe('null');
});

test('what the site blocks is a box', () => {
  const seen = show('<div class="loyalty"><p>SECRET</p></div>', { block: ['.loyalty', 'no selector!{'] });
  expect(seen).not.toContain('SECRET');
  expect(seen).toContain('"needBlock":true');
});

test('a password that is shown by a button is still one', () => {
  show('<input type="password" value="hunter2!">');
  $('input').type = 'text';
  expect(change({ source: CHANGE.input, id: page.idOf($('input')), text: 'hunter2!', isChecked: false })).not.toContain('hunter2');
});

test('what is typed is masked, and what is chosen', () => {
  show('<input><input type="checkbox">');
  expect(change({ source: CHANGE.input, id: page.idOf($('input')), text: 'Mia', isChecked: false })).toContain('•••');
  expect(change({ source: CHANGE.input, id: page.idOf($('[type=checkbox]')), text: 'on', isChecked: true })).toContain('"isChecked":false');
});

test('what is added later is looked at like the rest', () => {
  show('<p>Fine</p>');
  const added = document.createElement('div');
  added.innerHTML = '<input value="SECRET"><p data-bellhop-private>SECRET</p><b>Plain</b>';
  document.body.append(added);
  const said = change({ source: CHANGE.mutation, adds: [{ parentId: 1, nextId: null, node: page.write(added) }] });
  expect(said).toContain('Plain');
  expect(said).not.toContain('SECRET');
});

test('an attribute that is set later is looked at like the rest', () => {
  show('<input><div data-bellhop-private><p>x</p></div>');
  expect(
    change({ source: CHANGE.mutation, attributes: [{ id: page.idOf($('input')), attributes: { value: 'SECRET', title: 'SECRET' } }] }),
  ).not.toContain('SECRET');
  expect(
    change({
      source: CHANGE.mutation,
      attributes: [{ id: page.idOf($('p')), attributes: { title: 'SECRET', style: 'background: url(/SECRET)' } }],
    }),
  ).not.toContain('SECRET');
});

test('in shadow roots the same holds as without', () => {
  show('<div id="host" data-bellhop-private></div>');
  const root = $('#host').attachShadow({ mode: 'open' });
  root.innerHTML = '<p>SECRET</p>';
  const said = change({ source: CHANGE.mutation, adds: [{ parentId: 1, nextId: null, node: page.write(root.firstChild as Node) }] });
  expect(said).not.toContain('SECRET');
});

test('what is not known is hidden', () => {
  show('<p>Fine</p>');
  expect(change({ source: CHANGE.mutation, texts: [{ id: 9_999, value: 'SECRET' }] })).not.toContain('SECRET');
  expect(
    change({
      source: CHANGE.mutation,
      adds: [
        {
          parentId: 1,
          nextId: null,
          node: {
            type: 2,
            id: 9_998,
            tagName: 'p',
            attributes: { title: 'SECRET' },
            childNodes: [{ type: 3, id: 9_997, textContent: 'SECRET' }],
          },
        },
      ],
    }),
  ).not.toContain('SECRET');
  expect(change({ source: CHANGE.input, id: 9_999, text: 'SECRET', isChecked: false })).not.toContain('SECRET');
  for (const source of [7, 9, 10, 11, 14, 16, 99]) expect(change({ source, payload: 'SECRET' })).toBe('null');
  for (const type of [5, 6, 7]) expect(filter.filter({ type, timestamp: 1, data: { payload: 'SECRET' } })).toBeUndefined();
});

test('where the page is says nothing of keys in its address', () => {
  show('<p>Fine</p>');
  expect(
    filter.filter({
      type: EVENT.meta,
      timestamp: 1,
      data: { href: 'https://shop.example/reset?token=SECRET#SECRET', width: 800, height: 600 },
    }),
  ).toEqual({ type: EVENT.meta, timestamp: 1, data: { href: 'https://shop.example/reset', width: 800, height: 600 } });
});

test('a drawing whose coordinates look like a card number stays whole, and nothing else in it does', () => {
  const path = 'M4111 1111 1111 1111l5 5z';
  const seen = show(
    `<svg viewBox="0 0 9 9"><path d="${path}" id="x4111111111111111" data-note="4111 1111 1111 1111"/><path d="my card 4111 1111 1111 1111"/></svg>`,
  );
  expect(seen).toContain(path);
  expect(seen.split('4111').length).toBe(2);
});

test('what a style sheet selects by stays, with the value that it names', () => {
  const sheet = document.head.appendChild(document.createElement('style'));
  sheet.textContent =
    '[data-state=open] { color: red } #total, .css-1a2b3c4d5e6f7g8h9 { color: red } [data-on] i { color: red } [data-token^=abc] { color: red }';
  const seen = show(
    '<p data-state="open" id="total" data-token="abcSECRET" class="css-1a2b3c4d5e6f7g8h9">x</p><p data-state="SECRET" data-on="SECRET" class="SECRETa8f93bd77c1e" id="SECRET">x</p>',
  );
  for (const text of ['"data-state":"open"', '"id":"total"', 'css-1a2b3c4d5e6f7g8h9', '"data-on":""']) expect(seen).toContain(text);
  expect(seen).not.toContain('SECRET');
  sheet.remove();
});

test('what a picture needs stays', () => {
  const seen = show(
    '<img src="/linen.jpg?w=3" width="300" alt="Linen" srcset="/a.png 1x, /b.png 2x"><p class="w-[calc(100%-2rem)] css-1dkhuyp-MuiStack-root" style="margin: 2px; background: url(/a.png)" dir="rtl" lang="ar">x</p>' +
      '<svg viewBox="0 0 9 9"><defs><path id="bell" d="M1 2L3 4"></path></defs><use href="#bell" fill="url(#shade)" stroke-width="2"></use></svg>',
  );
  for (const text of [
    '/linen.jpg"',
    '"width":"300"',
    '"alt":"Linen"',
    '/a.png 1x, ',
    '/b.png 2x',
    'w-[calc(100%-2rem)] css-1dkhuyp-MuiStack-root',
    'margin: 2px',
    '/a.png',
    '"dir":"rtl"',
    '"viewBox":"0 0 9 9"',
    '"id":"bell"',
    '"href":"#bell"',
    '"fill":"url(#shade)"',
  ])
    expect(seen).toContain(text);
});

test.each([
  '<div role="textbox">SECRET</div>',
  '<button role="combobox">SECRET</button>',
  '<ul role="listbox"><li role="option">SECRET</li></ul>',
  '<div role="slider" aria-valuetext="SECRET">SECRET</div>',
  '<div contenteditable="plaintext-only">SECRET</div>',
  '<div><div>SECRET</div><input role="combobox" aria-autocomplete="list"></div>',
  '<div><input autocomplete="one-time-code"><div><b>SECRET</b></div></div>',
  '<x-field type="password">SECRET</x-field>',
  '<input aria-labelledby="l" value="SECRET"><b id="l">Mot de passe</b>',
  '<input title="Пароль" value="SECRET">',
  '<input placeholder="비밀번호" value="SECRET">',
  '<input pattern="\\d{6}" value="SECRET">',
])('what is entered in %s is masked', (html) => {
  expect(html).toContain('SECRET');
  expect(show(html)).not.toContain('SECRET');
});

test('what may not be said any more is taken away', () => {
  const sheet = document.head.appendChild(document.createElement('style'));
  sheet.textContent = '[data-state=open] { color: red }';
  show('<p data-state="open" width="3" id="SECRET">x</p>');
  const id = page.idOf($('p'));
  const changed = (attributes: Record<string, unknown>) =>
    change({ source: CHANGE.mutation, adds: [], removes: [], texts: [], attributes: [{ id, attributes }] });
  expect(changed({ 'data-state': 'SECRET', width: 'SECRET', 'data-x': 'SECRET' })).toContain(
    '"attributes":{"data-state":null,"width":null}',
  );
  expect(changed({ 'data-state': null, width: null, hidden: null, 'data-x': null })).toContain(
    '{"data-state":null,"width":null,"hidden":null}',
  );
  sheet.remove();
});

test('an escape in a name is no string, and what a shop needs is drawn', () => {
  const seen = show(
    "<style>.before\\:content-\\[\\'\\'\\]::before { background: url(/x.png?SECRET) } .after { color: red }</style>" +
      '<svg stroke="currentColor"><filter><feBlend in="SourceGraphic" mode="normal" result="shape"></feBlend></filter></svg><p hidden="hidden">x</p>',
  );
  expect(seen).not.toContain('SECRET');
  for (const text of ['.after { color: red }', '"stroke":"currentColor"', '"in":"SourceGraphic"', '"hidden":"hidden"'])
    expect(seen).toContain(text);
});

test('where the mouse is over something blocked is not told', () => {
  show('<p>x</p>');
  const at = (id: number) => ({ x: 1, y: 1, id, timeOffset: 0 });
  expect(change({ source: CHANGE.mouseMove, positions: [at(-1)] })).toBe('null');
  expect(change({ source: CHANGE.mouse, type: 1, id: -1, x: 1, y: 1 })).toBe('null');
  expect(change({ source: CHANGE.mouseMove, positions: [at(-1), at(3)] })).toContain('"positions":[{"x":1,"y":1,"id":3,"timeOffset":0}]');
});

test.each([
  `<svg><path d="${'scale'.repeat(2_000)}!"></path></svg>`,
  `<svg><feColorMatrix values="${'1'.repeat(2_000)}!"></feColorMatrix></svg>`,
  `<svg><rect x="${'1.'.repeat(2_000)}!" offset="${'1e1'.repeat(2_000)}!"></rect></svg>`,
  `<img sizes="${'1px,'.repeat(2_000)}!" media="${'all,'.repeat(2_000)}!">`,
  `<p style="background: url(${' '.repeat(100_000)}?!"></p>`,
])('a value that is read again and again does not stop the page', (html) => {
  expect(show(html)).not.toContain('!');
});
