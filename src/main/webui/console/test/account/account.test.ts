import { describe, expect, it, vi } from 'vitest';
import { Account } from '../../src/account/account';
import { RestClient } from '../../src/api/rest-client';
import { Session } from '../../src/account/session';
import { jsonResponse } from '../fixtures';

const tokens = { token: async () => 't', renew: async () => 't' };
const session = (id: string, current: boolean) => ({ id, current, createdAt: '2026-03-02T09:00:00Z', usedAt: '2026-03-02T09:00:00Z' });

describe('a second factor', () => {
  it('is asked for where the password was right, and sent along', async () => {
    const call = vi.fn(async (_: unknown, _init?: RequestInit) => jsonResponse({ code: 'second_factor', detail: 'Enter the code.' }, 401));
    const refused = await new Session(call as typeof fetch).signIn('a', 'b', '123456').catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'second_factor', message: 'Enter the code.' });
    expect(JSON.parse(call.mock.calls[0]?.[1]?.body as string)).toEqual({ email: 'a', password: 'b', code: '123456' });
  });
});

describe('an account', () => {
  const open = async (call: typeof fetch) => {
    const account = new Account(new RestClient(tokens, call));
    await account.load();
    return account;
  };
  it('keeps this session when the password changes, and loses one that is ended', async () => {
    const call = vi.fn(async (input: unknown, init?: RequestInit) =>
      init?.method !== 'GET'
        ? jsonResponse(undefined, 204)
        : jsonResponse(
            String(input).endsWith('/sessions')
              ? { items: [session('here', true), session('there', false), session('phone', false)] }
              : { on: false, recoveryCodes: 0 },
          ),
    );
    const account = await open(call);
    await account.end('phone');
    expect(account.sessions?.map(({ id }) => id)).toEqual(['here', 'there']);
    await account.changePassword('old', 'new');
    expect(account.sessions?.map(({ id }) => id)).toEqual(['here']);
  });
  it('says that it could not be loaded', async () => {
    expect((await open(async () => jsonResponse({}, 503))).failed).toBe(true);
  });
});
