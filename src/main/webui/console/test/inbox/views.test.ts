import { describe, expect, it } from 'vitest';
import { VIEWS, belongs, isView, queryOf } from '../../src/inbox/views';
import { ANA, conversation } from '../fixtures';

const standsIn = (change: Parameters<typeof conversation>[1]) => VIEWS.filter((view) => belongs(view, conversation('a', change), 'ana'));

describe('views', () => {
  it.each([
    ['waiting, nobody has it', { status: 'waiting' }, ['unassigned', 'all']],
    ['open and mine', { status: 'open', assignee: ANA }, ['mine', 'all']],
    ["open and another's", { status: 'open', assignee: { ...ANA, id: 'ben' } }, ['all']],
    ['mine but snoozed', { status: 'snoozed', assignee: ANA }, ['snoozed']],
    ['mine but resolved', { status: 'resolved', assignee: ANA }, ['resolved']],
  ] as const)('%s', (_, change, views) => {
    expect(standsIn(change)).toEqual(views);
  });
  it('ask the service by the same rule', () => {
    expect(String(queryOf('mine'))).toBe('status=waiting&status=open&assignee=me');
    expect(String(queryOf('unassigned'))).toBe('status=waiting&status=open&assignee=none');
    expect(String(queryOf('all'))).toBe('status=waiting&status=open');
    expect(String(queryOf('snoozed'))).toBe('status=snoozed');
    expect(String(queryOf('resolved'))).toBe('status=resolved');
  });
  it('know their own names', () => {
    expect([isView('mine'), isView('theirs'), isView(undefined)]).toEqual([true, false, false]);
  });
});
