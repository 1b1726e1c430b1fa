import { describe, expect, it } from 'vitest';
import { addressOf, pagesFor, placeOf } from '../../src/settings/settings-pages';
import { SettingsRoute } from '../../src/settings/settings-route';

describe('the settings pages', () => {
  it('are those that the role may use', () => {
    expect(pagesFor('agent')).toEqual([]);
    expect(pagesFor('supervisor')).toEqual([]);
    expect(pagesFor('admin')).toEqual(['sites', 'api-keys']);
    expect(pagesFor('owner')).toEqual(['sites', 'api-keys', 'audit']);
    expect(pagesFor('somebody')).toEqual([]);
  });
  it('stand in the address', () => {
    for (const place of [{}, { page: 'audit' }, { page: 'sites', item: 'new' }, { page: 'sites', item: 'a1-b2' }] as const)
      expect(placeOf(addressOf(place))).toEqual(place);
  });
  it('are not what stands in other addresses', () => {
    expect(placeOf('#/')).toBeUndefined();
    expect(placeOf('#/conversations/1')).toBeUndefined();
    expect(placeOf('#/settingsx')).toBeUndefined();
  });
  it('that do not exist are the list of pages', () => {
    expect(placeOf('#/settings/constructor')).toEqual({});
    expect(placeOf('#/settings/audit/1')).toEqual({ page: 'audit' });
  });
  it('are left for where the agent was before', () => {
    history.replaceState(null, '', '#/conversations/1');
    const route = new SettingsRoute();
    route.open({ page: 'sites' });
    route.open({ page: 'audit' });
    expect(route.place).toEqual({ page: 'audit' });
    route.leave();
    expect(location.hash).toBe('#/conversations/1');
    expect(route.place).toBeUndefined();
  });
});
