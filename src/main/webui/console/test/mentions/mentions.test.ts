import type { Mention } from '@bellhop/client';
import { describe, expect, it, vi } from 'vitest';
import { RestClient } from '../../src/api/rest-client';
import { Mentions } from '../../src/mentions/mentions';
import { ANA, MIA, at, jsonResponse } from '../fixtures';

function mention(seq: number, change: Partial<Mention> = {}): Mention {
  return { conversation: 'c', seq, by: ANA, visitor: MIA, body: '@Ben look', at: at(seq), seen: false, ...change };
}

function mentionsOf(answer: () => Response) {
  const call = vi.fn<typeof fetch>(() => Promise.resolve(answer()));
  const tokens = { token: () => Promise.resolve('t'), renew: () => Promise.resolve('t') };
  return { mentions: new Mentions(new RestClient(tokens, call)), call };
}

describe('mentions', () => {
  it('are news once, and only if nobody has seen them', () => {
    const { mentions } = mentionsOf(() => jsonResponse({}));
    expect(mentions.arrived(mention(1))).toBe(true);
    expect(mentions.arrived(mention(1))).toBe(false);
    expect(mentions.arrived(mention(2, { seen: true }))).toBe(false);
    expect(mentions.unseen).toBe(1);
    expect(mentions.items?.map(({ seq }) => seq)).toEqual([2, 1]);
  });

  it('are seen with their conversation, here and on other devices', async () => {
    const { mentions, call } = mentionsOf(() => jsonResponse(undefined, 204));
    mentions.arrived(mention(1));
    mentions.arrived(mention(2));
    mentions.arrived(mention(3, { conversation: 'other' }));
    mentions.see('c');
    mentions.see('c');
    await vi.waitFor(() => expect(mentions.unseen).toBe(1));
    expect(call).toHaveBeenCalledTimes(1);
    mentions.arrived(mention(3, { conversation: 'other', seen: true }));
    expect(mentions.unseen).toBe(0);
    mentions.see('c');
    expect(call).toHaveBeenCalledTimes(1);
  });

  it('stay new where that could not be told', async () => {
    const { mentions, call } = mentionsOf(() => jsonResponse({ title: 'away', status: 503 }, 503));
    mentions.arrived(mention(1));
    mentions.see('c');
    await vi.waitFor(() => {
      mentions.see('c');
      expect(call).toHaveBeenCalledTimes(2);
    });
    expect(mentions.unseen).toBe(1);
  });

  it('that the service tells of while they are loaded stay', async () => {
    const { mentions } = mentionsOf(() => jsonResponse({ items: [mention(1)] }));
    const loading = mentions.load();
    mentions.arrived(mention(2));
    mentions.arrived(mention(1, { seen: true }));
    await loading;
    expect(mentions.items?.map(({ seq, seen }) => [seq, seen])).toEqual([
      [2, false],
      [1, true],
    ]);
  });

  it('keep what is shown if they cannot be loaded', async () => {
    const answers = [jsonResponse({ items: [mention(1)] }), jsonResponse({ status: 503 }, 503)];
    const { mentions } = mentionsOf(() => answers.shift() as Response);
    await mentions.load();
    await mentions.load();
    expect([mentions.items?.length, mentions.unseen, mentions.failed]).toEqual([1, 1, false]);
  });
});
