import type { ClientFrame } from '../wire/protocol';
import type { Thread } from './thread';

/** A push may be this late without being lost: a lost notification delays it by up to 2 s. */
const LATE_PUSH_MS = 2_500;
const REPLAY_TIMEOUT_MS = 3_000;
const MAX_TRIES = 3;

interface Pending {
  seen: number;
  tries: number;
  timer: ReturnType<typeof setTimeout>;
}

/** Requests missing messages until the log is complete, whatever was lost on the way. */
export class CatchUp {
  #pending = new Map<string, Pending>();

  constructor(
    private readonly send: (frame: ClientFrame) => boolean,
    private readonly skipGap: (thread: Thread) => void,
  ) {}

  /** Requests missing messages at once. */
  request(thread: Thread): void {
    if (this.#pending.has(thread.conversation)) return;
    this.#send(thread, 1);
  }

  /** The thread was named in `hello`, so its replay is already on its way. */
  expect(thread: Thread): void {
    this.#wait(thread, 1, REPLAY_TIMEOUT_MS);
  }

  /** The log is known to reach `head`. Its messages usually arrive within a moment, so the request waits. */
  headKnown(thread: Thread, head: number): void {
    if (head > thread.seen && !this.#pending.has(thread.conversation)) this.#wait(thread, 0, LATE_PUSH_MS, head);
  }

  /** A page of a replay arrived. With `more` the next page follows without a request. */
  replayed(thread: Thread, more: boolean): void {
    const tries = this.#pending.get(thread.conversation)?.tries ?? 1;
    this.forget(thread.conversation);
    if (more) this.#wait(thread, 1, REPLAY_TIMEOUT_MS);
    else if (thread.gap) this.#retry(thread, tries);
  }

  forget(conversation: string): void {
    clearTimeout(this.#pending.get(conversation)?.timer);
    this.#pending.delete(conversation);
  }

  reset(): void {
    for (const conversation of [...this.#pending.keys()]) this.forget(conversation);
  }

  #send(thread: Thread, tries: number): void {
    if (this.send({ type: 'resume', conversation: thread.conversation, after: thread.seen })) this.#wait(thread, tries, REPLAY_TIMEOUT_MS);
  }

  #wait(thread: Thread, tries: number, ms: number, head = 0): void {
    this.forget(thread.conversation);
    const timer = setTimeout(() => {
      const { seen } = this.#pending.get(thread.conversation) ?? { seen: 0 };
      this.#pending.delete(thread.conversation);
      if (tries > 0 || head > thread.seen || thread.gap) this.#retry(thread, thread.seen > seen ? 0 : tries);
    }, ms);
    this.#pending.set(thread.conversation, { seen: thread.seen, tries, timer });
  }

  #retry(thread: Thread, tries: number): void {
    if (tries < MAX_TRIES) this.#send(thread, tries + 1);
    else if (thread.gap) this.skipGap(thread);
  }
}
