import { expect, test } from 'vitest';
import { CHANGE } from '../../../src/assist/capture/recorded-events';
import { $, change, filter, page, show } from './masked-page';

const picture = (name: string, length = 100) => `data:image/png;base64,${name}${'A'.repeat(length)}`;

function set(attributes: Record<string, unknown>): string {
  return change({ source: CHANGE.mutation, attributes: [{ id: page.idOf($('img')), attributes }] });
}

test('a picture in its own address is shown', () => {
  expect(show(`<img src="${picture('own', 20_000)}">`)).toContain('base64,own');
});

test('where a person has chosen a file, only what was there before is shown', () => {
  show(`<img src="${picture('own')}"><p style='background: url("${picture('own')}")'>x</p>`);
  filter.fields.noteFile('holiday.png');
  for (const attributes of [
    { src: picture('new') },
    { srcset: `${picture('new')} 1x` },
    { style: `background: url(${picture('new')})` },
    { style: { 'background-image': `url("${picture('new')}")`, content: `image-set("${picture('new')}" 1x)` } },
  ])
    expect(set(attributes)).not.toContain('new');
  expect(change({ source: CHANGE.styleRule, adds: [{ rule: `p { background: url(${picture('new')}) }` }] })).not.toContain('new');
  expect(set({ src: picture('own') })).toContain('base64,own');
  expect(set({ alt: 'My holiday.png' })).not.toContain('holiday');
});

test('where there is a field for files, one may have been chosen before', () => {
  const seen = show(`<input type="file"><img src="${picture('icon')}"><img src="${picture('photo', 20_000)}">`);
  expect(seen).toContain('base64,icon');
  expect(seen).not.toContain('photo');
});
