import { describe, expect, test } from 'vitest';
import { Purifier } from '../../src/assist/page-frame/purify';

type Json = Record<string, unknown>;
interface Drawn {
  tagName: string;
  attributes: Json;
  childNodes: Drawn[];
  [more: string]: unknown;
}

const IMAGE = 'data:image/png;base64,AA';
const element = (tagName: string, attributes: object = {}, childNodes: object[] = [], id = 7) => ({
  type: 2,
  id,
  tagName,
  attributes,
  childNodes,
});
const text = (textContent: string, id = 8) => ({ type: 3, id, textContent });
const snapshot = (node: object) => ({ type: 2, timestamp: 1, data: { node, initialOffset: { top: 0, left: 0 } } });
const drawn = (node: object) => JSON.stringify(new Purifier().purify(snapshot(node), 5));
const draw = (node: object) => new Purifier().purify(snapshot(node), 5)?.data.node as Drawn;
const attributesOf = (tag: string, attributes: object) => draw(element(tag, attributes)).attributes;

test('a page is drawn as it came', () => {
  const seen = drawn(
    element('div', { class: 'a', style: 'color: red', title: 'x' }, [element('img', { src: 'data:image/png;base64,AA' })]),
  );
  for (const text of ['"class":"a"', 'color: red', 'data:image/png']) expect(seen).toContain(text);
});

test.each([
  [element('script', { src: 'https://evil.example/x.js' })],
  [element('p', { onclick: 'EVIL' })],
  [element('a', { href: 'javascript:EVIL' })],
  [element('iframe', { src: 'https://EVIL.example', srcdoc: 'EVIL' })],
  [element('object', { data: 'EVIL' })],
  [element('embed', { src: 'EVIL' })],
  [element('base', { href: 'https://EVIL.example' })],
  [element('meta', { 'http-equiv': 'refresh', content: '0;url=EVIL' })],
  [element('img', { src: 'https://EVIL.example/x.png', srcset: 'EVIL 2x' })],
  [element('form', { action: 'https://EVIL.example' })],
  [element('link', { rel: 'stylesheet', href: 'https://EVIL.example/x.css' })],
  [element('svg', {}, [element('use', { 'xlink:href': 'https://EVIL.example' })])],
  [element('video', { poster: 'https://EVIL.example', src: 'EVIL' })],
  [element('IFRAME', { SRCDOC: 'EVIL' })],
  [element('img', { src: 'data:text/html,EVIL' })],
  [element('style', { _cssText: '@import "https://EVIL.example"; a { background: url( "https://EVIL.example/x" ) }' })],
  [element('p', { style: 'background: url(//EVIL.example)' })],
  [element('style', {}, [{ type: 3, id: 8, isStyle: true, textContent: 'a { background: URL(https://EVIL.example) }' }])],
])('nothing of %j is run or loaded', (node) => {
  expect(drawn(node)).not.toMatch(/EVIL|evil/);
});

test('what is added or changed later is looked at alike', () => {
  const change = {
    type: 3,
    timestamp: 1,
    data: {
      source: 0,
      adds: [{ parentId: 1, nextId: null, node: element('a', { href: 'EVIL', onclick: 'EVIL' }) }],
      attributes: [{ id: 7, attributes: { src: 'EVIL', onload: 'EVIL' } }],
      texts: [],
      removes: [],
    },
  };
  expect(JSON.stringify(new Purifier().purify(change, 5))).not.toContain('EVIL');
});

test.each([
  [null],
  [7],
  [{}],
  [{ type: 2, data: {} }],
  [{ type: 2, data: { node: { id: 'x' } } }],
  [{ type: 4, data: { width: -1, height: 5 } }],
  [{ type: 4, data: { width: 1e9, height: 5 } }],
  [{ type: 3, data: { source: 0, adds: 'x' } }],
])('%j is no event of a page', (event) => {
  expect(() => new Purifier().purify(event, 5)).toThrow();
});

test('what can do more than draw is left out', () => {
  for (const source of [9, 10, 11, 16, 99]) expect(new Purifier().purify({ type: 3, timestamp: 1, data: { source } }, 5)).toBeUndefined();
  for (const type of [5, 6, 7]) expect(new Purifier().purify({ type, timestamp: 1, data: {} }, 5)).toBeUndefined();
});

test('a page that is deeper or larger than can be drawn is refused', () => {
  let deep: object = element('div');
  for (let i = 0; i < 2_000; i++) deep = element('div', {}, [deep]);
  expect(() => new Purifier().purify(snapshot(deep), 5)).toThrow();
});

describe('elements', () => {
  test.each(['div', 'table', 'dialog', 'svg', 'lineargradient', 'foreignobject', 'iframe', 'link', 'my-button', 'x-1.a'])(
    '%s is drawn as what it is',
    (tag) => {
      expect(draw(element(tag)).tagName).toBe(tag);
    },
  );

  test.each([
    'blink',
    'portal',
    'fencedframe',
    'frame',
    'animate',
    'set',
    'animatetransform',
    'base',
    'meta',
    'param',
    'constructor',
    '__proto__',
    '-a',
  ])('%s is not known, and drawn as nothing but what it holds', (tag) => {
    expect(draw(element(tag, { class: 'a' }, [text('words')]))).toMatchObject({
      tagName: 'span',
      attributes: { class: 'a' },
      childNodes: [{ textContent: 'words' }],
    });
  });

  test.each(['script', 'SCRIPT', 'noscript', 'template'])('what is in %s is not drawn', (tag) => {
    expect(draw(element(tag, {}, [text('words')]))).toMatchObject({ tagName: 'span', childNodes: [] });
  });

  test.each(['object', 'embed', 'applet'])('%s is drawn as an empty box that is laid out like it', (tag) => {
    expect(draw(element(tag, {}, [text('words')]))).toMatchObject({ tagName: 'bellhop-box', childNodes: [] });
  });

  test('only a custom element can be said to be one', () => {
    expect(draw({ ...element('my-button'), isCustom: true }).isCustom).toBe(true);
    expect(draw({ ...element('blink'), isCustom: true }).isCustom).toBeUndefined();
  });

  test('what no page needs of a node is left out', () => {
    expect(draw({ ...element('div'), onclick: 'EVIL', shadowRoot: 'EVIL' })).toEqual({
      type: 2,
      id: 7,
      tagName: 'div',
      attributes: {},
      childNodes: [],
    });
    expect(draw({ type: 4, id: 7, textContent: 'CDATA' })).toEqual({ type: 5, id: 7, textContent: '' });
  });

  test('a document, its type and its shadow roots stay', () => {
    const page = {
      type: 0,
      id: 1,
      compatMode: 'BackCompat',
      childNodes: [
        { type: 1, id: 2, name: 'html', publicId: '', systemId: '' },
        { ...element('html', { lang: 'de' }, [{ ...element('div', {}, [], 4), isShadow: true }], 3), isShadowHost: true },
      ],
    };
    expect(draw(page)).toEqual(page);
  });
});

describe('attributes', () => {
  test.each<[string, Json]>([
    [
      'div',
      {
        id: 'a',
        class: 'b',
        style: 'color: red',
        title: 'c',
        dir: 'rtl',
        hidden: '',
        role: 'status',
        'aria-busy': 'true',
        'data-x': '1',
        '_ngcontent-ab-c12': '',
        'v-cloak': '',
      },
    ],
    ['input', { type: 'checkbox', name: 'a', value: 'b', checked: true, disabled: '', placeholder: 'c' }],
    ['option', { selected: true, value: 'a' }],
    ['td', { colspan: '2', bgcolor: '#fff', background: IMAGE }],
    ['img', { src: IMAGE, alt: 'a', width: '10', rr_dataURL: IMAGE, rr_width: '10.5px', rr_height: '20px' }],
    ['div', { rr_scrollTop: 12, rr_scrollLeft: 0 }],
    ['svg', { viewBox: '0 0 1 1', preserveAspectRatio: 'none', fill: 'url(#a)', 'stroke-width': '2', 'clip-path': 'url(#b)' }],
    ['path', { d: 'M0 0', transform: 'rotate(3)' }],
    ['use', { 'xlink:href': '#icon', href: '#icon' }],
    ['image', { href: IMAGE }],
    ['lineargradient', { gradientUnits: 'userSpaceOnUse', 'xlink:href': '#other' }],
    ['my-button', { variant: 'primary', label: 'a', href: '/cart' }],
    ['a', { target: '_blank', rel: 'noopener' }],
    ['dialog', { open: '', rr_open_mode: 'modal' }],
    ['link', { _cssText: 'a { color: red; }', media: 'print' }],
  ])('%s keeps what it is drawn by: %j', (tag, attributes) => {
    expect(attributesOf(tag, attributes)).toEqual(attributes);
  });

  test.each<[string, Json]>([
    ['div', { onclick: 'a', ONLOAD: 'a', onanything: 'a' }],
    ['my-button', { onclick: 'a', is: 'a', nonce: 'a', rr_anything: 'a' }],
    ['div', { anything: 'a', 'http-equiv': 'a', 'accept-charset': 'a', nonce: 'a', is: 'a', contextmenu: 'a' }],
    ['iframe', { src: IMAGE, srcdoc: 'a', sandbox: 'allow-scripts', allow: 'camera', name: 'a', rr_src: 'a' }],
    ['form', { action: 'a', target: 'a', name: 'body' }],
    ['button', { formaction: 'a', formtarget: 'a' }],
    ['a', { href: 'https://a.example', ping: 'a', download: 'a', hreflang: 'a' }],
    ['use', { 'xlink:href': 'https://a.example/x.svg#icon', href: IMAGE }],
    ['image', { href: 'https://a.example/x.png', 'xlink:href': 'data:text/html,a' }],
    ['link', { rel: 'stylesheet', href: 'https://a.example/x.css', as: 'script', imagesrcset: 'a' }],
    ['meta', { 'http-equiv': 'refresh', content: '0;url=a' }],
    ['base', { href: 'https://a.example', target: 'a' }],
    ['object', { data: 'a', classid: 'a', codebase: 'a' }],
    [
      'img',
      { src: 'https://a.example/x.png', srcset: 'a 2x', rr_dataURL: 'https://a.example/x.png', name: 'a', usemap: 'a', longdesc: 'a' },
    ],
    ['img', { src: 'data:text/html,a', rr_width: '1px;x' }],
    ['video', { src: IMAGE, poster: 'https://a.example/x.png', autoplay: '' }],
    ['div', { src: IMAGE, href: '#a', background: IMAGE, rr_dataURL: IMAGE, _cssText: 'a' }],
    ['animate', { attributeName: 'href', to: 'javascript:a', begin: '0s' }],
    ['div', { class: { toString: 'a' }, style: 7, rr_scrollTop: 'a' }],
  ])('%s keeps nothing of %j', (tag, attributes) => {
    expect(attributesOf(tag, attributes)).toEqual({});
  });

  test('styles of an element ask for nothing', () => {
    expect(attributesOf('p', { style: 'background: url(https://a.example) red' })).toEqual({ style: 'background: none red' });
    expect(attributesOf('rect', { fill: 'url(https://a.example#b)' })).toEqual({ fill: 'none' });
    expect(attributesOf('p', { style: { color: ['red', 'important'], top: false, background: 'url(//a.example)' } })).toEqual({
      style: { color: ['red', 'important'], top: false, background: 'none' },
    });
  });
});

describe('changes', () => {
  const EVIL = '@import "https://EVIL.example"; a { background: url(https://EVIL.example) }';
  const change = (data: Json) => ({ type: 3, timestamp: 1, data });
  const mutation = (data: Json) => change({ source: 0, adds: [], removes: [], texts: [], attributes: [], ...data });

  function after(node: object, ...changes: object[]): string {
    const purifier = new Purifier();
    purifier.purify(snapshot(node), 5);
    return JSON.stringify(changes.map((one) => purifier.purify(one, 6)));
  }

  test('what changes of a page stays as it came', () => {
    const told = mutation({
      adds: [{ parentId: 7, nextId: null, node: { ...element('i', { class: 'a' }, [], 9), isShadow: true } }],
      removes: [{ parentId: 7, id: 8, isShadow: true }],
      texts: [
        { id: 8, value: 'url(x) is no style here' },
        { id: 10, value: null },
      ],
      attributes: [{ id: 7, attributes: { src: IMAGE, title: null } }],
      isAttachIframe: true,
    });
    expect(JSON.parse(after(element('img', {}, [text('a')]), told))).toEqual([{ ...told, timestamp: 6 }]);
  });

  test('an attribute that changes is looked at as that of its element', () => {
    const changed = (tag: string) => after(element(tag), mutation({ attributes: [{ id: 7, attributes: { src: IMAGE, onload: 'a' } }] }));
    expect(changed('img')).toContain(IMAGE);
    expect(changed('iframe')).not.toContain(IMAGE);
    expect(changed('img')).not.toContain('onload');
  });

  test.each<[string, Json[]]>([
    ['a text of a style', [mutation({ texts: [{ id: 8, value: EVIL }] })]],
    ['a text that is added to a style', [mutation({ adds: [{ parentId: 7, nextId: null, node: text(EVIL, 9) }] })]],
    [
      'a text that is added before its style is',
      [
        mutation({
          adds: [
            { parentId: 9, nextId: null, node: text(EVIL, 10) },
            { parentId: 1, nextId: null, node: element('style', {}, [], 9) },
          ],
        }),
      ],
    ],
    [
      'a text that was added to a style',
      [mutation({ adds: [{ parentId: 7, nextId: null, node: text('', 9) }] }), mutation({ texts: [{ id: 9, value: EVIL }] })],
    ],
    ['the styles of a link', [mutation({ attributes: [{ id: 7, attributes: { _cssText: EVIL } }] })]],
    ['a rule', [change({ source: 8, id: 7, adds: [{ rule: EVIL, index: [0, 1] }], removes: [{ index: 0 }] })]],
    ['a whole sheet', [change({ source: 8, styleId: 1, replace: EVIL, replaceSync: EVIL })]],
    ['a declaration', [change({ source: 13, id: 7, index: [0], set: { property: 'background', value: 'url(https://EVIL.example)' } })]],
    ['an adopted sheet', [change({ source: 15, id: 7, styleIds: [1], styles: [{ styleId: 1, rules: [{ rule: EVIL, index: 0 }] }] })]],
  ])('%s asks for nothing', (_, changes) => {
    expect(after(element('style', {}, [text('a {}')]), ...changes)).not.toContain('EVIL');
  });

  test('of what moves, is pressed or typed only what is known is passed on', () => {
    const positions = [{ x: 1, y: 2, id: 7, timeOffset: -50 }];
    for (const data of [
      { source: 1, positions },
      { source: 2, type: 2, id: 7, x: 1, y: 2 },
      { source: 3, id: 7, x: 0, y: 9 },
      { source: 4, width: 1, height: 2 },
      { source: 5, id: 7, text: 'url(x)', isChecked: false },
    ]) {
      expect(JSON.parse(after(element('div'), change({ ...data, more: 'a' })))).toEqual([{ type: 3, timestamp: 6, data }]);
    }
  });
});
