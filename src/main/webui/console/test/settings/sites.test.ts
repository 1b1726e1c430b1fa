import { describe, expect, it } from 'vitest';
import type { Site } from '../../src/api/types';
import { IdentityKeys } from '../../src/settings/sites/identity-keys';
import { Sites } from '../../src/settings/sites/sites';
import { jsonResponse } from '../fixtures';
import { service, site } from './sites-fixture';

function opened(patch: (body: unknown) => Response | Promise<Response>) {
  const { rest } = service({ 'GET /sites': () => jsonResponse({ items: [site()] }), 'PATCH /sites/one': patch });
  return new Sites(rest);
}

const first = (sites: Sites) => sites.items?.[0] as Site;

describe('a site', () => {
  it('is saved with what was typed, and nothing else', async () => {
    const sent: unknown[] = [];
    const sites = opened((body) => {
      sent.push(body);
      return jsonResponse(site({ greeting: 'Hi' }));
    });
    await sites.load();
    sites.type(first(sites), { greeting: 'Hi', name: 'Other' });
    expect(sites.isChanged(first(sites), ['greeting'])).toBe(true);
    expect(await sites.save(first(sites), ['greeting', 'accent'])).toBe(true);
    expect(sent).toEqual([{ greeting: 'Hi' }]);
    expect(first(sites).greeting).toBe('Hi');
    expect(sites.isChanged(first(sites), ['greeting'])).toBe(false);
    expect(sites.form(first(sites)).name).toBe('Other');
  });
  it('that is as it was is not saved', async () => {
    const sites = opened(() => expect.fail('saved'));
    await sites.load();
    sites.type(first(sites), { greeting: 'Hello' });
    expect(await sites.save(first(sites), ['greeting'])).toBe(false);
  });
  it('that is refused loses nothing that was typed', async () => {
    const sites = opened(() => jsonResponse({ detail: 'The field "accent" must be a colour like #3b5bdb.' }, 400));
    await sites.load();
    sites.type(first(sites), { accent: 'red' });
    await expect(sites.save(first(sites), ['accent'])).rejects.toThrow('must be a colour');
    expect(sites.form(first(sites)).accent).toBe('red');
  });
  it('keeps what is typed while it is saved', async () => {
    const sites = opened(() => {
      sites.type(first(sites), { greeting: 'Hi, you' });
      return jsonResponse(site({ greeting: 'Hi' }));
    });
    await sites.load();
    sites.type(first(sites), { greeting: 'Hi' });
    await sites.save(first(sites), ['greeting']);
    expect(sites.form(first(sites)).greeting).toBe('Hi, you');
    expect(sites.isChanged(first(sites), ['greeting'])).toBe(true);
  });
  it('is as it was when what is typed is discarded', async () => {
    const sites = opened(() => expect.fail('saved'));
    await sites.load();
    sites.type(first(sites), { greeting: 'Hi', name: 'Other' });
    sites.discard(first(sites), ['greeting']);
    expect(sites.form(first(sites))).toMatchObject({ greeting: 'Hello', name: 'Other' });
  });
  it('that is made stands at the end of the list', async () => {
    const made = site({ id: 'two', name: 'Second' });
    const { rest } = service({ 'GET /sites': () => jsonResponse({ items: [site()] }), 'POST /sites': () => jsonResponse(made, 201) });
    const sites = new Sites(rest);
    await sites.load();
    await sites.create('Second', ['*']);
    expect(sites.items?.map(({ id }) => id)).toEqual(['one', 'two']);
  });
  it('list that cannot be loaded says so', async () => {
    const sites = new Sites(service({}).rest);
    await sites.load();
    expect(sites.failed).toBe(true);
  });
});

describe('identity keys', () => {
  const key = { id: 'k', kind: 'secret', ending: 'abcd', createdAt: '2026-03-02T09:00:00Z' };

  it('are made with a secret that is shown once, and revoked', async () => {
    const { rest } = service({
      'GET /sites/one/identity-keys': () => jsonResponse({ items: [] }),
      'POST /sites/one/identity-keys': (body) => jsonResponse({ secret: `of ${JSON.stringify(body)}`, key }, 201),
      'DELETE /sites/one/identity-keys/k': () => jsonResponse(undefined, 204),
    });
    const keys = new IdentityKeys(rest);
    await keys.load('one');
    await keys.create('one', 'secret', 'not sent');
    expect(keys.secret).toBe('of {"kind":"secret"}');
    expect(keys.items).toEqual([key]);
    await keys.revoke('one', 'k');
    expect(keys.items).toEqual([]);
    await keys.load('two');
    expect(keys.secret).toBeUndefined();
  });
  it('of another site are not shown', async () => {
    const { rest } = service({ 'GET /sites/one/identity-keys': () => jsonResponse({ items: [key] }) });
    const keys = new IdentityKeys(rest);
    await keys.load('one');
    await keys.load('two');
    expect([keys.items, keys.failed]).toEqual([undefined, true]);
  });
});
