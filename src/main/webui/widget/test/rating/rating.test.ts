import type { Message } from '@bellhop/client';
import { render } from 'lit';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { question, ratedLine } from '../../src/rating/rating';
import { ApiError } from '../../src/session/rest-api';
import { stringsFor } from '../../src/locale/index';
import type { ThreadView } from '../../src/thread/thread-view';

const LOG: Message[] = [
  { conversation: 'c', seq: 1, kind: 'text', body: 'Where?', author: { kind: 'visitor', id: 'v', name: 'Mia' } },
  { conversation: 'c', seq: 2, kind: 'text', body: 'There.', author: { kind: 'agent', id: 'a', name: 'Ana' } },
  { conversation: 'c', seq: 3, kind: 'event', event: { name: 'resolved' } },
];

beforeEach(() => localStorage.clear());
afterEach(() => document.body.replaceChildren());

async function thread(log: Message[] = LOG, hasOlder = false) {
  const host = document.body.appendChild(document.createElement('div'));
  const session = {
    current: 'c',
    hasOlder,
    olderFailed: false,
    loadOlder: vi.fn(() => Promise.resolve()),
    context: { site: 'shop' },
    api: { rate: vi.fn((..._rating: unknown[]) => Promise.resolve()) },
    get entries() {
      return log.map((message) => ({ key: `#${message.seq}`, state: 'sent', message }));
    },
  };
  const draw = () => render(question(view), host);
  const view = {
    session,
    strings: await stringsFor('en'),
    renderRoot: host,
    redraw: () => draw(),
    updateComplete: Promise.resolve(true),
  } as unknown as ThreadView;
  draw();
  const find = <T extends HTMLElement>(name: string) => host.querySelector<T>(`[data-test='${name}']`);
  return {
    host,
    session,
    view,
    draw,
    find,
    hear: (message: Partial<Message>) => {
      log = [...log, { conversation: 'c', seq: log.length + 1, kind: 'event', ...message }];
      draw();
    },
    choose: (score: number) => host.querySelectorAll<HTMLInputElement>('input')[score - 1]?.click(),
    write: (text: string) => {
      const area = find<HTMLTextAreaElement>('rating-comment') as HTMLTextAreaElement;
      area.value = text;
      area.dispatchEvent(new Event('input'));
    },
    send: () => find('rating')?.dispatchEvent(new Event('submit', { cancelable: true })),
  };
}

test('five faces with names, and the rest after one is chosen', async () => {
  const one = await thread();
  const names = [...one.host.querySelectorAll('input')].map((input) => input.getAttribute('aria-label'));
  expect(names).toEqual(['Very bad', 'Bad', 'Okay', 'Good', 'Very good']);
  expect(one.find('rating-comment')).toBeNull();
  expect(one.find('rating-send')).toBeNull();
  one.choose(4);
  expect(one.find('rating-comment')).not.toBeNull();
  one.write('Quick.');
  one.send();
  expect(one.session.api.rate).toHaveBeenCalledExactlyOnceWith('c', 4, 'Quick.');
  await vi.waitFor(() => expect(one.find('rating-thanks')?.textContent).toBe('Thank you for your rating.'));
});

test('pressed twice it is sent once', async () => {
  const one = await thread();
  one.choose(5);
  one.send();
  one.send();
  expect(one.session.api.rate).toHaveBeenCalledOnce();
});

test('what could not be sent stays, and can be sent again', async () => {
  const one = await thread();
  one.session.api.rate.mockRejectedValueOnce(new ApiError(503, ''));
  one.choose(1);
  one.write('Slow.');
  one.send();
  await vi.waitFor(() => expect(one.host.textContent).toContain('Not sent.'));
  expect(one.find<HTMLTextAreaElement>('rating-comment')?.value).toBe('Slow.');
  one.send();
  await vi.waitFor(() => expect(one.find('rating-thanks')).not.toBeNull());
});

test('what was rated elsewhere is asked for no longer', async () => {
  const one = await thread();
  one.choose(3);
  one.hear({ event: { name: 'rated', value: '5' } });
  expect(one.find('rating')).toBeNull();
  const late = await thread();
  late.session.api.rate.mockRejectedValueOnce(new ApiError(409, ''));
  late.choose(3);
  late.send();
  await vi.waitFor(() => expect(late.find('rating')).toBeNull());
});

test('the focus goes to the thanks, also where the log tells of the rating before it is answered', async () => {
  const one = await thread();
  let answered = (): void => {};
  one.session.api.rate.mockReturnValueOnce(new Promise<void>((resolve) => (answered = resolve)));
  one.choose(4);
  one.find('rating-send')?.focus();
  one.send();
  one.hear({ event: { name: 'rated', value: '4' } });
  expect(document.activeElement).toBe(one.find('rating-send'));
  answered();
  await vi.waitFor(() => expect(one.find('rating-thanks')).not.toBeNull());
  await vi.waitFor(() => expect(document.activeElement).toBe(one.find('rating-thanks')));
});

test('skipping holds for that resolution, also after a reload', async () => {
  const one = await thread();
  one.find('rating-skip')?.click();
  expect(one.find('rating')).toBeNull();
  const reloaded = await thread();
  expect(reloaded.find('rating')).toBeNull();
  reloaded.hear({ event: { name: 'reopened' } });
  expect(reloaded.find('rating')).toBeNull();
  reloaded.hear({ event: { name: 'resolved' } });
  expect(reloaded.find('rating')).not.toBeNull();
});

test('it is looked for both sides in older messages, and not for ever', async () => {
  const one = await thread(LOG.slice(2), true);
  for (let n = 0; n < 10; n++) {
    one.draw();
    await Promise.resolve();
  }
  expect(one.session.loadOlder).toHaveBeenCalledTimes(5);
  expect(one.find('rating')).toBeNull();
});

test('the line of a rating says it in words, and the comment as it is', async () => {
  const { view, host } = await thread([]);
  const line = (message: Partial<Message>) => render(ratedLine({ ...LOG[2], ...message } as Message, view), host);
  line({ event: { name: 'rated', value: '2' }, body: '<b>Slow</b>' });
  expect(host.textContent?.replace(/\s+/g, ' ').trim()).toBe('Your rating: Bad<b>Slow</b>');
  line({ event: { name: 'rated', value: '9' } });
  expect(host.textContent?.trim()).toBe('Your rating:');
});
