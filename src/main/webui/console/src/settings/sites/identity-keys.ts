import type { RestClient } from '../../api/rest-client';
import type { CreatedIdentityKey, IdentityKey } from '../../api/types';
import { Store } from '../../app/store';

export type IdentityKeyKind = IdentityKey['kind'];

/** The identity keys of the site that is shown. */
export class IdentityKeys extends Store {
  site: string | undefined;
  items: readonly IdentityKey[] | undefined;
  failed = false;
  /** The secret that was made last for the site, until the agent has kept it: it cannot be shown again. */
  secret: string | undefined;

  constructor(private readonly rest: RestClient) {
    super();
  }

  async load(site: string): Promise<void> {
    if (this.site !== site) this.items = this.secret = undefined;
    this.site = site;
    this.failed = false;
    try {
      const { items } = await this.rest.get<{ items: IdentityKey[] }>(this.#path(site));
      if (this.site === site) this.items = items;
    } catch {
      this.failed = this.site === site;
    }
    this.changed();
  }

  async create(site: string, kind: IdentityKeyKind, publicKey: string): Promise<void> {
    const draft = kind === 'public' ? { kind, publicKey } : { kind };
    const { secret, key } = await this.rest.post<CreatedIdentityKey>(this.#path(site), draft);
    if (this.site === site) this.secret = secret;
    this.#show(site, [key, ...(this.items ?? [])]);
  }

  kept(): void {
    this.secret = undefined;
    this.changed();
  }

  async revoke(site: string, id: string): Promise<void> {
    await this.rest.delete(`${this.#path(site)}/${encodeURIComponent(id)}`);
    this.#show(
      site,
      (this.items ?? []).filter((key) => key.id !== id),
    );
  }

  #show(site: string, items: readonly IdentityKey[]): void {
    if (this.site === site) this.items = items;
    this.changed();
  }

  #path(site: string): string {
    return `/sites/${encodeURIComponent(site)}/identity-keys`;
  }
}
