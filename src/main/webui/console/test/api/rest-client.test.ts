import { describe, expect, it } from 'vitest';
import { Problem } from '../../src/api/problem';
import { postWithoutToken, RestClient } from '../../src/api/rest-client';
import { jsonResponse } from '../fixtures';

describe('a call without a token', () => {
  it("gives the service's own sentence where it is worth nothing", async () => {
    const call = async () => jsonResponse({ detail: 'This link has been used.' }, 404);
    await expect(postWithoutToken('/invitations/preview', { token: 'x' }, call)).rejects.toThrow('This link has been used.');
    await expect(postWithoutToken('/x', {}, () => Promise.reject(new TypeError('offline')))).rejects.toBeInstanceOf(Problem);
    expect(await postWithoutToken('/x', {}, async () => new Response(null, { status: 202 }))).toBeUndefined();
  });
});

describe('a list that comes in pages', () => {
  const pages: Record<string, unknown> = {
    '/api/v1/agents': { items: ['Ada', 'Ben'], next: 'b/1' },
    '/api/v1/agents?after=b%2F1': { items: ['Cem'], next: 'c' },
    '/api/v1/agents?after=c': { items: ['Dia'] },
  };
  const tokens = { token: async () => 't', renew: async () => 't' };
  const rest = new RestClient(tokens, async (input) => jsonResponse(pages[input as string]));

  it('is read to its end', async () => {
    expect(await rest.list('/agents')).toEqual(['Ada', 'Ben', 'Cem', 'Dia']);
  });

  it('or as far as is asked for', async () => {
    expect(await rest.list('/agents', 2)).toEqual(['Ada', 'Ben', 'Cem']);
  });
});
