import type { AssistPage } from '@bellhop/client';
import { EVENT, type Recorded } from './recorded-events';

type Piece = Omit<AssistPage, 'session'>;

const GATHER_MS = 40;
const AGAIN_MS = 20;
/** In UTF-16 units. As UTF-8 inside JSON a chunk stays below a frame's 64 KB. */
const PIECE = 16_000;
/** With a larger backlog chat messages would be delayed. */
const AHEAD_BYTES = 64 * 1024;

/** Batches recorded events, cuts them into frames, and sends them without delaying chat messages. */
export class Courier {
  #events: Recorded[] = [];
  #pieces: Piece[] = [];
  #begins = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param send returns whether there was a connection */
  constructor(private readonly say: (piece: Piece) => boolean, private readonly backlog: () => number) {}

  give(event: Recorded): void {
    if (event.type === EVENT.meta) this.#anew();
    this.#events.push(event);
    this.#soon(GATHER_MS);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#events = [];
    this.#pieces = [];
  }

  /** A new snapshot makes everything waiting obsolete. */
  #anew(): void {
    this.#events = [];
    this.#pieces = [];
    this.#begins = true;
  }

  #soon(ms: number): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#pack();
      this.#pump();
    }, ms);
  }

  #pack(): void {
    if (!this.#events.length) return;
    const text = JSON.stringify(this.#events);
    this.#events = [];
    for (let from = 0; from < text.length; from += PIECE) {
      this.#pieces.push({ begins: this.#begins && from === 0, ends: from + PIECE >= text.length, data: text.slice(from, from + PIECE) });
    }
    this.#begins = false;
  }

  #pump(): void {
    while (this.#pieces.length && this.backlog() < AHEAD_BYTES) {
      if (!this.say(this.#pieces[0] as Piece)) return this.stop();
      this.#pieces.shift();
    }
    if (this.#pieces.length) this.#soon(AGAIN_MS);
  }
}
