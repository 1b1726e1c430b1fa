import { vi } from 'vitest';
import { RestClient } from '../../src/api/rest-client';
import type { Site } from '../../src/api/types';
import { jsonResponse } from '../fixtures';

export function site(change: Partial<Site> = {}): Site {
  return {
    id: 'one',
    key: 'demo',
    name: 'Linden & Loom',
    greeting: 'Hello',
    accent: '#2f5d50',
    origins: ['https://shop.example'],
    enforceIdentity: false,
    assignOnReply: true,
    pageTrail: true,
    rating: true,
    assist: { enabled: true, unmask: [], block: [], act: true, actOn: [], screen: true, record: false, recordDays: 30 },
    ...change,
  };
}

const tokens = { token: async () => 't', renew: async () => 't' };

/** A service that answers these calls, by method and path, and refuses all others. */
export function service(answers: Record<string, (body: unknown) => Response | Promise<Response>>) {
  const call = vi.fn(async (input: unknown, init?: RequestInit) => {
    const answer = answers[`${init?.method} ${String(input).replace('/api/v1', '')}`];
    const body = typeof init?.body === 'string' ? (JSON.parse(init.body) as unknown) : undefined;
    return (await answer?.(body)) ?? jsonResponse({ detail: 'No.' }, 404);
  });
  return { rest: new RestClient(tokens, call), call };
}
