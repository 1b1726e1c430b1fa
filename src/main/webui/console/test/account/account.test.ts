import { describe, expect, it, vi } from 'vitest';
import { Account } from '../../src/account/account';
import { LinkRouter } from '../../src/app/link-router';
import { Problem } from '../../src/api/problem';
import { RestClient, postWithoutToken } from '../../src/api/rest-client';
import { Session } from '../../src/account/session';
import { browserName } from '../../src/account/browser-name';
import { jsonResponse } from '../fixtures';

const tokens = { token: async () => 't', renew: async () => 't' };
const session = (id: string, current: boolean) => ({ id, current, createdAt: '2026-03-02T09:00:00Z', usedAt: '2026-03-02T09:00:00Z' });

describe('a second factor', () => {
  it('is asked for where the password was right, and sent along', async () => {
    const call = vi.fn(async (_: unknown, _init?: RequestInit) => jsonResponse({ code: 'second_factor', detail: 'Enter the code.' }, 401));
    const refused = await new Session(call as typeof fetch).signIn('a', 'b', '123456').catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'second_factor', message: 'Enter the code.' });
    expect(JSON.parse(String(call.mock.calls[0]?.[1]?.body))).toEqual({ email: 'a', password: 'b', code: '123456' });
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
      init?.method !== 'GET' ? jsonResponse(undefined, 204) : jsonResponse(String(input).endsWith('/sessions') ? { items: [session('here', true), session('there', false), session('phone', false)] } : { on: false, recoveryCodes: 0 }));
    const account = await open(call as typeof fetch);
    await account.end('phone');
    expect(account.sessions?.map(({ id }) => id)).toEqual(['here', 'there']);
    await account.changePassword('old', 'new');
    expect(account.sessions?.map(({ id }) => id)).toEqual(['here']);
  });
  it('says that it could not be loaded', async () => {
    expect((await open(async () => jsonResponse({}, 503))).failed).toBe(true);
  });
});

describe('a link from an e-mail', () => {
  it('opens its page, and its token leaves the address', () => {
    history.replaceState(null, '', '#/invitation/bhn_a-token_1');
    const door = new LinkRouter();
    expect([door.page, door.token, location.hash]).toEqual(['invitation', 'bhn_a-token_1', '#/']);
    door.close();
    expect([door.page, door.token]).toEqual([undefined, '']);
  });
  it('is no conversation, and a conversation is no link', () => {
    history.replaceState(null, '', '#/conversations/1');
    expect(new LinkRouter().page).toBeUndefined();
  });
  it('gives the service\'s own sentence where it is worth nothing', async () => {
    const call = async () => jsonResponse({ detail: 'This link has been used.' }, 404);
    await expect(postWithoutToken('/invitations/preview', { token: 'x' }, call)).rejects.toThrow('This link has been used.');
    await expect(postWithoutToken('/x', {}, () => Promise.reject(new TypeError('offline')))).rejects.toBeInstanceOf(Problem);
    expect(await postWithoutToken('/x', {}, async () => new Response(null, { status: 202 }))).toBeUndefined();
  });
});

describe('a browser', () => {
  it('is named as people know it', () => {
    expect(browserName('Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0')).toBe('Firefox on Linux');
    expect(browserName('Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1')).toBe('Safari on iOS');
    expect(browserName('a program')).toBe('a program');
    expect(browserName(undefined)).toBeUndefined();
  });
});
