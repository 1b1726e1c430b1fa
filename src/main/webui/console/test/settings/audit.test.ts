import { render } from 'lit';
import { describe, expect, it } from 'vitest';
import type { AuditEntry } from '../../src/api/types';
import { AUDIT_GROUPS } from '../../src/settings/audit/audit-actions';
import { EVERYTHING, auditPath } from '../../src/settings/audit/audit-filter';
import { AuditLog } from '../../src/settings/audit/audit-log';
import { auditRow } from '../../src/settings/audit/audit-row';
import { strings } from '../../src/strings';
import { jsonResponse } from '../fixtures';
import { service } from './sites-fixture';

const entry = (id: string, change: Partial<AuditEntry> = {}): AuditEntry => ({
  id,
  at: '2026-03-02T09:00:00Z',
  action: 'site.changed',
  ...change,
});
const ids = ({ items }: AuditLog) => items?.map(({ id }) => id);

describe('the audit log', () => {
  it('is asked for by action, person and days of the own time zone, both included', () => {
    expect(auditPath(EVERYTHING)).toBe('/audit');
    const query = new URL(
      auditPath({ actions: ['site.created', 'site.changed'], actor: 'ana', from: '2026-03-01', until: '2026-03-02' }, 'x'),
      'http://x',
    ).searchParams;
    expect(query.getAll('action')).toEqual(['site.created', 'site.changed']);
    expect(query.get('since')).toBe(new Date(2026, 2, 1).toISOString());
    expect(query.get('until')).toBe(new Date(2026, 2, 3).toISOString());
    expect([query.get('actor'), query.get('after')]).toEqual(['ana', 'x']);
  });
  it('takes no day that is none', () => {
    expect(auditPath({ ...EVERYTHING, from: 'yesterday', until: '2026' })).toBe('/audit');
  });
  it('comes page by page', async () => {
    const { rest } = service({
      'GET /audit': () => jsonResponse({ items: [entry('2')], next: '2' }),
      'GET /audit?after=2': () => jsonResponse({ items: [entry('1')] }),
    });
    const log = new AuditLog(rest);
    await log.load();
    await log.more();
    expect([ids(log), log.next]).toEqual([['2', '1'], undefined]);
  });
  it('shows what was asked for last, whatever answers first', async () => {
    let answer = (_: Response) => {};
    const { rest } = service({
      'GET /audit': () => new Promise((done) => (answer = done)),
      'GET /audit?actor=ana': () => jsonResponse({ items: [entry('ana')] }),
    });
    const log = new AuditLog(rest);
    const everything = log.load();
    await log.load({ ...EVERYTHING, actor: 'ana' });
    answer(jsonResponse({ items: [entry('all')] }));
    await everything;
    expect(ids(log)).toEqual(['ana']);
  });
  it('that fails half-way keeps what it has', async () => {
    const log = new AuditLog(service({ 'GET /audit': () => jsonResponse({ items: [entry('2')], next: '2' }) }).rest);
    await log.load();
    await log.more();
    expect([ids(log), log.failed]).toEqual([['2'], true]);
  });
  it('is exported as it is filtered', async () => {
    const { rest, call } = service({ 'GET /audit?actor=ana': () => new Response('id,at', { status: 200 }) });
    const log = new AuditLog(rest);
    log.filter = { ...EVERYTHING, actor: 'ana' };
    expect(await (await log.csv()).text()).toBe('id,at');
    expect(call.mock.calls[0]?.[1]?.headers).toMatchObject({ accept: 'text/csv', authorization: 'Bearer t' });
  });
  it('offers each action once', () => {
    const offered = AUDIT_GROUPS.flatMap(({ actions }) => actions);
    expect([...offered].sort()).toEqual(Object.keys(strings.settings.audit.actions).sort());
  });
  it('shows as text what stands in it', () => {
    const at = document.createElement('div');
    render(auditRow(entry('1', { actor: { id: 'a', name: '<b>Ana</b>' }, on: { id: 's', name: '<img src=x>' }, detail: '<script>' })), at);
    expect(at.querySelectorAll('img, script')).toHaveLength(0);
    expect(at.textContent).toContain('<img src=x>');
  });
});
