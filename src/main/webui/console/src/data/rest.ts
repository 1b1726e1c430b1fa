import { words } from '../words';
import { Problem } from './problem';

/** Where the access token comes from. */
export interface Tokens {
  token(): Promise<string>;
  renew(): Promise<string>;
}

/** The REST contract's manners: bearer token, one renewal on a 401, problems as sentences. */
export class Rest {
  constructor(
    private readonly tokens: Tokens,
    private readonly call: typeof fetch = (input, init) => fetch(input, init),
  ) {}

  get<T>(path: string): Promise<T> {
    return this.#ask<T>('GET', path);
  }

  put<T>(path: string, body: unknown): Promise<T> {
    return this.#ask<T>('PUT', path, body);
  }

  patch<T>(path: string, body: unknown): Promise<T> {
    return this.#ask<T>('PATCH', path, body);
  }

  delete<T>(path: string): Promise<T> {
    return this.#ask<T>('DELETE', path);
  }

  async #ask<T>(method: string, path: string, body?: unknown): Promise<T> {
    let response = await this.#send(method, path, body, await this.tokens.token());
    if (response.status === 401) response = await this.#send(method, path, body, await this.tokens.renew());
    if (!response.ok) throw await Problem.of(response, words.problem.service);
    return (response.status === 204 ? undefined : await response.json()) as T;
  }

  async #send(method: string, path: string, body: unknown, token: string): Promise<Response> {
    const headers: Record<string, string> = { authorization: `Bearer ${token}` };
    const init: RequestInit = { method, headers };
    if (body !== undefined) {
      headers['content-type'] = 'application/json';
      init.body = JSON.stringify(body);
    }
    try {
      return await this.call(`/api/v1${path}`, init);
    } catch {
      throw new Problem(0, 'unreachable', words.problem.unreachable);
    }
  }
}
