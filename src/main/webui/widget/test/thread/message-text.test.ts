import { afterEach, beforeEach, expect, test, vi } from 'vitest';

/** The module keeps what it has loaded, so each test has its own. */
const fresh = async () => (await import('../../src/thread/message-text')).textParts;

beforeEach(() => vi.resetModules());
afterEach(() => vi.doUnmock('@bellhop/shared/links'));

test('text without an address loads nothing and is drawn at once', async () => {
  const redraw = vi.fn();
  const loaded = vi.fn();
  vi.doMock('@bellhop/shared/links', () => {
    loaded();
    return { linkify: () => [] };
  });
  const textParts = await fresh();
  expect(textParts('Plain, and a file: report.zip', redraw)).toEqual([{ text: 'Plain, and a file: report.zip' }]);
  await vi.dynamicImportSettled();
  expect([loaded, redraw].map((fn) => fn.mock.calls.length)).toEqual([0, 0]);
});

test('an address is plain text until what recognises it is there, then all are drawn again', async () => {
  const textParts = await fresh();
  const [first, second] = [vi.fn(), vi.fn()];
  expect(textParts('See https://a.example/', first)).toEqual([{ text: 'See https://a.example/' }]);
  expect(textParts('mia@example.com', second)).toEqual([{ text: 'mia@example.com' }]);
  await vi.waitFor(() => expect([first, second].map((fn) => fn.mock.calls.length)).toEqual([1, 1]));
  expect(textParts('See https://a.example/', first)).toEqual([
    { text: 'See ' },
    { text: 'https://a.example/', href: 'https://a.example/' },
  ]);
});

test('if it cannot be loaded, the text stays as it is', async () => {
  vi.doMock('@bellhop/shared/links', () => {
    throw new Error('no network');
  });
  const textParts = await fresh();
  const redraw = vi.fn();
  textParts('See https://a.example/', redraw);
  await vi.dynamicImportSettled();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(textParts('See https://a.example/', redraw)).toEqual([{ text: 'See https://a.example/' }]);
  expect(redraw).not.toHaveBeenCalled();
});
