import { afterEach, expect, test } from 'vitest';
import { Marks, fractionsOf, pointIn } from '../src';

const box = { left: 100, top: 40, width: 200, height: 80 };

test('a point is the same place in a box of another size', () => {
  const fractions = fractionsOf(box, { x: 150, y: 60 });
  expect(fractions).toEqual({ x: 0.25, y: 0.25 });
  expect(pointIn({ left: 0, top: 0, width: 40, height: 8 }, fractions)).toEqual({ x: 10, y: 2 });
});

test('what is beside the box, or in none at all, stays within', () => {
  expect(fractionsOf(box, { x: 0, y: 900 })).toEqual({ x: 0, y: 1 });
  expect(fractionsOf({ ...box, width: 0 }, { x: 150, y: 60 }).x).toBe(0);
});

let now = 0;
const ana = { id: 'a', name: 'Ana' };
const at = { node: 1, x: 0.5, y: 0.5 };
const drawn = (marks: Marks) => [...(marks.element.shadowRoot?.children ?? [])].map((it) => it.getAttribute('class'));

afterEach(() => {
  now = 0;
});

test('each agent has one pointer and one mark, and both go by themselves', () => {
  const marks = new Marks(
    () => box,
    () => now,
  );
  marks.show(ana, { kind: 'pointer', at });
  marks.show(ana, { kind: 'frame', at });
  marks.show(ana, { kind: 'arrow', at, to: at });
  marks.show({ id: 'b', name: 'Ben' }, { kind: 'frame', at });
  expect(drawn(marks)).toEqual(['mark pointer', 'mark arrow', 'mark frame']);
  now = 6_000;
  marks.show(ana, { kind: 'arrow', at, to: at });
  expect(drawn(marks)).toEqual(['mark frame', 'mark arrow']);
  marks.show(ana, { kind: 'none' });
  expect(drawn(marks)).toEqual(['mark frame']);
  marks.clear();
  expect(drawn(marks)).toEqual([]);
});

test('where the element is gone nothing is shown', () => {
  const marks = new Marks(() => undefined);
  marks.show(ana, { kind: 'frame', at });
  expect((marks.element.shadowRoot?.firstElementChild as HTMLElement).style.visibility).toBe('hidden');
  marks.clear();
});
