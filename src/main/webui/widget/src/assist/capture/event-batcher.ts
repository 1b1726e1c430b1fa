import type { AssistPage } from '@bellhop/client';
import { EVENT, type Recorded } from './recorded-events';

type Piece = Omit<AssistPage, 'session'>;

const GATHER_MS = 40;
const AGAIN_MS = 20;
/** In UTF-16 units: as UTF-8 within JSON text they stay below the 64 KB of a frame. */
const PIECE = 16_000;
/** So little waits on the way that a message finds room at once. */
const AHEAD_BYTES = 64 * 1024;

/** Brings what was recorded on its way: gathered for a moment, cut into frames, never so much that messages wait. */
export class Courier {
  #events: Recorded[] = [];
  #pieces: Piece[] = [];
  #begins = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param say whether there was a connection to say it on */
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

  /** A new picture: what waits of the one before is of no use to anyone. */
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
