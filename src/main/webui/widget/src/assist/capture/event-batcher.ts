import type { AssistPage } from '@bellhop/client';
import { EVENT, type RecordedEvent } from './recorded-events';
import { writeEvent } from './event-text';

type Chunk = Omit<AssistPage, 'session'>;

const BATCH_MS = 40;
const RETRY_MS = 20;
/** In UTF-16 units. As UTF-8 inside JSON a chunk stays below a frame's 64 KB. */
const CHUNK_LENGTH = 16_000;
/** With a larger backlog chat messages would be delayed. */
const MAX_BACKLOG_BYTES = 64 * 1024;
const MAX_WAITING = 4;

/** Batches recorded events, cuts them into frames, and sends them without delaying chat messages. */
export class EventBatcher {
  /** As JSON. */
  #events: string[] = [];
  #chunks: Chunk[] = [];
  #begins = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param send returns whether there was a connection */
  constructor(
    private readonly send: (piece: Chunk) => boolean,
    private readonly backlog: () => number,
  ) {}

  /** @returns how many characters it takes */
  add(event: RecordedEvent): number {
    if (event.type === EVENT.meta) this.#restart();
    const text = writeEvent(event);
    this.#events.push(text);
    this.#schedule(BATCH_MS);
    return text.length;
  }

  /** Whether more waits than goes out in a moment. */
  get isBusy(): boolean {
    return this.#chunks.length > MAX_WAITING;
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#events = [];
    this.#chunks = [];
  }

  /** A new snapshot makes everything waiting obsolete. */
  #restart(): void {
    this.#events = [];
    this.#chunks = [];
    this.#begins = true;
  }

  #schedule(ms: number): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#cut();
      this.#sendChunks();
    }, ms);
  }

  #cut(): void {
    if (!this.#events.length) return;
    const text = `[${this.#events.join(',')}]`;
    this.#events = [];
    for (let from = 0; from < text.length; from += CHUNK_LENGTH) {
      this.#chunks.push({
        begins: this.#begins && from === 0,
        ends: from + CHUNK_LENGTH >= text.length,
        data: text.slice(from, from + CHUNK_LENGTH),
      });
    }
    this.#begins = false;
  }

  #sendChunks(): void {
    while (this.#chunks.length && this.backlog() < MAX_BACKLOG_BYTES) {
      if (!this.send(this.#chunks[0] as Chunk)) return this.stop();
      this.#chunks.shift();
    }
    if (this.#chunks.length) this.#schedule(RETRY_MS);
  }
}
