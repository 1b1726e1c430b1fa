/** A recorded chunk of a page. `at`: milliseconds since the recording began. */
export interface RecordedChunk {
  at: number;
  begins: boolean;
  ends: boolean;
  data: string;
}

export const SPEEDS = [1, 2, 4] as const;
const TICK_MS = 50;
/** Longer pauses are shortened to this. */
const MAX_PAUSE_MS = 2_000;

export function parseRecording(lines: string): RecordedChunk[] {
  return lines
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as RecordedChunk);
}

/** Plays a recording: draws each chunk at its time, with long pauses shortened. */
export class Playback {
  /** In milliseconds, with shortened pauses. */
  position = 0;
  playing = false;
  speed: number = SPEEDS[0];
  readonly length: number;
  readonly #times: number[];
  /** The index of the next chunk. */
  #next = 0;
  #ticking: ReturnType<typeof setInterval> | undefined;
  #tickedAt = 0;

  constructor(
    private readonly pieces: readonly RecordedChunk[],
    private readonly draw: (piece: RecordedChunk) => void,
    private readonly changed: () => void,
  ) {
    let time = 0;
    this.#times = pieces.map(({ at }, index) => (time += Math.min(MAX_PAUSE_MS, Math.max(0, at - (pieces[index - 1]?.at ?? at)))));
    this.length = time;
  }

  play(): void {
    if (this.playing || !this.pieces.length) return;
    if (this.#next >= this.pieces.length) this.#jump(0);
    this.playing = true;
    this.#tickedAt = Date.now();
    this.#ticking = setInterval(() => this.#tick(), TICK_MS);
    this.changed();
  }

  pause(): void {
    clearInterval(this.#ticking);
    this.playing = false;
    this.changed();
  }

  seek(position: number): void {
    this.#jump(Math.max(0, Math.min(position, this.length)));
    this.changed();
  }

  /** Starts from the last snapshot before the position, unless playback is already past that snapshot. */
  #jump(position: number): void {
    const picture = this.pieces.findLastIndex(({ begins }, index) => begins && (this.#times[index] ?? 0) <= position);
    if (position < this.position || picture > this.#next) this.#next = Math.max(0, picture);
    this.position = position;
    this.#catchUp();
  }

  #tick(): void {
    const now = Date.now();
    this.position = Math.min(this.length, this.position + (now - this.#tickedAt) * this.speed);
    this.#tickedAt = now;
    this.#catchUp();
    if (this.#next >= this.pieces.length) this.pause();
    else this.changed();
  }

  #catchUp(): void {
    for (let piece = this.pieces[this.#next]; piece && (this.#times[this.#next] ?? 0) <= this.position; piece = this.pieces[this.#next]) {
      this.draw(piece);
      this.#next++;
    }
  }
}
