import { expect, test } from 'vitest';
import { writeEvent } from '../../../src/assist/capture/event-text';

const event = (data: Record<string, unknown>) => ({ type: 2, timestamp: 1, data });
const MOST = 2_500_000;

test('an ordinary event is written as it is', () => {
  const one = event({ node: { textContent: 'words', attributes: { style: 'color: red' } } });
  expect(JSON.parse(writeEvent(one))).toEqual(one);
});

test('of one that is too large the longest strings are cut, and no more of them than necessary', () => {
  const node = { attributes: { _cssText: 'c'.repeat(2_000_000), src: `data:image/png;base64,${'a'.repeat(900_000)}`, alt: 'words' } };
  const { data } = JSON.parse(writeEvent(event({ node }))) as { data: { node: typeof node } };
  expect(data.node.attributes).toEqual({ ...node.attributes, _cssText: '' });
});

test('of a text its beginning stays', () => {
  const text = writeEvent(event({ texts: [{ id: 1, value: 'x'.repeat(9_000_000) }] }));
  expect(text.length).toBeLessThan(MOST);
  expect(text).toContain('xxx…');
});
