import type { ClientFrame } from '../wire/protocol';
import type { Thread } from './thread';

/** A push may be this late without being lost: a lost notification delays it by up to 2 s. */
const PATIENCE_MS = 2_500;
const ANSWER_WITHIN_MS = 3_000;
const TRIES = 3;

interface Pending {
  seen: number;
  tries: number;
  timer: ReturnType<typeof setTimeout>;
}

/** Requests missing messages until the log is complete, whatever was lost on the way. */
export class Catchup {
  #pending = new Map<string, Pending>();

  constructor(private readonly send: (frame: ClientFrame) => boolean, private readonly stuck: (thread: Thread) => void) {}

  /** Requests missing messages at once. */
  ask(thread: Thread): void {
    if (this.#pending.has(thread.conversation)) return;
    this.#send(thread, 1);
  }

  /** The thread was named in `hello`, so its replay is already on its way. */
  expect(thread: Thread): void {
    this.#wait(thread, 1, ANSWER_WITHIN_MS);
  }

  /** The log is known to reach `head`. Its messages usually arrive within a moment, so the request waits. */
  hint(thread: Thread, head: number): void {
    if (head > thread.seen && !this.#pending.has(thread.conversation)) this.#wait(thread, 0, PATIENCE_MS, head);
  }

  /** A page of a replay arrived. With `more` the next page follows without a request. */
  answered(thread: Thread, more: boolean): void {
    const tries = this.#pending.get(thread.conversation)?.tries ?? 1;
    this.forget(thread.conversation);
    if (more) this.#wait(thread, 1, ANSWER_WITHIN_MS);
    else if (thread.gap) this.#again(thread, tries);
  }

  forget(conversation: string): void {
    clearTimeout(this.#pending.get(conversation)?.timer);
    this.#pending.delete(conversation);
  }

  reset(): void {
    for (const conversation of [...this.#pending.keys()]) this.forget(conversation);
  }

  #send(thread: Thread, tries: number): void {
    if (this.send({ type: 'resume', conversation: thread.conversation, after: thread.seen })) this.#wait(thread, tries, ANSWER_WITHIN_MS);
  }

  #wait(thread: Thread, tries: number, ms: number, head = 0): void {
    this.forget(thread.conversation);
    const timer = setTimeout(() => {
      const { seen } = this.#pending.get(thread.conversation) ?? { seen: 0 };
      this.#pending.delete(thread.conversation);
      if (tries > 0 || head > thread.seen || thread.gap) this.#again(thread, thread.seen > seen ? 0 : tries);
    }, ms);
    this.#pending.set(thread.conversation, { seen: thread.seen, tries, timer });
  }

  #again(thread: Thread, tries: number): void {
    if (tries < TRIES) this.#send(thread, tries + 1);
    else if (thread.gap) this.stuck(thread);
  }
}
