import { describe, expect, it } from 'vitest';
import { Problem } from '../../src/api/problem';
import { postWithoutToken } from '../../src/api/rest-client';
import { jsonResponse } from '../fixtures';

describe('a call without a token', () => {
  it("gives the service's own sentence where it is worth nothing", async () => {
    const call = async () => jsonResponse({ detail: 'This link has been used.' }, 404);
    await expect(postWithoutToken('/invitations/preview', { token: 'x' }, call)).rejects.toThrow('This link has been used.');
    await expect(postWithoutToken('/x', {}, () => Promise.reject(new TypeError('offline')))).rejects.toBeInstanceOf(Problem);
    expect(await postWithoutToken('/x', {}, async () => new Response(null, { status: 202 }))).toBeUndefined();
  });
});
