import type { Agent, Grant } from '../api/types';
import { strings } from '../strings';
import { Problem } from '../api/problem';
import { Store } from '../app/store';

export type SessionState = 'starting' | 'unreachable' | 'out' | 'in';

const RENEW_AHEAD_MS = 60_000;

/** The agent's session. The access token is kept here, in memory only; the browser keeps the cookie. */
export class Session extends Store {
  state: SessionState = 'starting';
  agent: Agent | undefined;
  #token: string | undefined;
  #renewing: Promise<string> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly call: typeof fetch = (input, init) => fetch(input, init)) {
    super();
  }

  /** Resumes the session for which the browser still has a cookie. */
  async start(): Promise<void> {
    try {
      await this.renew();
    } catch (error) {
      if (error instanceof Problem && !error.isTransient) return;
      this.#setState('unreachable');
      this.#later(() => void this.start(), 3_000);
    }
  }

  /** @param code of the second factor, if the account has one */
  async signIn(email: string, password: string, code?: string): Promise<void> {
    const response = await this.#send('POST', '', { email, password, ...(code && { code }) });
    if (!response.ok) {
      const problem = await Problem.of(response, strings.problem.service);
      throw problem.status === 401 && problem.code !== 'second_factor' ? new Problem(401, 'unauthorized', strings.signIn.wrong) : problem;
    }
    this.#accept((await response.json()) as Grant);
  }

  async signOut(): Promise<void> {
    this.end();
    await this.#send('DELETE', '').catch(() => undefined);
  }

  /** Ends the session here; the service has already ended it. */
  end(): void {
    clearTimeout(this.#timer);
    this.#token = undefined;
    this.agent = undefined;
    this.#setState('out');
  }

  async token(): Promise<string> {
    return this.#token ?? this.renew();
  }

  /** Runs one refresh at a time: each one replaces the cookie, so a second one would use an old cookie. */
  renew(): Promise<string> {
    this.#renewing ??= exclusively(() => this.#refresh()).finally(() => (this.#renewing = undefined));
    return this.#renewing;
  }

  async #refresh(): Promise<string> {
    const response = await this.#send('POST', '/refresh');
    if (response.ok) return this.#accept((await response.json()) as Grant);
    const problem = await Problem.of(response, strings.problem.service);
    if (!problem.isTransient) this.end();
    throw problem;
  }

  #accept(grant: Grant): string {
    this.#token = grant.accessToken;
    this.agent = grant.agent;
    this.#renewIn(Math.max(5_000, grant.expiresIn * 1000 - RENEW_AHEAD_MS));
    this.#setState('in');
    return grant.accessToken;
  }

  #renewIn(wait: number): void {
    this.#later(() => {
      this.renew().catch(() => {
        if (this.state === 'in') this.#renewIn(10_000);
      });
    }, wait);
  }

  #later(action: () => void, wait: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(action, wait);
  }

  #setState(state: SessionState): void {
    this.state = state;
    this.changed();
  }

  async #send(method: string, path: string, body?: unknown): Promise<Response> {
    const init: RequestInit = { method, credentials: 'same-origin' };
    if (body !== undefined) {
      init.body = JSON.stringify(body);
      init.headers = { 'content-type': 'application/json' };
    }
    try {
      return await this.call(`/api/v1/sessions${path}`, init);
    } catch {
      throw new Problem(0, 'unreachable', strings.problem.unreachable);
    }
  }
}

/** Tabs share the cookie, so they refresh one after the other if the browser has locks. */
async function exclusively(action: () => Promise<string>): Promise<string> {
  const locks = globalThis.navigator?.locks;
  return locks ? await locks.request('bellhop-session', action) : action();
}
