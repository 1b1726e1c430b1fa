import type { ConversationView, Message, MessageFile } from '@bellhop/client';
import type { Identity } from './identity';
import { settingsUrl, type Settings } from './settings';

/** The service refused the request. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly retryAfter = 0,
  ) {
    super(message);
  }

  /** Whether the same request may succeed later. */
  get isTransient(): boolean {
    return this.status >= 500 || this.status === 429 || this.status === 408;
  }
}

const TIMEOUT_MS = 15_000;

/** The REST calls of a visitor. */
export class RestApi {
  constructor(
    readonly base: string,
    readonly token: () => string | undefined,
  ) {}

  settings(site: string): Promise<Settings> {
    return this.#request<Settings>(settingsUrl(this.base, site));
  }

  async createVisitor(site: string, key: string): Promise<string> {
    const { token } = await this.#post<{ token: string }>('visitors', { site }, key);
    return token;
  }

  /** @param along whether this browser's anonymous conversations become those of the verified visitor */
  async createVerifiedVisitor(site: string, given: Identity, along: boolean): Promise<string> {
    const { name, identity } =
      'jwt' in given
        ? { name: undefined, identity: { jwt: given.jwt } }
        : { name: given.name, identity: { id: given.id, hash: given.hash } };
    const { token } = await this.#request<{ token: string }>(
      this.#url('visitors'),
      {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ site, name, identity }),
      },
      along ? this.token() : '',
    );
    return token;
  }

  startConversation(body: string, key: string, files?: readonly MessageFile[]): Promise<ConversationView> {
    return this.#post<ConversationView>('conversations', { body, files: files?.map(({ id }) => id) }, key);
  }

  async messagesBefore(conversation: string, seq: number): Promise<Message[]> {
    const { items } = await this.#request<{ items: Message[] }>(this.#url(`conversations/${conversation}/messages?before=${seq}&limit=30`));
    return items;
  }

  rate(conversation: string, score: number, comment: string): Promise<unknown> {
    return this.#send('PUT', `conversations/${conversation}/rating`, { score, comment });
  }

  #post<T>(path: string, body: object, key: string): Promise<T> {
    return this.#send('POST', path, body, { 'idempotency-key': key });
  }

  #send<T>(method: string, path: string, body: object, headers = {}): Promise<T> {
    return this.#request<T>(this.#url(path), {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  }

  #url(path: string): string {
    return `${this.base}/api/v1/${path}`;
  }

  async #request<T>(url: string, init: RequestInit = {}, token = this.token()): Promise<T> {
    const headers = { ...init.headers, ...(token && { authorization: `Bearer ${token}` }) };
    const answer = await fetch(url, { ...init, headers, credentials: 'omit', signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (answer.ok) return (await answer.json()) as T;
    const problem = (await answer.json().catch(() => ({}))) as { detail?: string; title?: string };
    throw new ApiError(answer.status, problem.detail ?? problem.title ?? '', Number(answer.headers.get('retry-after')) || 0);
  }
}
