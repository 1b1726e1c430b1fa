import type { Mention } from '@bellhop/client';
import type { RestClient } from '../api/rest-client';
import type { MentionList } from '../api/types';
import { Store } from '../app/store';

/** Those before are history. */
const LOADED = 200;

/** The newest notes that name this agent, newest first. */
export class Mentions extends Store {
  isOpen = false;
  items: readonly Mention[] | undefined;
  /** There is nothing to show, since it could not be loaded. */
  failed = false;
  #loading: Promise<void> | undefined;
  /** The service has told of some while they were loaded, and the answer may be older. */
  #told: Mention[] = [];
  /** Conversations that are being marked as seen. */
  readonly #seeing = new Set<string>();

  constructor(private readonly rest: RestClient) {
    super();
  }

  get unseen(): number {
    return (this.items ?? []).filter(({ seen }) => !seen).length;
  }

  open(): void {
    this.isOpen = true;
    this.changed();
    void this.load();
  }

  close(): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    this.changed();
  }

  load(): Promise<void> {
    this.#loading ??= this.#fetch().finally(() => (this.#loading = undefined));
    return this.#loading;
  }

  async #fetch(): Promise<void> {
    this.#told = [];
    try {
      this.items = (await this.rest.get<MentionList>(`/mentions?limit=${LOADED}`)).items;
      for (const mention of this.#told) this.#put(mention);
      this.failed = false;
    } catch {
      this.failed = this.items === undefined;
    }
    this.changed();
  }

  /** The service tells of one. Returns whether it is new and not seen. */
  arrived(mention: Mention): boolean {
    const isNew = !mention.seen && !(this.items ?? []).some((other) => isSame(other, mention));
    this.#told.push(mention);
    this.#put(mention);
    this.changed();
    return isNew;
  }

  #put(mention: Mention): void {
    const items = this.items ?? [];
    const isThere = items.some((other) => isSame(other, mention));
    this.items = isThere ? items.map((other) => (isSame(other, mention) ? mention : other)) : [mention, ...items];
  }

  /** The agent looks at a conversation. */
  see(conversation: string): void {
    const isNew = (this.items ?? []).some((mention) => mention.conversation === conversation && !mention.seen);
    if (!isNew || this.#seeing.has(conversation)) return;
    this.#seeing.add(conversation);
    void this.rest
      .put(`/conversations/${encodeURIComponent(conversation)}/mentions/seen`)
      .then(() => this.#saw(conversation))
      // What is not seen now is seen when it is opened again.
      .catch(() => undefined)
      .finally(() => this.#seeing.delete(conversation));
  }

  #saw(conversation: string): void {
    this.items = this.items?.map((mention) => (mention.conversation === conversation ? { ...mention, seen: true } : mention));
    this.changed();
  }
}

export function isSame(one: Mention, other: Mention): boolean {
  return one.conversation === other.conversation && one.seq === other.seq;
}
