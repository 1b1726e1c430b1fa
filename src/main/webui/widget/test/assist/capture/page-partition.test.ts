import { beforeEach, expect, test } from 'vitest';
import { partition } from '../../../src/assist/capture/page-partition';

const rules = { isBlocked: (element: Element) => element.hasAttribute('data-block'), hiddenWeight: () => 0 };
const cut = () => partition(document.body, rules).map(({ parent, nodes }) => [(parent as Element).localName, nodes.length]);
const item = () => {
  const it = document.createElement('p');
  it.append(document.createElement('b'), 'words');
  return it;
};
const box = (count: number, tag = 'section') => {
  const it = document.createElement(tag);
  it.append(...Array.from({ length: count }, item));
  return it;
};

beforeEach(() => document.body.replaceChildren());

test('what is light is one run', () => {
  document.body.append(box(3), box(4));
  expect(cut()).toEqual([['body', 2]]);
});

test('what is heavy is cut within, and its neighbours lie before and behind it', () => {
  document.body.append(box(2), box(2), box(400), box(2));
  expect(cut()).toEqual([
    ['body', 2],
    ['section', 400],
    ['body', 1],
  ]);
});

test('of many children one that is heavy is found', () => {
  document.body.append(...Array.from({ length: 300 }, item), box(500), item());
  expect(cut()).toEqual([
    ['body', 300],
    ['section', 500],
    ['body', 1],
  ]);
});

test('what is blocked or no part of the picture is not cut', () => {
  const blocked = box(400);
  blocked.setAttribute('data-block', '');
  document.body.append(blocked, box(400, 'template'), item());
  expect(cut()).toEqual([['body', 3]]);
});

test('a long text is a run of its own', () => {
  document.body.append(item(), 'x'.repeat(50_000), item());
  expect(cut()).toEqual([
    ['body', 1],
    ['body', 1],
    ['body', 1],
  ]);
});

test('a shadow root is cut like its host', () => {
  const host = document.createElement('div');
  host.attachShadow({ mode: 'open' }).append(box(500));
  document.body.append(host);
  const runs = partition(document.body, { ...rules, hiddenWeight: (node) => (node === host ? 1_000 : 0) });
  expect(runs.map(({ parent, nodes }) => [parent.nodeName, nodes.length])).toContainEqual(['SECTION', 500]);
});
