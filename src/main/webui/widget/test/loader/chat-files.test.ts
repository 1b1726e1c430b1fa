import { beforeEach, expect, test, vi } from 'vitest';
import { ChatFiles } from '../../src/loader/chat-files';

const BASE = 'https://chat.example';
const NOWHERE = 'file:///nowhere';

beforeEach(() => {
  vi.stubGlobal('__CHAT__', 'widget/chat-old.js');
  document.head.innerHTML = '';
});

test('the code is fetched ahead once, with the nonce of the page', () => {
  const files = new ChatFiles(BASE, 'n0nce');
  files.preload();
  files.preload();
  const links = [...document.head.querySelectorAll('link')];
  expect(links.map(({ rel, href, nonce }) => [rel, href, nonce])).toEqual([['modulepreload', `${BASE}/widget/chat-old.js`, 'n0nce']]);
});

test('a second try asks for the files of today', async () => {
  const asked: [string, RequestInit][] = [];
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => (asked.push([url, init]), new Response('x="widget/chat-new_1.js"')));
  const files = new ChatFiles(NOWHERE, '');
  await expect(files.load()).rejects.toThrow(/chat-old\.js/);
  expect(asked).toEqual([]);
  await expect(files.load()).rejects.toThrow(/chat-new_1\.js\?try=2/);
  await expect(files.load()).rejects.toThrow(/chat-new_1\.js\?try=3/);
  expect(asked[0]).toEqual([`${NOWHERE}/widget.js`, { cache: 'reload', credentials: 'omit' }]);
});
