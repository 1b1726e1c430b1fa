import type { RestClient } from '../../api/rest-client';
import type { AuditEntry, Page } from '../../api/types';
import { Store } from '../../app/store';
import { EVERYTHING, auditPath, type AuditFilter } from './audit-filter';

/** The audit log, newest first, as far as it was read. */
export class AuditLog extends Store {
  filter = EVERYTHING;
  items: readonly AuditEntry[] | undefined;
  next: string | undefined;
  failed = false;
  loading = false;
  #asked = 0;

  constructor(private readonly rest: RestClient) {
    super();
  }

  /** Reads it anew from the top. */
  load(filter: AuditFilter = this.filter): Promise<void> {
    this.filter = filter;
    return this.#read(undefined);
  }

  async more(): Promise<void> {
    if (this.next !== undefined && !this.loading) await this.#read(this.next);
  }

  /** Everything that the filter leaves, as a file. */
  csv(): Promise<Blob> {
    return this.rest.file(auditPath(this.filter), 'text/csv');
  }

  async #read(after: string | undefined): Promise<void> {
    const asked = ++this.#asked;
    this.loading = true;
    this.failed = false;
    this.changed();
    const page = await this.rest.get<Page<AuditEntry>>(auditPath(this.filter, after)).catch(() => undefined);
    // The filter has been changed meanwhile.
    if (asked !== this.#asked) return;
    this.loading = false;
    this.failed = page === undefined;
    if (page) {
      this.items = after === undefined ? page.items : [...(this.items ?? []), ...page.items];
      this.next = page.next;
    } else if (after === undefined) this.items = undefined;
    this.changed();
  }
}
