import type { MessageFile, Person, PostKind } from '../wire/protocol';
import type { EntryState } from '../thread/thread';

/** The part of `Storage` that the outbox uses. */
export interface KeyValueStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

export interface Draft {
  ref: string;
  conversation: string;
  kind: PostKind;
  body: string;
  /** All of them, though the service needs only their ids: they are drawn until the message itself arrives. */
  files?: readonly MessageFile[];
  at: string;
  state: EntryState;
  /** Set by the acknowledgement. The draft stays until the message itself arrives in order. */
  seq?: number;
  error?: string;
  author?: Person;
}

/**
 * Messages that were posted but are not known to be stored. With a storage they survive a reload of the tab together
 * with their refs, so sending all of them again is safe.
 */
export class Outbox {
  #drafts: Draft[];

  constructor(
    private readonly storage?: KeyValueStorage,
    private readonly key = 'bellhop.outbox',
  ) {
    this.#drafts = this.#load();
  }

  get conversations(): Set<string> {
    return new Set(this.#drafts.map((draft) => draft.conversation));
  }

  of(conversation: string): Draft[] {
    return this.#drafts.filter((draft) => draft.conversation === conversation);
  }

  find(ref: string): Draft | undefined {
    return this.#drafts.find((draft) => draft.ref === ref);
  }

  /**
   * The draft to send next. Only one per conversation is in flight, because a refusal in the middle would change the
   * order.
   */
  next(conversation: string): Draft | undefined {
    return this.#drafts.find((draft) => draft.conversation === conversation && draft.state === 'sending');
  }

  /** Marks every waiting draft as failed when the connection has ended for good. */
  failAll(error: string): void {
    this.#drafts = this.#drafts.map((draft) => (draft.state === 'sending' ? { ...draft, state: 'failed', error } : draft));
    this.#save();
  }

  add(draft: Draft): void {
    this.#drafts.push(draft);
    this.#save();
  }

  update(ref: string, change: Partial<Draft>): void {
    this.#drafts = this.#drafts.map((draft) => (draft.ref === ref ? { ...draft, ...change } : draft));
    this.#save();
  }

  remove(ref: string): void {
    this.#drafts = this.#drafts.filter((draft) => draft.ref !== ref);
    this.#save();
  }

  #load(): Draft[] {
    try {
      const value: unknown = JSON.parse(this.storage?.getItem(this.key) ?? '[]');
      return Array.isArray(value) ? value.filter(isDraft) : [];
    } catch {
      return []; // Storage is denied or holds something else.
    }
  }

  #save(): void {
    try {
      // An acknowledged message comes back as history after a reload.
      const open = this.#drafts.filter((draft) => draft.state !== 'sent');
      if (open.length) this.storage?.setItem(this.key, JSON.stringify(open));
      else this.storage?.removeItem(this.key);
    } catch {
      // Storage is full or denied: the drafts live as long as the page.
    }
  }
}

function isDraft(value: unknown): value is Draft {
  const draft = value as Partial<Draft> | null;
  return typeof draft?.ref === 'string' && typeof draft.conversation === 'string' && typeof draft.body === 'string';
}
