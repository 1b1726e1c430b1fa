import { describe, expect, it, vi } from 'vitest';
import { Colleagues } from '../../src/team/colleagues';
import { RestClient } from '../../src/api/rest-client';
import { Team } from '../../src/team/team';
import { assignableRoles, managesTeam, mayManage } from '../../src/team/roles';
import { jsonResponse } from '../fixtures';

const tokens = { token: async () => 't', renew: async () => 't' };
const member = (id: string, role: string) => ({ id, name: id, email: `${id}@shop.example`, role, online: false });
const invitation = (id: string, email: string) => ({
  id,
  email,
  role: 'agent',
  createdAt: '2026-03-02T09:00:00Z',
  expiresAt: '2026-03-09T09:00:00Z',
});

describe('roles', () => {
  it('give none above themselves, and agents none at all', () => {
    expect(assignableRoles('owner')).toEqual(['agent', 'supervisor', 'admin', 'owner']);
    expect(assignableRoles('admin')).toEqual(['agent', 'supervisor', 'admin']);
    expect(assignableRoles('supervisor')).toEqual([]);
    expect(assignableRoles('something new')).toEqual([]);
  });
  it('touch no account above themselves', () => {
    expect(mayManage('admin', 'owner')).toBe(false);
    expect(mayManage('admin', 'admin')).toBe(true);
    expect(mayManage('agent', 'agent')).toBe(false);
    expect(managesTeam('something new')).toBe(false);
  });
});

describe('a team', () => {
  const make = (answers: (method: string, path: string) => Response) => {
    const call = vi.fn(async (input: unknown, init?: RequestInit) => answers(init?.method ?? 'GET', String(input)));
    const rest = new RestClient(tokens, call);
    return { team: new Team(rest, new Colleagues(rest)), call };
  };
  const usual = (method: string, path: string) => {
    if (method === 'GET')
      return jsonResponse({
        items: path.includes('invitations') ? [invitation('i', 'Old@shop.example')] : [member('ana', 'owner'), member('kim', 'agent')],
      });
    if (method === 'POST') return jsonResponse({ ...invitation('i2', 'old@shop.example'), link: '/console/#/invitation/bhn_x' });
    return method === 'PATCH' ? jsonResponse(member('kim', 'admin')) : jsonResponse(undefined, 204);
  };

  it('asks for invitations only where they may be seen', async () => {
    const { team, call } = make(usual);
    await team.load(false);
    expect(call.mock.calls.some(([path]) => String(path).includes('invitations'))).toBe(false);
    expect(team.members?.map(({ id }) => id)).toEqual(['ana', 'kim']);
  });
  it('has one invitation for an address, and tells its whole link once', async () => {
    const { team } = make(usual);
    await team.load(true);
    expect(await team.invite('old@shop.example', 'agent')).toBe(new URL('/console/#/invitation/bhn_x', location.href).href);
    expect(team.invitations).toEqual([invitation('i2', 'old@shop.example')]);
    await team.revoke('i2');
    expect(team.invitations).toEqual([]);
  });
  it('shows what was changed, and keeps what was refused', async () => {
    const { team } = make(usual);
    await team.load(true);
    await team.setRole('kim', 'admin');
    expect(team.members?.map(({ role }) => role)).toEqual(['owner', 'admin']);
    await team.remove('kim');
    expect(team.members?.map(({ id }) => id)).toEqual(['ana']);
    const refused = make((method, path) =>
      method === 'GET' ? usual(method, path) : jsonResponse({ detail: 'This is the last owner.' }, 409),
    ).team;
    await refused.load(true);
    await expect(refused.setRole('ana', 'agent')).rejects.toThrow('This is the last owner.');
    expect(refused.members?.[0]?.role).toBe('owner');
  });
  it('says that it could not be loaded', async () => {
    const { team } = make(() => jsonResponse({}, 503));
    await team.load(true);
    expect(team.failed).toBe(true);
  });
});
