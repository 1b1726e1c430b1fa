import type { CannedReply, CannedReplyImport } from '../api/types';
import type { RestClient } from '../api/rest-client';
import { Store } from '../app/store';

export type ReplyDraft = Pick<CannedReply, 'shortcut' | 'name' | 'body' | 'scope'> & {
  /** Empty for any. */
  language: string;
};

/** As much as the service takes at once. */
export const IMPORT_BYTES = 256 * 1024;

/** Colleagues change replies too; nobody tells the console. */
const FRESH_MS = 60_000;

const PATH = '/canned-replies';

/** The replies that this agent may insert, all of them, so that searching them needs no network. */
export class CannedReplies extends Store {
  items: readonly CannedReply[] | undefined;
  /** Whether there is nothing to show because the last attempt to load failed. */
  failed = false;
  #loading: Promise<void> | undefined;
  #loadedAt = -Infinity;

  constructor(
    private readonly rest: RestClient,
    private readonly now = () => performance.now(),
  ) {
    super();
  }

  load(): Promise<void> {
    this.#loading ??= this.#fetch().finally(() => (this.#loading = undefined));
    return this.#loading;
  }

  /** Loads them unless that was done a moment ago. */
  refresh(): void {
    if (this.now() - this.#loadedAt > FRESH_MS) void this.load();
  }

  async create(draft: ReplyDraft): Promise<void> {
    const made = await this.rest.post<CannedReply>(PATH, draft);
    this.#show([...(this.items ?? []), made]);
  }

  async change(id: string, draft: Partial<ReplyDraft>): Promise<void> {
    const changed = await this.rest.patch<CannedReply>(`${PATH}/${id}`, draft);
    this.#show((this.items ?? []).map((reply) => (reply.id === id ? changed : reply)));
  }

  async remove(id: string): Promise<void> {
    await this.rest.delete(`${PATH}/${id}`);
    this.#show((this.items ?? []).filter((reply) => reply.id !== id));
  }

  async importFile(file: Blob): Promise<CannedReplyImport> {
    const result = await this.rest.postFile<CannedReplyImport>(`${PATH}/import`, file, 'text/csv');
    await this.load();
    return result;
  }

  /** Begins with a byte order mark: without it, some spreadsheets take UTF-8 for something else. */
  async exportFile(): Promise<Blob> {
    return new Blob(['\ufeff', await this.rest.text(`${PATH}/export`)], { type: 'text/csv' });
  }

  async #fetch(): Promise<void> {
    try {
      this.#show(await this.rest.list<CannedReply>(PATH));
      this.#loadedAt = this.now();
    } catch {
      this.failed = this.items === undefined;
      this.changed();
    }
  }

  #show(items: readonly CannedReply[]): void {
    this.items = items;
    this.failed = false;
    this.changed();
  }
}
