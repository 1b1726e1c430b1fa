import type { RestClient } from '../../api/rest-client';
import type { Site } from '../../api/types';
import { LoadedList } from '../../app/loaded-list';
import { changeOf, changedFields, formOf, type SiteField, type SiteForm } from './site-form';

/** The workspace's sites, and what is typed about them and not saved yet: it stays while the agent looks elsewhere. */
export class Sites extends LoadedList<Site> {
  readonly #typed = new Map<string, Partial<SiteForm>>();

  constructor(rest: RestClient) {
    super(rest, '/sites');
  }

  async refresh(id: string): Promise<void> {
    this.#keep(await this.rest.get<Site>(`/sites/${encodeURIComponent(id)}`));
  }

  async create(name: string, origins: readonly string[]): Promise<Site> {
    const site = await this.rest.post<Site>('/sites', { name, origins });
    this.#keep(site);
    return site;
  }

  /** As it is saved, with what is typed over it. */
  form(site: Site): SiteForm {
    return { ...formOf(site), ...this.#typed.get(site.id) };
  }

  type(site: Site, change: Partial<SiteForm>): void {
    this.#typed.set(site.id, { ...this.#typed.get(site.id), ...change });
    this.changed();
  }

  isChanged(site: Site, fields: readonly SiteField[]): boolean {
    return changedFields(formOf(site), this.form(site), fields).length > 0;
  }

  discard(site: Site, fields: readonly SiteField[]): void {
    this.#forget(site.id, fields, this.form(site));
    this.changed();
  }

  /** Returns false if there is nothing to save. */
  async save(site: Site, fields: readonly SiteField[]): Promise<boolean> {
    const sent = this.form(site);
    const changed = changedFields(formOf(site), sent, fields);
    if (changed.length === 0) return false;
    const saved = await this.rest.patch<Site>(`/sites/${encodeURIComponent(site.id)}`, changeOf(sent, changed));
    this.#forget(site.id, changed, sent);
    this.#keep(saved);
    return true;
  }

  /** What was typed meanwhile stays. */
  #forget(id: string, fields: readonly SiteField[], sent: SiteForm): void {
    const typed = Object.entries(this.#typed.get(id) ?? {}) as Array<[SiteField, SiteForm[SiteField]]>;
    this.#typed.set(id, Object.fromEntries(typed.filter(([field, value]) => !fields.includes(field) || value !== sent[field])));
  }

  #keep(site: Site): void {
    const others = this.items ?? [];
    const isKnown = others.some(({ id }) => id === site.id);
    this.items = isKnown ? others.map((other) => (other.id === site.id ? site : other)) : [...others, site];
    this.changed();
  }
}
