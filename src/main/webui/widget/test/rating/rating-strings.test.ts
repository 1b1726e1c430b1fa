import { RATING_SCORES } from '@bellhop/shared';
import { expect, test } from 'vitest';
import { LOCALES } from '../../src/locale/index';
import { TEXTS, en, ratingStringsFor } from '../../src/rating/rating-strings';

test('there are texts about ratings in each language', () => {
  expect(Object.keys(TEXTS).sort()).toEqual(Object.keys(LOCALES).sort());
});

test.each(Object.entries(TEXTS))('%s says everything English says, each face by another name', (_, texts) => {
  expect(Object.keys(texts).sort()).toEqual(Object.keys(en).sort());
  for (const text of Object.values(texts)) expect(text).toMatch(/^[^!！]+$/);
  expect(new Set(RATING_SCORES.map((score) => texts[`score${score}`])).size).toBe(5);
});

test('English stands in', () => {
  expect(ratingStringsFor('de-AT').get('score5')).toBe('Sehr gut');
  expect(ratingStringsFor('pt').get('score5')).toBe('Very good');
});
