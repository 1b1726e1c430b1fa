import { expect, test } from 'vitest';
import { LOCALES, stringsFor } from '../../src/locale/index';
import { LAUNCHER, RIGHT_TO_LEFT } from '../../src/locale/launcher-strings';
import { en } from '../../src/locale/en';

const TEXTS = Object.fromEntries(await Promise.all(Object.entries(LOCALES).map(async ([name, load]) => [name, await load()] as const)));
const forms = (text: string | object): string[] => (typeof text === 'string' ? [text] : (Object.values(text) as string[]));
const slots = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

test.each(Object.entries(TEXTS))('%s says everything English says, and nothing else', (_, texts) => {
  expect(Object.keys(texts).sort()).toEqual(Object.keys(en).sort());
  for (const key of Object.keys(en) as (keyof typeof en)[]) {
    expect(typeof texts[key], key).toBe(typeof en[key]);
    const wanted = slots(forms(en[key]).at(-1) ?? '');
    // A form for exactly one or two may say the number in words.
    for (const form of forms(texts[key])) expect(wanted, `${key}: ${form}`).toEqual(expect.arrayContaining(slots(form)));
    expect(slots(forms(texts[key]).at(-1) ?? ''), key).toEqual(wanted);
  }
});

test.each(Object.keys(LOCALES))('%s has a form for every number', async (locale) => {
  const strings = await stringsFor(locale);
  for (const n of [0, 1, 2, 3, 11, 100, 10_000]) expect(strings.plural('newMessages', n)).not.toMatch(/[{}]/);
});

test.each(Object.entries(TEXTS))('%s: no exclamation marks, no empty text', (_, texts) => {
  for (const text of Object.values(texts).flatMap(forms)) expect(text).toMatch(/^[^!！]+$/);
});

test('the launcher carries the same words', () => {
  const carried = Object.fromEntries(
    Object.entries(TEXTS).map(([name, { openChat, closeChat }]) => [name, [openChat, closeChat, expect.stringMatching(/./)]]),
  );
  expect(LAUNCHER).toEqual(carried);
});

test('the language is found by its tag, and English stands in', async () => {
  expect((await stringsFor('de-AT')).get('send')).toBe('Senden');
  expect((await stringsFor('pt-BR')).get('send')).toBe('Send');
});

test('the loader knows which are written from right to left', async () => {
  for (const name of Object.keys(TEXTS)) expect((await stringsFor(name)).rtl, name).toBe(RIGHT_TO_LEFT.has(name));
});

test('names are isolated, so that they do not reorder the words around them', async () => {
  expect((await stringsFor('en')).get('joined', { a: 'فاطمة' })).toBe('\u2068فاطمة\u2069 joined');
  expect((await stringsFor('ar')).get('twoHere', { a: 'Ana', b: 'Ben' })).toBe('\u2068Ana\u2069 و\u2068Ben\u2069 معك الآن');
  expect((await stringsFor('en')).plural('manyHere', 2, { a: 'Ana', b: 'Ben' })).toBe(
    '\u2068Ana\u2069, \u2068Ben\u2069 and 2 others are here',
  );
  expect((await stringsFor('de')).get('typing', { a: ['Ana', 'Ben'] })).toBe('\u2068Ana\u2069 und \u2068Ben\u2069 schreibt');
});

test('plural and number follow the language', async () => {
  expect((await stringsFor('en')).plural('newMessages', 1)).toBe('1 new message');
  expect((await stringsFor('de')).plural('tooLong', 1234)).toMatch(/^1\.234 Zeichen/);
});
