import type { ConversationView, Message } from '@bellhop/client';
import type { Identity } from './identity';
import { settingsUrl, type Settings } from './settings';

/** The service refused the request. */
export class Refused extends Error {
  constructor(readonly status: number, message: string, readonly retryAfter = 0) {
    super(message);
  }

  /** Whether the same request may succeed later. */
  get passing(): boolean {
    return this.status >= 500 || this.status === 429 || this.status === 408;
  }
}

const ANSWER_WITHIN_MS = 15_000;

/** The REST calls of a visitor. */
export class Api {
  constructor(private readonly base: string, private readonly token: () => string | undefined) {}

  settings(site: string): Promise<Settings> {
    return this.#ask<Settings>(settingsUrl(this.base, site));
  }

  async visitor(site: string, key: string): Promise<string> {
    const { token } = await this.#post<{ token: string }>('visitors', { site }, key);
    return token;
  }

  /** @param along whether this browser's anonymous conversations become those of the verified visitor */
  async verified(site: string, given: Identity, along: boolean): Promise<string> {
    const { name, identity } = 'jwt' in given
      ? { name: undefined, identity: { jwt: given.jwt } }
      : { name: given.name, identity: { id: given.id, hash: given.hash } };
    const { token } = await this.#ask<{ token: string }>(this.#url('visitors'), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ site, name, identity }),
    }, along ? this.token() : '');
    return token;
  }

  start(body: string, key: string): Promise<ConversationView> {
    return this.#post<ConversationView>('conversations', { body }, key);
  }

  async before(conversation: string, seq: number): Promise<Message[]> {
    const { items } = await this.#ask<{ items: Message[] }>(this.#url(`conversations/${conversation}/messages?before=${seq}&limit=30`));
    return items;
  }

  #post<T>(path: string, body: object, key: string): Promise<T> {
    return this.#ask<T>(this.#url(path), {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': key },
      body: JSON.stringify(body),
    });
  }

  #url(path: string): string {
    return `${this.base}/api/v1/${path}`;
  }

  async #ask<T>(url: string, init: RequestInit = {}, token = this.token()): Promise<T> {
    const headers = { ...init.headers, ...(token && { authorization: `Bearer ${token}` }) };
    const answer = await fetch(url, { ...init, headers, credentials: 'omit', signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
    if (answer.ok) return (await answer.json()) as T;
    const problem = (await answer.json().catch(() => ({}))) as { detail?: string; title?: string };
    throw new Refused(answer.status, problem.detail ?? problem.title ?? '', Number(answer.headers.get('retry-after')) || 0);
  }
}
