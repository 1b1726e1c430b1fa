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

  /** Returns the secret, which is shown once. */
  async create(draft: ApiKeyDraft): Promise<string> {
    const { secret, key } = await this.rest.post<CreatedApiKey>('/api-keys', draft);
    this.items = [key, ...(this.items ?? [])];
    this.changed();
    return secret;
  }

  async revoke(id: string): Promise<void> {
    await this.rest.delete(`/api-keys/${encodeURIComponent(id)}`);
    this.items = this.items?.filter((key) => key.id !== id);
    this.changed();
  }
}
