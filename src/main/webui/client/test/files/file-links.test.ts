import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FileLinks } from '../../src/files/index';

beforeEach(() => {
  vi.useFakeTimers();
  vi.setSystemTime('2026-03-01T09:00:00Z');
});
afterEach(() => vi.useRealTimers());

const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString();
const links = (ask: (id: string) => Promise<{ url: string; until: string }>) => new FileLinks('https://chat.example', ask);

test('a link is asked for once while it is good, also by several at the same time', async () => {
  const ask = vi.fn(async (id: string) => ({ url: `/files/${id}?until=1`, until: inAnHour() }));
  const it = links(ask);
  expect(await Promise.all([it.url('f'), it.url('f')])).toEqual(Array(2).fill('https://chat.example/files/f?until=1'));
  vi.advanceTimersByTime(58 * 60_000);
  await it.url('f');
  expect(ask).toHaveBeenCalledOnce();
});

test('shortly before it ends another one is asked for', async () => {
  let n = 0;
  const it = links(async () => ({ url: `/files/f?n=${++n}`, until: inAnHour() }));
  await it.url('f');
  vi.advanceTimersByTime(59 * 60_000 + 1);
  expect(await it.url('f')).toBe('https://chat.example/files/f?n=2');
});

test('a failure is not kept, and one that does not work can be forgotten', async () => {
  let n = 0;
  const it = links(async () => (++n === 1 ? Promise.reject(new Error('503')) : { url: `/${n}`, until: inAnHour() }));
  await expect(it.url('f')).rejects.toThrow('503');
  expect(await it.url('f')).toBe('https://chat.example/2');
  it.forget('f');
  expect(await it.url('f')).toBe('https://chat.example/3');
});
