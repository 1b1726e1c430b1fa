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
  const photo = { id: 'f', name: 'IMG_1.jpg', size: 1, type: 'image/jpeg' };
  expect(preview({ body: 'Here', files: [photo] }, de)).toBe('Here');
  expect([preview({ body: '', files: [photo] }, de), preview({ files: [photo] }, ar)]).toEqual(['Foto', 'صورة']);
  expect(preview({ files: [{ ...photo, type: 'application/pdf', name: 'bill.pdf' }] }, de)).toBe('bill.pdf');
  expect(preview({ body: '' }, de)).toBe('Datei');
});
