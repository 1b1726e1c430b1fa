import { expect, test } from 'vitest';
import { ChunkAssembler } from '../../src/assist/page-frame/chunk-assembler';
import { purify } from '../../src/assist/page-frame/purify';

const piece = (data: string, begins = false, ends = true) => ({ session: 's', begins, ends, data });
const element = (tagName: string, attributes: object = {}, childNodes: object[] = []) => ({ type: 2, id: 7, tagName, attributes, childNodes });
const snapshot = (node: object) => ({ type: 2, timestamp: 1, data: { node, initialOffset: { top: 0, left: 0 } } });
const drawn = (node: object) => JSON.stringify(purify(snapshot(node), 5));

test('pieces are put together, and a new picture forgets what was missing', () => {
  const pieces = new ChunkAssembler();
  expect(pieces.add(piece('[1,', true, false))).toBeUndefined();
  expect(pieces.add(piece('2]'))).toEqual([1, 2]);
  pieces.add(piece('[3,', true, false));
  expect(pieces.add(piece('[4]', true))).toEqual([4]);
});

test('what is no JSON, no list, or too much is an error', () => {
  expect(() => new ChunkAssembler().add(piece('{'))).toThrow();
  expect(() => new ChunkAssembler().add(piece('{}'))).toThrow();
  const pieces = new ChunkAssembler();
  expect(() => {
    for (let i = 0; i < 30; i++) pieces.add(piece('x'.repeat(1_000_000), false, false));
  }).toThrow();
});

test('a page is drawn as it came', () => {
  const seen = drawn(element('div', { class: 'a', style: 'color: red', title: 'x' }, [element('img', { src: 'data:image/png;base64,AA' })]));
  for (const text of ['"class":"a"', 'color: red', 'data:image/png']) expect(seen).toContain(text);
});

test.each([
  [element('script', { src: 'https://evil.example/x.js' })], [element('p', { onclick: 'EVIL' })], [element('a', { href: 'javascript:EVIL' })],
  [element('iframe', { src: 'https://EVIL.example', srcdoc: 'EVIL' })], [element('object', { data: 'EVIL' })], [element('embed', { src: 'EVIL' })],
  [element('base', { href: 'https://EVIL.example' })], [element('meta', { 'http-equiv': 'refresh', content: '0;url=EVIL' })],
  [element('img', { src: 'https://EVIL.example/x.png', srcset: 'EVIL 2x' })], [element('form', { action: 'https://EVIL.example' })],
  [element('link', { rel: 'stylesheet', href: 'https://EVIL.example/x.css' })], [element('svg', {}, [element('use', { 'xlink:href': 'https://EVIL.example' })])],
  [element('video', { poster: 'https://EVIL.example', src: 'EVIL' })], [element('IFRAME', { SRCDOC: 'EVIL' })], [element('img', { src: 'data:text/html,EVIL' })],
  [element('style', { _cssText: '@import "https://EVIL.example"; a { background: url( "https://EVIL.example/x" ) }' })], [element('p', { style: 'background: url(//EVIL.example)' })],
  [element('style', {}, [{ type: 3, id: 8, isStyle: true, textContent: 'a { background: URL(https://EVIL.example) }' }])],
])('nothing of %j is run or loaded', (node) => {
  expect(drawn(node)).not.toMatch(/EVIL|evil/);
});

test('what is added or changed later is looked at alike', () => {
  const change = { type: 3, timestamp: 1, data: { source: 0, adds: [{ parentId: 1, nextId: null, node: element('a', { href: 'EVIL', onclick: 'EVIL' }) }], attributes: [{ id: 7, attributes: { src: 'EVIL', onload: 'EVIL' } }], texts: [], removes: [] } };
  expect(JSON.stringify(purify(change, 5))).not.toContain('EVIL');
});

test.each([[null], [7], [{}], [{ type: 2, data: {} }], [{ type: 2, data: { node: { id: 'x' } } }], [{ type: 4, data: { width: -1, height: 5 } }], [{ type: 4, data: { width: 1e9, height: 5 } }], [{ type: 3, data: { source: 0, adds: 'x' } }]])(
  '%j is no event of a page', (event) => {
    expect(() => purify(event, 5)).toThrow();
  });

test('what can do more than draw is left out', () => {
  for (const source of [9, 10, 11, 16, 99]) expect(purify({ type: 3, timestamp: 1, data: { source } }, 5)).toBeUndefined();
  for (const type of [5, 6, 7]) expect(purify({ type, timestamp: 1, data: {} }, 5)).toBeUndefined();
});

test('a page that is deeper or larger than can be drawn is refused', () => {
  let deep: object = element('div');
  for (let i = 0; i < 2_000; i++) deep = element('div', {}, [deep as object]);
  expect(() => purify(snapshot(deep), 5)).toThrow();
});
