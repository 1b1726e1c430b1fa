import type { Mention } from '@bellhop/client';
import type { RestClient } from '../api/rest-client';
import type { MentionList } from '../api/types';
import { Store } from '../app/store';

/** The notes that name this agent, newest first. */
export class Mentions extends Store {
  isOpen = false;
  items: readonly Mention[] | undefined;
  /** There is nothing to show, since it could not be loaded. */
  failed = false;
  #unseen = 0;
  #loading: Promise<void> | undefined;
  /** Conversations that are being marked as seen. */
  readonly #seeing = new Set<string>();

  constructor(private readonly rest: RestClient) {
    super();
  }

  get unseen(): number {
    return this.#unseen;
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
    try {
      const { items, unseen } = await this.rest.get<MentionList>('/mentions');
      this.items = items;
      this.#unseen = unseen;
      this.failed = false;
    } catch {
      this.failed = this.items === undefined;
    }
    this.changed();
  }

  /** The service tells of one. Returns whether it is new and not seen. */
  arrived(mention: Mention): boolean {
    const items = this.items ?? [];
    const before = items.find((other) => isSame(other, mention));
    if (before) this.items = items.map((other) => (other === before ? mention : other));
    else this.items = [mention, ...items];
    if (mention.seen && before?.seen === false) this.#unseen = Math.max(0, this.#unseen - 1);
    if (!mention.seen && before === undefined) this.#unseen++;
    this.changed();
    return before === undefined && !mention.seen;
  }

  /** The agent looks at a conversation. */
  see(conversation: string): void {
    const unseen = (this.items ?? []).filter((mention) => mention.conversation === conversation && !mention.seen);
    if (unseen.length === 0 || this.#seeing.has(conversation)) return;
    this.#seeing.add(conversation);
    void this.rest
      .put(`/conversations/${encodeURIComponent(conversation)}/mentions/seen`)
      .then(() => this.#saw(conversation))
      // What is not seen now is seen when it is opened again.
      .catch(() => undefined)
      .finally(() => this.#seeing.delete(conversation));
  }

  #saw(conversation: string): void {
    const seen = (this.items ?? []).filter((mention) => mention.conversation === conversation && !mention.seen);
    for (const mention of seen) this.arrived({ ...mention, seen: true });
  }
}

function isSame(one: Mention, other: Mention): boolean {
  return one.conversation === other.conversation && one.seq === other.seq;
}
