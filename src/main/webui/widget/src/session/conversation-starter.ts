import { backoff, type ConversationView } from '@bellhop/client';
import { Refused, type Api } from './rest-api';
import type { Memory } from './browser-storage';

/** A message written before there is a conversation, and often before there is a visitor. */
export interface Opening {
  ref: string;
  body: string;
  at: string;
}

export type StartState = 'sending' | 'failed';

const TRIES = 8;
const KEY = 'opening';

interface Handlers {
  site: string;
  api: Api;
  memory: Memory;
  token: { get(): string | undefined; set(token: string | undefined): void };
  changed(): void;
  started(view: ConversationView, openings: Opening[]): void;
}

/**
 * Creates a visitor and a conversation for the first messages. Every step can be repeated, also after a reload,
 * because the refs are the idempotency keys.
 */
export class Starter {
  openings: Opening[];
  state: StartState = 'sending';
  error: string | undefined;
  /** Resolves when no request is pending. */
  settled: Promise<void> = Promise.resolve();
  #running = false;

  constructor(private readonly on: Handlers) {
    this.openings = restore(on.memory.get(KEY));
  }

  add(opening: Opening): void {
    this.#keep([...this.openings, opening]);
  }

  discard(): void {
    this.#keep([]);
  }

  /** Removes and returns the messages, unless they are being sent. */
  take(): Opening[] {
    const openings = this.#running ? [] : this.openings;
    if (openings.length) this.#keep([]);
    return openings;
  }

  run(): void {
    if (this.#running || !this.openings.length) return;
    this.#running = true;
    this.state = 'sending';
    this.error = undefined;
    this.on.changed();
    this.settled = this.#start().finally(() => {
      this.#running = false;
      this.on.changed();
    });
  }

  async #start(): Promise<void> {
    for (let attempt = 1; attempt <= TRIES; attempt++) {
      const first = this.openings[0];
      if (!first) return;
      const token = this.on.token.get();
      try {
        const view = await this.#conversation(first);
        const openings = this.openings;
        this.#keep([]);
        return this.on.started(view, openings);
      } catch (cause) {
        // Only a final refusal ends it; a network error or a busy service is tried again.
        if (cause instanceof Refused && cause.status === 401) this.#turnedAway(token);
        else if (cause instanceof Refused && !cause.passing) return this.#fail(cause.message);
        const asked = cause instanceof Refused ? cause.retryAfter : 0;
        if (attempt < TRIES) await new Promise((done) => setTimeout(done, backoff(attempt, Math.random(), asked)));
      }
    }
    this.#fail();
  }

  async #conversation(first: Opening): Promise<ConversationView> {
    if (!this.on.token.get()) this.on.token.set(await this.on.api.visitor(this.on.site, first.ref));
    return this.on.api.start(first.body, first.ref);
  }

  /** Drops the rejected token, unless another tab has replaced it. */
  #turnedAway(token: string | undefined): void {
    if (this.on.token.get() === token) this.on.token.set(undefined);
  }

  #fail(error?: string): void {
    this.state = 'failed';
    this.error = error || undefined;
  }

  #keep(openings: Opening[]): void {
    this.openings = openings;
    this.on.memory.set(KEY, openings.length ? JSON.stringify(openings) : undefined);
    this.on.changed();
  }
}

function restore(text: string | null): Opening[] {
  try {
    const value: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(value) ? (value as Opening[]).filter((it) => typeof it?.ref === 'string' && typeof it.body === 'string') : [];
  } catch {
    return [];
  }
}
