import { LiveClient, type Entry, type Message, type Person } from '@bellhop/client';
import type { History } from '../api/types';
import { Problem } from '../api/problem';
import type { Rest } from '../api/rest-client';
import { Store } from '../app/store';

interface Opened {
  state: 'loading' | 'ready' | 'failed';
  older: 'idle' | 'loading' | 'failed';
  problem?: string;
}

const PAGE = 50;

/** The opened conversations: their messages, their history, and who is typing. */
export class Threads extends Store {
  readonly #opened = new Map<string, Opened>();
  readonly #typing = new Map<string, Person[]>();
  readonly #then = new Map<string, { conversation: string; run: () => void }>();
  #following: string | undefined;

  constructor(
    private readonly rest: Rest,
    private readonly live: LiveClient,
  ) {
    super();
    live.on('thread', () => {
      this.#settle();
      this.changed();
    });
    live.on('typing', ({ conversation, people }) => {
      this.#typing.set(conversation, people);
      this.changed();
    });
  }

  state(id: string): Opened {
    return this.#opened.get(id) ?? { state: 'loading', older: 'idle' };
  }

  entries(id: string): readonly Entry[] {
    return this.live.thread(id).entries;
  }

  typing(id: string): Person[] {
    return this.#typing.get(id) ?? [];
  }

  hasOlder(id: string): boolean {
    return this.live.thread(id).first > 1;
  }

  /** Follows this conversation only; the others are updated through the list. */
  async open(id: string): Promise<void> {
    if (this.#following !== id) this.close();
    this.#following = id;
    if (this.#opened.get(id)?.state === 'ready') return this.live.follow(id);
    this.#set(id, { state: 'loading', older: 'idle' });
    try {
      const page = await this.rest.get<History<Message>>(`/conversations/${encodeURIComponent(id)}/messages?limit=${PAGE}`);
      this.live.load(id, page.items);
      this.#set(id, { state: 'ready', older: 'idle' });
      if (this.#following === id) this.live.follow(id);
    } catch (error) {
      this.#set(id, { state: 'failed', older: 'idle', problem: error instanceof Problem ? error.message : String(error) });
    }
  }

  close(): void {
    if (this.#following !== undefined) this.live.unfollow(this.#following);
    this.#following = undefined;
  }

  async older(id: string): Promise<void> {
    const opened = this.#opened.get(id);
    if (opened?.state !== 'ready' || opened.older === 'loading' || !this.hasOlder(id)) return;
    this.#set(id, { state: 'ready', older: 'loading' });
    try {
      const before = this.live.thread(id).first;
      const page = await this.rest.get<History<Message>>(`/conversations/${encodeURIComponent(id)}/messages?before=${before}&limit=${PAGE}`);
      this.live.thread(id).prepend(page.items);
      this.#set(id, { state: 'ready', older: 'idle' });
    } catch {
      this.#set(id, { state: 'ready', older: 'failed' });
    }
  }

  post(id: string, body: string, note: boolean, then?: () => void): void {
    const ref = this.live.post(id, body, note ? 'note' : 'text');
    if (then) this.#then.set(ref, { conversation: id, run: then });
  }

  /** Runs the actions of messages that are now stored, never earlier. */
  #settle(): void {
    for (const [ref, { conversation, run }] of [...this.#then]) {
      const entry = this.entries(conversation).find(({ message }) => message.ref === ref);
      if (entry === undefined || entry.state === 'sent') this.#then.delete(ref);
      if (entry?.state === 'sent') run();
    }
  }

  #set(id: string, opened: Opened): void {
    this.#opened.set(id, opened);
    this.changed();
  }
}
