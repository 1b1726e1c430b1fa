// @vitest-environment node
import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { LogEvent } from '@bellhop/client';
import { strings } from '../../src/strings';
import { sentence } from '../../src/ui/sentence';

const SOURCES = new URL('../../src/', import.meta.url);
/** The files that hold texts. */
const texts = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).filter((file) =>
  /(?:^|[/-])(?:strings|event-text)\.ts$/.test(file),
);

const FATIMA = '\u2068فاطمة\u2069';

test('names in a sentence are isolated', () => {
  expect(sentence`Remove ${'فاطمة'}?`).toBe(`Remove ${FATIMA}?`);
  expect(sentence`${'Ana'} and ${'Ben'}`).toBe('\u2068Ana\u2069 and \u2068Ben\u2069');
  expect(sentence`nobody`).toBe('nobody');
});

test('every text with a name in it is such a sentence', () => {
  const source = texts.map((file) => readFileSync(new URL(file, SOURCES), 'utf8')).join('\n');
  expect(texts.length).toBeGreaterThan(4);
  const templates = [...source.matchAll(/(\w*)`([^`]*\$\{(?:name|email|company|visitor|agent|by|who)\b[^`]*)`/g)];
  expect(templates.length).toBeGreaterThan(40);
  expect(templates.filter(([, tag]) => tag !== 'sentence').map(([whole]) => whole)).toEqual([]);
});

test('several names are isolated one by one', () => {
  expect(strings.thread.typing(['فاطمة'])).toBe(`${FATIMA} is typing`);
  expect(strings.thread.typing(['فاطمة', 'Ana', 'Ben'])).toBe(`${FATIMA}, \u2068Ana\u2069 and \u2068Ben\u2069 are typing`);
  expect(strings.assist.watchers(['فاطمة'])).toBe(`seen by ${FATIMA}`);
});

test.each<LogEvent['name']>([
  'assigned',
  'unassigned',
  'resolved',
  'reopened',
  'snoozed',
  'assist_started',
  'assist_ended',
  'erased',
  'rated',
])('the line of "%s" isolates who it was', (name) => {
  expect(strings.event({ name }, 'فاطمة')).toContain(FATIMA);
});

test('a rating is told by its word', () => {
  expect(strings.event({ name: 'rated', value: '5' }, 'Mia')).toBe('\u2068Mia\u2069 rated the conversation: Very good');
  expect(strings.event({ name: 'rated', value: '9' }, 'Mia')).toBe('\u2068Mia\u2069 rated the conversation');
});
