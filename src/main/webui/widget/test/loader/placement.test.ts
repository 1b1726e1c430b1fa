import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Placement } from '../../src/loader/placement';

let host: HTMLElement;
let taken: ReturnType<typeof vi.fn<() => void>>;
let placement: Placement;

const settled = () => new Promise((done) => setTimeout(done));

beforeEach(() => {
  host = document.createElement('bellhop-widget');
  taken = vi.fn<() => void>();
  placement = new Placement(host, taken);
});
afterEach(() => placement.remove());

test('it stands beside the body and stays when the body is exchanged', async () => {
  expect(host.parentElement).toBe(document.documentElement);
  document.documentElement.replaceChild(document.createElement('body'), document.body);
  await settled();
  expect([host.isConnected, taken.mock.calls.length]).toEqual([true, 0]);
});

test('it comes back when the whole document is cleared', async () => {
  document.body.append(document.createElement('main'));
  host.remove();
  document.body.textContent = '';
  await settled();
  expect([host.parentElement, taken.mock.calls.length]).toEqual([document.documentElement, 0]);
});

test('a dead copy of it is removed', () => {
  document.body.innerHTML = '<bellhop-widget data-open></bellhop-widget>';
  placement.place();
  expect([...document.querySelectorAll('bellhop-widget')]).toEqual([host]);
});

test('whoever removes it alone means it, until it is placed again', async () => {
  host.remove();
  await settled();
  expect([host.isConnected, placement.isTaken, taken.mock.calls.length]).toEqual([false, true, 1]);
  document.body.textContent = 'x';
  await settled();
  expect(host.isConnected).toBe(false);
  placement.place();
  expect([host.isConnected, placement.isTaken]).toEqual([true, false]);
});
