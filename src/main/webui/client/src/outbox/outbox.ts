import type { Person, PostKind } from '../wire/protocol';
import type { EntryState } from '../thread/thread';

/** What of `sessionStorage` the outbox uses. */
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
  at: string;
  state: EntryState;
  /** Once acknowledged; it stays here until the message itself has come, in order. */
  seq?: number;
  error?: string;
  author?: Person;
}

/**
 * What was posted and is not known to be stored. With a storage it survives a reload of the tab, and since the
 * refs survive too, sending all of it again is safe.
 */
export class Outbox {
  #drafts: Draft[];

  constructor(private readonly storage?: KeyValueStorage, private readonly key = 'bellhop.outbox') {
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

  /** The one to send now. One at a time per conversation, or a refusal in the middle would turn the order round. */
  next(conversation: string): Draft | undefined {
    return this.#drafts.find((draft) => draft.conversation === conversation && draft.state === 'sending');
  }

  /** The service will not hear from us again: say so on everything that still waits. */
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
      return []; // Storage is denied, or someone else wrote there.
    }
  }

  #save(): void {
    try {
      // What is acknowledged comes back as history, so a reload need not know it.
      const open = this.#drafts.filter((draft) => draft.state !== 'sent');
      if (open.length) this.storage?.setItem(this.key, JSON.stringify(open));
      else this.storage?.removeItem(this.key);
    } catch {
      // Storage is full or denied: then it lives as long as the page.
    }
  }
}

function isDraft(value: unknown): value is Draft {
  const draft = value as Partial<Draft> | null;
  return typeof draft?.ref === 'string' && typeof draft.conversation === 'string' && typeof draft.body === 'string';
}
