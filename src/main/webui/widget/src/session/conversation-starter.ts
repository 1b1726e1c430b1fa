import { backoff, type ConversationView, type MessageFile } from '@bellhop/client';
import { ApiError, type RestApi } from './rest-api';
import type { BrowserStorage } from './browser-storage';

/** A message written before there is a conversation, and often before there is a visitor. */
export interface FirstMessage {
  ref: string;
  body: string;
  files?: MessageFile[];
  at: string;
}

export type StartState = 'sending' | 'failed';

const MAX_TRIES = 8;
const KEY = 'opening';

interface StarterOptions {
  site: string;
  api: RestApi;
  storage: BrowserStorage;
  token: { get(): string | undefined; set(token: string | undefined): void };
  changed(): void;
  started(view: ConversationView, messages: FirstMessage[]): void;
}

/**
 * Creates a visitor and a conversation for the first messages. Every step can be repeated, also after a reload,
 * because the refs are the idempotency keys.
 */
export class ConversationStarter {
  firstMessages: FirstMessage[];
  state: StartState = 'sending';
  error: string | undefined;
  /** Resolves when no request is pending. */
  settled: Promise<void> = Promise.resolve();
  #running = false;
  #visitor: Promise<string> | undefined;

  constructor(private readonly options: StarterOptions) {
    this.firstMessages = storedFirstMessages(options.storage.get(KEY));
  }

  add(opening: FirstMessage): void {
    this.#store([...this.firstMessages, opening]);
  }

  discard(): void {
    this.#store([]);
  }

  /** Removes and returns the messages, unless they are being sent. */
  take(): FirstMessage[] {
    const messages = this.#running ? [] : this.firstMessages;
    if (messages.length) this.#store([]);
    return messages;
  }

  run(): void {
    if (this.#running || !this.firstMessages.length) return;
    this.#running = true;
    this.state = 'sending';
    this.error = undefined;
    this.options.changed();
    this.settled = this.#start().finally(() => {
      this.#running = false;
      this.options.changed();
    });
  }

  async #start(): Promise<void> {
    for (let attempt = 1; attempt <= MAX_TRIES; attempt++) {
      const first = this.firstMessages[0];
      if (!first) return;
      const token = this.options.token.get();
      try {
        const view = await this.#conversation(first);
        const messages = this.firstMessages;
        this.#store([]);
        return this.options.started(view, messages);
      } catch (cause) {
        // Only a final refusal ends it; a network error or a busy service is tried again.
        if (cause instanceof ApiError && cause.status === 401) this.#dropToken(token);
        else if (cause instanceof ApiError && !cause.isTransient) return this.#fail(cause.message);
        const asked = cause instanceof ApiError ? cause.retryAfter : 0;
        if (attempt < MAX_TRIES) await new Promise((done) => setTimeout(done, backoff(attempt, Math.random(), asked)));
      }
    }
    this.#fail();
  }

  async #conversation(first: FirstMessage): Promise<ConversationView> {
    await this.createVisitor(first.ref);
    return this.options.api.startConversation(first.body, first.ref, first.files);
  }

  /** Unless this browser has one. What is written and what is attached at the same time come from one visitor. */
  async createVisitor(key: string): Promise<void> {
    const { token, api, site } = this.options;
    if (token.get()) return;
    this.#visitor ??= api.createVisitor(site, key).finally(() => (this.#visitor = undefined));
    token.set(await this.#visitor);
  }

  /** Drops the rejected token, unless another tab has replaced it. */
  #dropToken(token: string | undefined): void {
    if (this.options.token.get() === token) this.options.token.set(undefined);
  }

  #fail(error?: string): void {
    this.state = 'failed';
    this.error = error || undefined;
  }

  #store(messages: FirstMessage[]): void {
    this.firstMessages = messages;
    this.options.storage.set(KEY, messages.length ? JSON.stringify(messages) : undefined);
    this.options.changed();
  }
}

function storedFirstMessages(text: string | null): FirstMessage[] {
  try {
    const value: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(value) ? (value as FirstMessage[]).filter((it) => typeof it?.ref === 'string' && typeof it.body === 'string') : [];
  } catch {
    return [];
  }
}
