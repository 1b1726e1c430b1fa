import { expect, test } from 'vitest';
import { TEXTS, en, fileTextsFor } from '../../src/files/file-strings';
import { LOCALES, stringsFor } from '../../src/locale/index';
import { preview } from '../../src/thread/preview';

const slots = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

test('there are texts about files in each language', () => {
  expect(Object.keys(TEXTS).sort()).toEqual(Object.keys(LOCALES).sort());
});

test.each(Object.entries(TEXTS))('%s says everything English says, and nothing else', (_, texts) => {
  expect(Object.keys(texts).sort()).toEqual(Object.keys(en).sort());
  for (const key of Object.keys(en) as (keyof typeof en)[]) {
    expect(slots(texts[key]), key).toEqual(slots(en[key]));
    expect(texts[key]).toMatch(/^[^!！]+$/);
  }
});

test('names are isolated', () => {
  expect(fileTextsFor('ar').open('a.png')).toBe('افتح \u2068a.png\u2069');
  expect(fileTextsFor('de-AT').position(2, 5)).toBe('2 von 5');
  expect(fileTextsFor('pt').remove('a.png')).toBe('Remove \u2068a.png\u2069');
});

test('a message without text is told by its files', async () => {
  const [de, ar] = [await stringsFor('de'), await stringsFor('ar')];
  expect(preview('Here', 'IMG_1.jpg', de)).toBe('Here');
  expect([preview('', 'IMG_1.JPG', de), preview(undefined, 'IMG_1.png', ar)]).toEqual(['Foto', 'صورة']);
  expect(preview('', 'bill\u202e.pdf', de)).toBe('\u2068bill.pdf\u2069');
  expect(preview('', undefined, de)).toBe('Datei');
});
