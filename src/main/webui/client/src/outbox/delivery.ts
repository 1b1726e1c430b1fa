import { backoff } from '../connection/backoff';
import type { Draft, Outbox } from './outbox';
import type { AckFrame, ClientFrame, RefusedFrame } from '../wire/protocol';

const ACK_TIMEOUT_MS = 15_000;
const MAX_TRIES = 8;

interface InFlight {
  ref: string;
  timer: ReturnType<typeof setTimeout>;
}

/** Sends the outbox: one post per conversation at a time, with the same ref until it is stored or refused. */
export class Delivery {
  #inFlight = new Map<string, InFlight>();
  #tries = new Map<string, number>();

  constructor(
    private readonly outbox: Outbox,
    private readonly send: (frame: ClientFrame) => boolean,
    private readonly random: () => number,
    private readonly changed: (conversation: string) => void,
  ) {}

  pump(conversation: string): void {
    const draft = this.#inFlight.has(conversation) ? undefined : this.outbox.next(conversation);
    if (draft && this.send(frameOf(draft))) this.#hold(draft, ACK_TIMEOUT_MS);
  }

  pumpAll(): void {
    for (const conversation of this.outbox.conversations) this.pump(conversation);
  }

  acked({ ref, seq, at }: AckFrame): void {
    const draft = this.outbox.find(ref);
    if (!draft) return;
    this.outbox.update(ref, { state: 'sent', seq, at });
    this.#settle(draft);
  }

  /** The message itself arrived, which settles its draft even without an acknowledgement. */
  stored(conversation: string, ref: string): void {
    const draft = this.outbox.find(ref);
    if (!draft || draft.conversation !== conversation) return;
    this.outbox.remove(ref);
    this.#settle(draft);
  }

  /** Returns whether the refusal concerned one of our drafts. */
  refused({ code, ref, message, retryAfter }: RefusedFrame): boolean {
    const draft = ref === undefined ? undefined : this.outbox.find(ref);
    if (!draft) return false;
    const tries = (this.#tries.get(draft.ref) ?? 0) + 1;
    this.#tries.set(draft.ref, tries);
    if ((code === 'unavailable' || code === 'too_many') && tries < MAX_TRIES) {
      this.#release(draft);
      this.#hold(draft, backoff(tries, this.random(), retryAfter ?? 1));
      return true;
    }
    this.outbox.update(draft.ref, { state: 'failed', error: message });
    this.#settle(draft);
    return true;
  }

  /** After a lost connection it is unknown what arrived, so everything is sent again. */
  reset(): void {
    for (const { timer } of this.#inFlight.values()) clearTimeout(timer);
    this.#inFlight.clear();
  }

  /** Blocks the conversation; when the time is over, the same draft is sent again. */
  #hold(draft: Draft, ms: number): void {
    const timer = setTimeout(() => {
      this.#inFlight.delete(draft.conversation);
      this.pump(draft.conversation);
    }, ms);
    this.#inFlight.set(draft.conversation, { ref: draft.ref, timer });
  }

  #release(draft: Draft): void {
    const current = this.#inFlight.get(draft.conversation);
    if (current?.ref !== draft.ref) return;
    clearTimeout(current.timer);
    this.#inFlight.delete(draft.conversation);
  }

  #settle(draft: Draft): void {
    this.#tries.delete(draft.ref);
    this.#release(draft);
    this.changed(draft.conversation);
    this.pump(draft.conversation);
  }
}

function frameOf({ ref, conversation, kind, body, files }: Draft): ClientFrame {
  return { type: 'post', ref, conversation, ...(kind !== 'text' && { kind }), body, ...(files && { files: files.map(({ id }) => id) }) };
}
