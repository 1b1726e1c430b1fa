import { BODY_LIMIT } from '@bellhop/client';
import { afterEach, expect, test, vi } from 'vitest';
import { Composer } from '../../src/composer/composer';
import { stringsFor } from '../../src/locale/index';
import type { Session } from '../../src/session/session';

afterEach(() => document.body.replaceChildren());

async function composer() {
  const kept = new Map<string, string | undefined>();
  const session = {
    tabStorage: { get: (key: string) => kept.get(key), set: (key: string, value: string | undefined) => kept.set(key, value) },
    post: vi.fn(),
    current: 'c-1',
    live: { typing: vi.fn() },
  };
  const element = new Composer();
  element.session = session as unknown as Session;
  element.strings = await stringsFor('en');
  document.body.append(element);
  await element.updateComplete;
  const find = (selector: string) => element.renderRoot.querySelector(selector) as HTMLElement;
  const write = async (text: string) => {
    const area = find('textarea') as HTMLTextAreaElement;
    area.value = text;
    area.dispatchEvent(new Event('input'));
    await element.updateComplete;
  };
  const count = () => find('#limit').textContent?.trim();
  const send = () => find('.send').click();
  return { session, write, count, send, isReady: () => find('.send').getAttribute('aria-disabled') === 'false' };
}

test.each([
  ['at the limit', 'x'.repeat(BODY_LIMIT), '0 characters left', BODY_LIMIT],
  ['one below', 'x'.repeat(BODY_LIMIT - 1), '1 character left', BODY_LIMIT - 1],
  ['with blanks and controls around that are not sent', ` \n${'x'.repeat(BODY_LIMIT)}\u0000 \n `, '0 characters left', BODY_LIMIT],
  ['of emoji, which count as two, as the server has it', '🙂'.repeat(BODY_LIMIT / 2), '0 characters left', BODY_LIMIT],
])('a message %s is counted as it is sent', async (_what, text, count, length) => {
  const one = await composer();
  await one.write(text);
  expect(one.count()).toBe(count);
  expect(one.isReady()).toBe(true);
  one.send();
  expect(one.session.post).toHaveBeenCalledOnce();
  expect((one.session.post.mock.calls[0]?.[0] as string).length).toBe(length);
});

test.each([
  ['x'.repeat(BODY_LIMIT + 1), '1 character too long'],
  [`${'🙂'.repeat(BODY_LIMIT / 2)}🙂`, '2 characters too long'],
])('a message over the limit is not sent', async (text, count) => {
  const one = await composer();
  await one.write(text);
  expect(one.count()).toContain(count);
  expect(one.isReady()).toBe(false);
  one.send();
  expect(one.session.post).not.toHaveBeenCalled();
});

test('what shows nothing is neither sent nor told as typing', async () => {
  const one = await composer();
  await one.write('\u200b\u2800 \u0301\u0000');
  expect(one.isReady()).toBe(false);
  one.send();
  expect(one.session.post).not.toHaveBeenCalled();
  expect(one.session.live.typing).toHaveBeenLastCalledWith('c-1', false);
});

test('a pasted U+0000 is left out, and nothing else', async () => {
  const one = await composer();
  await one.write('one\u0000two\n\u0007three');
  one.send();
  expect(one.session.post).toHaveBeenCalledWith('onetwo\nthree', undefined);
});
