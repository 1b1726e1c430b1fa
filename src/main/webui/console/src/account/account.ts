import type { OpenSession, Page, SecondFactor } from '../api/types';
import type { RestClient } from '../api/rest-client';
import { Store } from '../app/store';

/** The agent's open sessions and second factor, loaded each time the dialog opens. */
export class Account extends Store {
  sessions: readonly OpenSession[] | undefined;
  factor: SecondFactor | undefined;
  failed = false;

  constructor(private readonly rest: RestClient) {
    super();
  }

  async load(): Promise<void> {
    this.failed = false;
    try {
      const [sessions, factor] = await Promise.all([
        this.rest.get<Page<OpenSession>>('/sessions'),
        this.rest.get<SecondFactor>('/me/second-factor'),
      ]);
      this.sessions = sessions.items;
      this.factor = factor;
    } catch {
      this.failed = true;
    }
    this.changed();
  }

  async end(id: string): Promise<void> {
    await this.rest.delete(`/sessions/${id}`);
    this.sessions = this.sessions?.filter((session) => session.id !== id);
    this.changed();
  }

  async changePassword(current: string, password: string): Promise<void> {
    await this.rest.put('/me/password', { current, password });
    this.sessions = this.sessions?.filter((session) => session.current);
    this.changed();
  }

  addFactor(password: string): Promise<{ secret: string; uri: string }> {
    return this.rest.post('/me/second-factor', { password });
  }

  /** Returns the recovery codes. */
  async confirmFactor(code: string): Promise<readonly string[]> {
    const { recoveryCodes } = await this.rest.post<{ recoveryCodes: string[] }>('/me/second-factor/confirmation', { code });
    this.factor = { on: true, recoveryCodes: recoveryCodes.length };
    this.changed();
    return recoveryCodes;
  }

  async removeFactor(password: string): Promise<void> {
    await this.rest.post('/me/second-factor/removal', { password });
    this.factor = { on: false, recoveryCodes: 0 };
    this.changed();
  }
}
