import { describe, expect, it } from 'vitest';
import { rankReplies } from '../../src/canned/ranking';
import type { CannedReply } from '../../src/api/types';

const reply = (id: string, change: Partial<CannedReply> = {}): CannedReply => ({
  id,
  shortcut: id,
  name: id,
  body: 'Body',
  scope: 'everyone',
  createdAt: '',
  updatedAt: '',
  ...change,
});
const ids = (replies: CannedReply[], typed: string, languages = ['en']) => rankReplies(replies, typed, languages).map(({ id }) => id);

describe('canned replies', () => {
  const body = reply('body', { body: 'We refund it' });
  const name = reply('name', { name: 'How a refund works' });
  const prefix = reply('refunds');
  const exact = reply('refund');

  it('come by shortcut, then by words of the name, then by the body', () => {
    expect(ids([body, name, prefix, exact], 'refund')).toEqual(['refund', 'refunds', 'name', 'body']);
    expect(ids([body, name, prefix, exact], 'works how')).toEqual(['name']);
    expect(ids([body, name, prefix, exact], 'efund')).toEqual(['body']);
    expect(ids([body, name], 'nothing')).toEqual([]);
    expect(ids([body, name], '%')).toEqual([]);
  });
  it('come in the wanted languages first', () => {
    const replies = [reply('fr', { language: 'fr' }), reply('any'), reply('br', { language: 'pt-BR' }), reply('de', { language: 'de' })];
    expect(ids(replies, '', ['pt', 'de'])).toEqual(['br', 'any', 'de', 'fr']);
  });
  it('are found without marks and capitals', () => {
    expect(ids([reply('gr\u00fc\u00dfe', { name: '\u00c0 bient\u00f4t' })], 'A bientot')).toEqual(['gr\u00fc\u00dfe']);
    expect(ids([reply('hi', { body: '\u60a8\u597d\uff0c\u8bf7\u7a0d\u7b49' })], '\u8bf7\u7a0d')).toEqual(['hi']);
  });
  it('of one shortcut come the own one first', () => {
    expect(ids([reply('ours', { shortcut: 'x' }), reply('mine', { shortcut: 'x', scope: 'personal' })], 'x')).toEqual(['mine', 'ours']);
  });
});
