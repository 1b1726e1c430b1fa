import type { MutationBuffer, RecorderMirror, record } from '@rrweb/record';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { DeferredParts } from '../../../src/assist/capture/deferred-parts';
import { PageSurvey } from '../../../src/assist/capture/page-survey';
import type { RecordedEvent } from '../../../src/assist/capture/recorded-events';

const LEFT_OUT = -2;
let mirror: RecorderMirror;
let added: Node[];
let sent: RecordedEvent[];
let isBusy: boolean;
let again: number;
let learned: Element[];
let survey: PageSurvey;
let parts: DeferredParts;

/** As much of the recorder as is asked. */
function recorder(): typeof record {
  const metas = new WeakMap<Node, { id: number }>();
  const getMeta = (node: Node) => metas.get(node) ?? null;
  mirror = { nodeMetaMap: metas, getMeta, getId: (node: Node) => getMeta(node)?.id ?? -1, getNode: () => null };
  const buffer: MutationBuffer = { doc: document, genAdds: (node) => added.push(node), emit: () => {} };
  return { mirror, buffers: [buffer] } as unknown as typeof record;
}

const row = (text: string) => {
  const it = document.createElement('p');
  it.append(document.createElement('b'), document.createElement('i'), text);
  return it;
};
const rows = (count: number) => Array.from({ length: count }, (_, index) => row(`Row ${index}`));
const leftOut = () => Array.from(document.querySelectorAll('p')).filter((it) => mirror.getId(it) === LEFT_OUT);

beforeEach(() => {
  vi.useFakeTimers();
  document.body.replaceChildren();
  [added, sent, learned, isBusy, again] = [[], [], [], false, 0];
  survey = new PageSurvey(
    (element) => element.localName === 'input',
    (element) => learned.push(element),
  );
  parts = new DeferredParts({
    recorder: recorder(),
    survey,
    isBlocked: () => false,
    emit: (event) => sent.push(event),
    isBusy: () => isBusy,
    again: () => again++,
  });
});
afterEach(() => {
  parts.stop();
  survey.stop();
  vi.useRealTimers();
});

function begin(): void {
  parts.plan();
  parts.begin();
  parts.place();
}

test('of a small page nothing is left out', () => {
  document.body.append(...rows(20));
  begin();
  expect(leftOut()).toEqual([]);
});

test('of a large page the rest follows in steps, each node once', () => {
  document.body.append(...rows(1_000));
  begin();
  const first = leftOut();
  expect(first.length).toBeGreaterThan(500);
  vi.advanceTimersToNextTimer();
  expect(added.length).toBeGreaterThan(0);
  expect(added.length).toBeLessThan(first.length / 2);
  vi.runAllTimers();
  expect(leftOut()).toEqual([]);
  expect(new Set(added).size).toBe(added.length);
  expect(new Set(added)).toEqual(new Set(first));
});

test('nothing follows while much waits to be sent, and nothing after the end', () => {
  document.body.append(...rows(1_000));
  begin();
  isBusy = true;
  vi.advanceTimersByTime(1_000);
  expect(added).toEqual([]);
  isBusy = false;
  parts.stop();
  vi.advanceTimersByTime(1_000);
  expect(added).toEqual([]);
  expect(leftOut()).toEqual([]);
});

test('a node keeps the number that it had', () => {
  document.body.append(...rows(1_000));
  const last = document.body.lastElementChild as Element;
  mirror.nodeMetaMap.set(last, { id: 77 });
  begin();
  expect(mirror.getId(last)).toBe(LEFT_OUT);
  vi.runAllTimers();
  expect(mirror.getId(last)).toBe(77);
});

test('beyond a size nothing follows where nobody looks', () => {
  document.body.append(...rows(1_000));
  begin();
  parts.count(10_000_000);
  vi.advanceTimersByTime(60_000);
  expect(added).toEqual([]);
  expect(again).toBe(0);
});

test('what the page takes away does not follow, and can be shown when it comes back', () => {
  document.body.append(...rows(1_000));
  begin();
  const gone = leftOut().slice(0, 50);
  for (const it of gone) it.remove();
  vi.runAllTimers();
  for (const it of gone) {
    expect(added).not.toContain(it);
    expect(mirror.getId(it)).not.toBe(LEFT_OUT);
  }
});

test('of a large change a part is recorded at once, and what has moved is taken away first', async () => {
  begin();
  const list = document.createElement('main');
  document.body.append(list);
  const all = rows(1_000);
  all.forEach((it, index) => mirror.nodeMetaMap.set(it, { id: 100 + index }));
  list.append(...all);
  const changes = [
    { target: list, removedNodes: all, addedNodes: [] },
    { target: list, removedNodes: [], addedNodes: all },
  ] as unknown as MutationRecord[];
  mirror.nodeMetaMap.set(list, { id: 7 });
  parts.beforeChanges(changes);
  const waiting = leftOut();
  expect(waiting.length).toBeGreaterThan(500);
  expect(waiting.length).toBeLessThan(1_000);
  await Promise.resolve();
  const [{ data }] = sent as [RecordedEvent];
  expect((data.removes as object[]).length).toBe(waiting.length);
  expect((data.removes as object[])[0]).toMatchObject({ parentId: 7 });
  vi.runAllTimers();
  expect(new Set(added)).toEqual(new Set(waiting));
});

test('fields in what is left out are learned of before anything is sent', async () => {
  const field = document.createElement('input');
  const all = rows(1_000);
  all.at(-1)?.append(field);
  document.body.append(...all);
  const done = survey.run();
  await vi.runAllTimersAsync();
  await done;
  expect(learned).toEqual([field]);
  const later = document.createElement('input');
  document.body.append(later);
  survey.catchUp();
  expect(learned).toEqual([field, later]);
});
