import type { RestClient } from '../../api/rest-client';
import type { ApiKey, CreatedApiKey } from '../../api/types';
import { Store } from '../../app/store';

export type ApiScope = ApiKey['scopes'][number];

export interface ApiKeyDraft {
  name: string;
  scopes: readonly string[];
  expiresAt?: string;
}

/** The workspace's API keys, newest first. */
export class ApiKeys extends Store {
  items: readonly ApiKey[] | undefined;
  failed = false;
  /** The secret of the key that was made last, until the agent has kept it: it cannot be shown again. */
  secret: string | undefined;

  constructor(private readonly rest: RestClient) {
    super();
  }

  async load(): Promise<void> {
    this.failed = false;
    try {
      this.items = await this.rest.list<ApiKey>('/api-keys');
    } catch {
      this.failed = this.items === undefined;
    }
    this.changed();
  }

  async create(draft: ApiKeyDraft): Promise<void> {
    const { secret, key } = await this.rest.post<CreatedApiKey>('/api-keys', draft);
    this.items = [key, ...(this.items ?? [])];
    this.secret = secret;
    this.changed();
  }

  kept(): void {
    this.secret = undefined;
    this.changed();
  }

  async revoke(id: string): Promise<void> {
    await this.rest.delete(`/api-keys/${encodeURIComponent(id)}`);
    this.items = this.items?.filter((key) => key.id !== id);
    this.changed();
  }
}
