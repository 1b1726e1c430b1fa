import { describe, expect, it } from 'vitest';
import { ApiKeys } from '../../src/settings/keys/api-keys';
import { jsonResponse } from '../fixtures';
import { service } from './sites-fixture';

const key = { id: 'k', name: 'Bot', ending: 'x7Qp', scopes: ['sites:read'], createdAt: '2026-03-02T09:00:00Z' };

describe('API keys', () => {
  it('are made with a secret that stays until it is kept, and revoked', async () => {
    const { rest } = service({
      'GET /api-keys': () => jsonResponse({ items: [] }),
      'POST /api-keys': () => jsonResponse({ secret: 'bhk_secret', key }, 201),
      'DELETE /api-keys/k': () => jsonResponse(undefined, 204),
    });
    const keys = new ApiKeys(rest);
    await keys.load();
    await keys.create({ name: 'Bot', scopes: ['sites:read'] });
    expect(keys.secret).toBe('bhk_secret');
    expect(JSON.stringify(keys.items)).not.toContain('bhk_secret');
    keys.kept();
    expect(keys.secret).toBeUndefined();
    await keys.revoke('k');
    expect(keys.items).toEqual([]);
  });
  it('that cannot be revoked stay', async () => {
    const keys = new ApiKeys(service({ 'GET /api-keys': () => jsonResponse({ items: [key] }) }).rest);
    await keys.load();
    await expect(keys.revoke('k')).rejects.toThrow();
    expect(keys.items).toHaveLength(1);
  });
});
