import { expect, test } from 'vitest';
import { stringsFor } from '../../src/locale/index';
import { presenceText } from '../../src/panel/presence-text';

const strings = await stringsFor('en');
const people = (...names: string[]) => names.map((name) => ({ kind: 'agent' as const, id: name, name, online: true }));
const say = (agents: number, ...names: string[]) =>
  presenceText({ presence: { agents, people: people(...names) }, settings: undefined }, strings).text.replace(/[\u2068\u2069]/g, '');

test('as long as nothing is known, nothing is said', () => {
  expect(presenceText({ presence: undefined, settings: undefined }, strings)).toEqual({ here: false, text: '' });
});

test('who is there, by name', () => {
  expect(say(1, 'Ana Ruiz')).toBe('Ana is here');
  expect(say(2, 'Ana Ruiz', 'Ben Okafor')).toBe('Ana and Ben are here');
  expect(say(3, 'Ana Ruiz', 'Ben Okafor', 'Chidi A')).toBe('Ana, Ben and Chidi are here');
  expect(say(4, 'Ana Ruiz', 'Ben Okafor', 'Chidi A')).toBe('Ana, Ben and 2 others are here');
});

test('nobody there is said plainly', () => {
  expect(say(0)).toBe('Nobody is here right now. Write to us and we will answer as soon as we are back.');
});

test('what is heard live counts more than what was asked before', () => {
  const settings = {
    name: 'L',
    agents: 3,
    pageTrail: true,
    rating: true,
    assist: { enabled: true, unmask: [], block: [], act: true, actOn: [], screen: true, record: false, recordDays: 30 },
  };
  expect(presenceText({ presence: { agents: 0, people: [] }, settings }, strings).here).toBe(false);
  expect(presenceText({ presence: undefined, settings }, strings).text).toBe('We are here');
});
