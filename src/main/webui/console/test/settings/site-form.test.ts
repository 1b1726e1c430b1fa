import { describe, expect, it } from 'vitest';
import { embedLine } from '../../src/settings/sites/embed-line';
import { isShorter } from '../../src/settings/sites/retention';
import { changeOf, changedFields, formOf, type SiteField } from '../../src/settings/sites/site-form';
import { site } from './sites-fixture';

describe('what is typed of a site', () => {
  it('is the site as it is, with lists as lines', () => {
    const form = formOf(site({ origins: ['https://a.example', 'https://b.example'], retentionDays: 30 }));
    expect(form.origins).toBe('https://a.example\nhttps://b.example');
    expect(form.retentionDays).toBe('30');
    expect(formOf(site()).retentionDays).toBe('');
  });
  it('becomes a body of what was changed, and of nothing else', () => {
    const before = formOf(site());
    const now = { ...before, greeting: ' Hi there ', origins: ' https://c.example \n\n*', unmask: '#a\n#b', record: true, recordDays: '7' };
    const all = Object.keys(before) as SiteField[];
    expect(changeOf(now, changedFields(before, now, all))).toEqual({
      greeting: 'Hi there',
      origins: ['https://c.example', '*'],
      assist: { unmask: ['#a', '#b'], record: true, recordDays: 7 },
    });
    expect(changedFields(before, now, ['name', 'accent'])).toEqual([]);
    expect(changeOf(now, ['greeting'])).toEqual({ greeting: 'Hi there' });
  });
  it('has 0 for what is kept for ever, as REST wants it', () => {
    expect(changeOf({ ...formOf(site({ retentionDays: 30 })), retentionDays: '' }, ['retentionDays'])).toEqual({ retentionDays: 0 });
  });
  it('covers everything that REST can set of a site', () => {
    const { id: _, key: __, seen: ___, assist, ...settable } = site({ retentionDays: 1, seen: { at: '', origin: '' } });
    const form = Object.keys(formOf(site()));
    expect(form.sort()).toEqual([...Object.keys(settable), ...Object.keys(assist)].sort());
  });
});

describe('a retention', () => {
  it('is shorter than for ever, and for ever is not shorter', () => {
    expect(isShorter('', '30')).toBe(true);
    expect(isShorter('30', '7')).toBe(true);
    expect(isShorter('30', '')).toBe(false);
    expect(isShorter('30', '30')).toBe(false);
    expect(isShorter('', '')).toBe(false);
  });
});

describe('the line for a page', () => {
  it('names the service and the site', () => {
    expect(embedLine('https://chat.example', 'a-key')).toBe(
      '<script async src="https://chat.example/widget.js" data-site="a-key"></script>',
    );
  });
});
