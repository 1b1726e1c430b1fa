import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Problem } from '../../src/api/problem';
import { RestClient } from '../../src/api/rest-client';
import { Session } from '../../src/account/session';
import { jsonResponse } from '../fixtures';

const agent = { id: 'ana', name: 'Ana', email: 'ana@demo.example', role: 'owner', online: true };
const grant = (accessToken: string, expiresIn = 900) => ({ accessToken, expiresIn, agent });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a session', () => {
  it('asks for one refresh, however many want it', async () => {
    const call = vi.fn(async () => jsonResponse(grant('one')));
    const session = new Session(call);
    expect(await Promise.all([session.renew(), session.renew(), session.token()])).toEqual(['one', 'one', 'one']);
    expect(call).toHaveBeenCalledTimes(1);
  });
  it('asks again once the first refresh is through', async () => {
    const call = vi
      .fn()
      .mockResolvedValueOnce(jsonResponse(grant('one')))
      .mockResolvedValueOnce(jsonResponse(grant('two')));
    const session = new Session(call);
    await session.renew();
    expect(await session.renew()).toBe('two');
  });
  it('renews a minute before the token expires', async () => {
    const call = vi.fn(async () => jsonResponse(grant('t', 300)));
    const session = new Session(call);
    await session.start();
    await vi.advanceTimersByTimeAsync(239_000);
    expect(call).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(call).toHaveBeenCalledTimes(2);
  });
  it('is out when the cookie is worth nothing, and tries on when nobody answers', async () => {
    const refused = new Session(vi.fn(async () => jsonResponse({ detail: 'Sign in again.' }, 401)));
    await refused.start();
    expect(refused.state).toBe('out');
    const call = vi
      .fn()
      .mockRejectedValueOnce(new TypeError('no network'))
      .mockResolvedValueOnce(jsonResponse(grant('t')));
    const lost = new Session(call);
    await lost.start();
    expect(lost.state).toBe('unreachable');
    await vi.advanceTimersByTimeAsync(3_000);
    expect(lost.state).toBe('in');
  });
  it('says calmly that a password is wrong', async () => {
    const session = new Session(vi.fn(async () => jsonResponse({ detail: 'x' }, 401)));
    await expect(session.signIn('a', 'b')).rejects.toThrow(/do not belong together/);
  });
});

describe('REST', () => {
  it('renews once on a 401 and asks again with the new token', async () => {
    const tokens = { token: async () => 'old', renew: vi.fn(async () => 'new') };
    const call = vi.fn(async (_: unknown, init?: RequestInit) =>
      jsonResponse({ ok: true }, new Headers(init?.headers).get('authorization') === 'Bearer new' ? 200 : 401),
    );
    expect(await new RestClient(tokens, call as typeof fetch).get('/me')).toEqual({ ok: true });
    expect(tokens.renew).toHaveBeenCalledTimes(1);
  });
  it("gives the service's own sentence, and one of ours where there is none", async () => {
    const tokens = { token: async () => 't', renew: async () => 't' };
    const refuse = (call: () => Promise<Response>) => new RestClient(tokens, call).get('/x').catch((error: unknown) => error);
    expect(await refuse(async () => jsonResponse({ detail: 'Not yours.', code: 'forbidden' }, 403))).toMatchObject({
      message: 'Not yours.',
      code: 'forbidden',
      isTransient: false,
    });
    expect(await refuse(async () => new Response('<html>', { status: 502 }))).toMatchObject({ status: 502, isTransient: true });
    expect(await refuse(() => Promise.reject(new TypeError('offline')))).toBeInstanceOf(Problem);
  });
});
