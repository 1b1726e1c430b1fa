import { beforeEach, expect, test } from 'vitest';
import { CHANGE, EVENT, type RecordedEvent, type RecordedNode } from '../../../src/assist/capture/recorded-events';
import { MaskingPolicy } from '../../../src/assist/masking/masking-policy';
import { MaskingFilter } from '../../../src/assist/masking/masking-filter';

/** A mirror like rrweb's: numbers every node and serializes it without any masking. */
class Page {
  readonly #nodes: Node[] = [document];

  getNode = (id: number): Node | null => this.#nodes[id] ?? null;

  write(node: Node): RecordedNode {
    const id = this.#nodes.push(node) - 1;
    const childNodes = () => Array.from(node.childNodes, (child) => this.write(child));
    if (node.nodeType === 3) return { type: 3, id, textContent: node.textContent ?? '' };
    if (node.nodeType !== 1) return { type: 5, id, textContent: node.textContent ?? '' };
    const element = node as HTMLInputElement;
    const attributes: Record<string, unknown> = Object.fromEntries(Array.from(element.attributes, ({ name, value }) => [name, value]));
    if (typeof element.value === 'string' && element.value) attributes.value = element.value;
    return { type: 2, id, tagName: element.localName, attributes, childNodes: childNodes() };
  }

  picture(): RecordedEvent {
    return { type: EVENT.snapshot, timestamp: 1, data: { node: this.write(document.body), initialOffset: { left: 0, top: 0 } } };
  }

  idOf(node: Node): number {
    return this.#nodes.indexOf(node);
  }
}

let page: Page;
let filter: MaskingFilter;

function show(html: string, rules: { unmask?: string[]; block?: string[] } = {}): string {
  document.body.innerHTML = html;
  page = new Page();
  filter = new MaskingFilter(page, new MaskingPolicy({ unmask: [], block: [], ...rules }));
  return JSON.stringify(filter.filter(page.picture()));
}

function change(data: Record<string, unknown>): string {
  return JSON.stringify(filter.filter({ type: EVENT.change, timestamp: 2, data }) ?? null);
}

const $ = (selector: string) => document.querySelector(selector) as HTMLInputElement;

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
  $('#f').value = 'Hortensie 7';
  filter.noteValue($('#f'));
  $('#f').value = '';
  const text = $('#p').firstChild as Text;
  text.data = 'Was it Hortensie 7?';
  expect(
    change({ source: CHANGE.mutation, adds: [], removes: [], attributes: [], texts: [{ id: page.idOf(text), value: text.data }] }),
  ).not.toContain('Hortensie');
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

test('what was typed so far is known while it is typed, and after it was shortened', () => {
  show('<input id="f"><p id="p">x</p>');
  for (const typed of ['Horten', 'Hortensi', 'Hortensie 7', 'Hortens']) {
    $('#f').value = typed;
    filter.noteValue($('#f'));
    const text = $('#p').firstChild as Text;
    text.data = `Results for ${typed}`;
    const changed = { source: CHANGE.mutation, adds: [], removes: [], attributes: [], texts: [{ id: page.idOf(text), value: text.data }] };
    expect(change(changed)).not.toContain('Hor');
  }
});

test.each([
  ['a letter cut in two', 'a'.repeat(99) + '\u{1F600}' + 'b'.repeat(60) + ' Hortensie'],
  ['a long text', 'lorem ipsum dolor '.repeat(12) + 'Hortensie'],
  ['several lines', 'Hello!\nMy name: Hortensie!'],
])('%s is hidden where the page repeats it', (_, value) => {
  show('<textarea id="f"></textarea><p id="p">x</p>');
  $('#f').value = value;
  const text = $('#p').firstChild as Text;
  text.data = value;
  const changed = { source: CHANGE.mutation, adds: [], removes: [], attributes: [], texts: [{ id: page.idOf(text), value }] };
  expect(change(changed)).not.toContain('Hortensie');
});

test('names of other scripts are hidden within their words', () => {
  expect(show('<input value="山田太郎"><p>山田太郎様、こんにちは</p>')).not.toContain('山田太郎');
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

test('a long text takes no time', () => {
  const began = performance.now();
  show(`<svg><path d="${'scale'.repeat(2_000)}!"></path></svg>`);
  // A hang would be minutes.
  expect(performance.now() - began).toBeLessThan(5_000);
});

test('the choices of a list are not hidden elsewhere', () => {
  expect(show('<ul role="listbox"><li role="option">Price rising</li></ul><p>Price: 20</p>')).toContain('Price: 20');
  expect(show('<div contenteditable>Hortensie</div><p>Hortensie</p>')).not.toContain('Hortensie');
});

test('a word with which something typed begins is the page’s own', () => {
  expect(show('<input value="The blue one"><p>The page is here</p>')).toContain('The page is here');
});

test('where the mouse is over something blocked is not told', () => {
  show('<p>x</p>');
  const at = (id: number) => ({ x: 1, y: 1, id, timeOffset: 0 });
  expect(change({ source: CHANGE.mouseMove, positions: [at(-1)] })).toBe('null');
  expect(change({ source: CHANGE.mouse, type: 1, id: -1, x: 1, y: 1 })).toBe('null');
  expect(change({ source: CHANGE.mouseMove, positions: [at(-1), at(3)] })).toContain('"positions":[{"x":1,"y":1,"id":3,"timeOffset":0}]');
});
