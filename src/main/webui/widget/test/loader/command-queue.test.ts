import { beforeEach, expect, test, vi } from 'vitest';
import { installCommands, type Listeners } from '../../src/loader/command-queue';

let open: ReturnType<typeof vi.fn>;
let listeners: Listeners;

beforeEach(() => {
  delete window.bellhop;
  open = vi.fn();
  listeners = new Map();
});

const begin = () => installCommands({ open: () => void open() }, listeners);

test('what was said before the loader came is done in order', () => {
  const heard: unknown[] = [];
  const early = (...args: unknown[]) => void (early.q = [...early.q, args]);
  early.q = [] as unknown[][];
  window.bellhop = early;
  window.bellhop('on', 'open', () => heard.push('listening'));
  window.bellhop('open');
  open.mockImplementation(() => listeners.get('open')?.forEach((listener) => listener(undefined)));
  begin();
  expect(heard).toEqual(['listening']);
});

test('afterwards it is done at once', () => {
  begin();
  window.bellhop?.('open');
  expect(open).toHaveBeenCalledOnce();
});

test('an unknown command is said in the console and breaks nothing', () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
  begin();
  window.bellhop?.('constructor');
  window.bellhop?.('on', 'open', 'no function');
  expect(warn).toHaveBeenCalledTimes(2);
  expect(open).not.toHaveBeenCalled();
});
