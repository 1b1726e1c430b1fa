import type { Draft } from '../outbox/outbox';
import { filesOrNone } from '../wire/files';
import type { Message, Person } from '../wire/protocol';

export type EntryState = 'sending' | 'sent' | 'failed';

/** One item that a view draws. */
export interface Entry {
  /** Stays the same from local echo to stored message, so that keyed rendering keeps the element. */
  key: string;
  state: EntryState;
  message: Message;
  /** Why it failed, as a sentence for a person. */
  error?: string;
}

/**
 * The state of one conversation's log: stored messages without a gap, messages that arrived too early, and our drafts.
 * It sends nothing and emits nothing.
 */
export class Thread {
  readonly reads = new Map<string, number>();
  #stored: Message[] = [];
  #early = new Map<number, Message>();
  /** The newest change of each changed message, by the message's seq. */
  #changes = new Map<number, Message>();
  #drafts: Draft[] = [];
  #ownRefs = new Set<string>();
  #seen: number;
  /** Messages up to this seq have been erased. */
  #erasedUpTo = 0;
  #entries: Entry[] | undefined;

  constructor(
    readonly conversation: string,
    after = 0,
  ) {
    this.#seen = after;
  }

  /** The newest seq without a gap. */
  get seen(): number {
    return this.#seen;
  }

  /** The oldest seq held; 0 when empty. */
  get first(): number {
    return this.#stored[0]?.seq ?? 0;
  }

  /** A message arrived whose predecessor is still missing. */
  get gap(): boolean {
    return this.#early.size > 0;
  }

  get entries(): readonly Entry[] {
    return (this.#entries ??= this.#build());
  }

  /** Adds a message and returns all that are now in order: none while a predecessor is missing. */
  apply(message: Message): Message[] {
    if (message.seq <= this.#seen) return [];
    this.#early.set(message.seq, message);
    const added: Message[] = [];
    for (let next = this.#early.get(this.#seen + 1); next; next = this.#early.get(this.#seen + 1)) {
      this.#early.delete(next.seq);
      this.#append(next);
      added.push(next);
    }
    return added;
  }

  /**
   * Adds the newest page from REST. A page that does not touch the messages held replaces them, because a log has no
   * holes.
   */
  load(messages: readonly Message[]): void {
    const first = messages[0];
    if (first && first.seq > this.#seen + 1) {
      this.#stored = [];
      this.#seen = first.seq - 1;
      for (const seq of this.#early.keys()) if (seq <= this.#seen) this.#early.delete(seq);
    }
    for (const message of messages) this.apply(message);
    this.prepend(messages);
  }

  /** Adds older history from REST (`before=`), in ascending seq. */
  prepend(messages: readonly Message[]): void {
    const first = this.#stored[0]?.seq ?? this.#seen + 1;
    const older = messages.filter((message) => message.seq < first);
    if (older.at(-1)?.seq !== first - 1) return;
    this.#stored.unshift(...older.map((message) => this.#asItIs(this.#unlessErased(message))));
    this.#entries = undefined;
  }

  /** Continues behind a gap that the service cannot fill. */
  skip(): Message[] {
    const next = Math.min(...this.#early.keys());
    const message = this.#early.get(next);
    if (!message) return [];
    for (let seq = this.#seen + 1; seq < next; seq++) this.#append({ conversation: this.conversation, seq, kind: 'hidden' });
    return this.apply(message);
  }

  /** Sets our own messages that are not stored yet. */
  setDrafts(drafts: readonly Draft[], self: Person | undefined): void {
    const stored = new Set(this.#stored.map((message) => message.ref));
    this.#drafts = drafts.filter((draft) => !stored.has(draft.ref)).map((draft) => ({ ...draft, ...(self && { author: self }) }));
    for (const draft of drafts) this.#ownRefs.add(draft.ref);
    this.#entries = undefined;
  }

  #append(message: Message): void {
    if (message.event?.name === 'erased') this.#erase(message.seq);
    this.#change(message);
    this.#stored.push(message);
    this.#seen = message.seq;
    if (message.ref) this.#drafts = this.#drafts.filter((draft) => draft.ref !== message.ref);
    this.#entries = undefined;
  }

  #erase(seq: number): void {
    this.#erasedUpTo = seq;
    this.#stored = this.#stored.map((message) => this.#unlessErased(message));
  }

  #unlessErased(message: Message): Message {
    const { conversation, seq, kind, event } = message;
    const isKept = kind === 'event' && event?.name !== 'rated' && changedSeq(message) === undefined;
    return isKept || seq > this.#erasedUpTo ? message : { conversation, seq, kind: 'hidden' };
  }

  /** Corrects or takes back the message that this entry names. */
  #change(entry: Message): void {
    const seq = changedSeq(entry);
    if (seq === undefined) return;
    this.#changes.set(seq, entry);
    this.#stored = this.#stored.map((message) => (message.seq === seq ? this.#asItIs(message) : message));
  }

  #asItIs(message: Message): Message {
    const entry = this.#changes.get(message.seq);
    if (entry === undefined || message.kind === 'hidden') return message;
    const { body, at, event } = entry;
    const now: Changed = event?.name.endsWith('deleted')
      ? { ...message, body: undefined, files: undefined, editedAt: undefined, deletedAt: at }
      : // A correction whose text is missing was followed by another one.
        body || message.files
        ? { ...message, body, editedAt: at }
        : message;
    return now as Message;
  }

  #build(): Entry[] {
    const stored = this.#stored
      .filter((message) => message.kind !== 'hidden')
      .map((message): Entry => ({ key: this.#key(message), state: 'sent', message }));
    return [...stored, ...this.#drafts.map((draft) => localEcho(draft))];
  }

  #key(message: Message): string {
    return message.ref && this.#ownRefs.has(message.ref) ? message.ref : `#${message.seq}`;
  }
}

/** What is gone may be there without a value. */
type Changed = { [Key in keyof Message]: Message[Key] | undefined };

/** The seq of the message that an entry corrects or takes back. */
export function changedSeq({ event }: Message): number | undefined {
  return event && /(^|_)(edited|deleted)$/.test(event.name) ? Number(event.value) : undefined;
}

function localEcho({ ref, conversation, kind, body, files, at, author, state, seq, error }: Draft): Entry {
  const message: Message = { conversation, seq: seq ?? 0, kind, body, ...filesOrNone(files), ref, at, ...(author && { author }) };
  return { key: ref, state, message, ...(state === 'failed' && error !== undefined && { error }) };
}
