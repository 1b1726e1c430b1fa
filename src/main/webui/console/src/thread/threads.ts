import { LiveClient, type Entry, type Message, type MessageFile, type Person, type ViewersFrame } from '@bellhop/client';
import type { History } from '../api/types';
import { Problem } from '../api/problem';
import type { RestClient } from '../api/rest-client';
import { Store } from '../app/store';

interface ThreadState {
  state: 'loading' | 'ready' | 'failed';
  older: 'idle' | 'loading' | 'failed';
  problem?: string;
}

const PAGE_SIZE = 50;

/** The opened conversations: their messages, their history, and who is typing. */
export class Threads extends Store {
  readonly #states = new Map<string, ThreadState>();
  readonly #typing = new Map<string, Person[]>();
  #viewers: Pick<ViewersFrame, 'conversation' | 'people'> | undefined;
  readonly #afterStored = new Map<string, { conversation: string; run: () => void }>();
  #followed: string | undefined;

  constructor(
    private readonly rest: RestClient,
    private readonly live: LiveClient,
  ) {
    super();
    live.on('thread', () => {
      this.#runAfterStored();
      this.changed();
    });
    live.on('viewers', (frame) => {
      if (frame.conversation === this.#followed) this.#see(frame);
    });
    // Who is there now is told anew.
    live.on('status', () => this.#see(undefined));
    live.on('typing', ({ conversation, people }) => {
      this.#typing.set(conversation, people);
      this.changed();
    });
  }

  state(id: string): ThreadState {
    return this.#states.get(id) ?? { state: 'loading', older: 'idle' };
  }

  entries(id: string): readonly Entry[] {
    return this.live.thread(id).entries;
  }

  typing(id: string): Person[] {
    return this.#typing.get(id) ?? [];
  }

  /** The agents who look at it now, or none if that is this one alone. */
  viewers(id: string): readonly Person[] {
    return this.#viewers?.conversation === id ? this.#viewers.people : [];
  }

  #see(viewers: Pick<ViewersFrame, 'conversation' | 'people'> | undefined): void {
    this.#viewers = viewers;
    this.changed();
  }

  /** The newest answer of a colleague behind this entry. */
  answeredAfter(id: string, seq: number, me: string): Message | undefined {
    return this.entries(id).findLast(({ message }) => isAnswer(message, me) && message.seq > seq)?.message;
  }

  hasOlder(id: string): boolean {
    return this.live.thread(id).first > 1;
  }

  /** Follows this conversation only; the others are updated through the list. */
  async open(id: string): Promise<void> {
    if (this.#followed !== id) this.close();
    this.#followed = id;
    if (this.#states.get(id)?.state === 'ready') return this.live.follow(id);
    this.#set(id, { state: 'loading', older: 'idle' });
    try {
      const page = await this.rest.get<History<Message>>(`/conversations/${encodeURIComponent(id)}/messages?limit=${PAGE_SIZE}`);
      this.live.load(id, page.items);
      this.#set(id, { state: 'ready', older: 'idle' });
      if (this.#followed === id) this.live.follow(id);
    } catch (error) {
      this.#set(id, { state: 'failed', older: 'idle', problem: error instanceof Problem ? error.message : String(error) });
    }
  }

  close(): void {
    if (this.#followed !== undefined) this.live.unfollow(this.#followed);
    this.#followed = undefined;
    // Of who comes and goes meanwhile nothing is heard.
    this.#viewers = undefined;
  }

  async loadOlder(id: string, limit = PAGE_SIZE): Promise<void> {
    const opened = this.#states.get(id);
    if (opened?.state !== 'ready' || opened.older === 'loading' || !this.hasOlder(id)) return;
    this.#set(id, { state: 'ready', older: 'loading' });
    try {
      const before = this.live.thread(id).first;
      const page = await this.rest.get<History<Message>>(
        `/conversations/${encodeURIComponent(id)}/messages?before=${before}&limit=${limit}`,
      );
      this.live.thread(id).prepend(page.items);
      this.#set(id, { state: 'ready', older: 'idle' });
    } catch {
      this.#set(id, { state: 'ready', older: 'failed' });
    }
  }

  post(id: string, body: string, note: boolean, files: readonly MessageFile[], then?: () => void): void {
    const ref = this.live.post(id, body, note ? 'note' : 'text', undefined, files);
    if (then) this.#afterStored.set(ref, { conversation: id, run: then });
  }

  /** Runs the actions of messages that are now stored, never earlier. */
  #runAfterStored(): void {
    for (const [ref, { conversation, run }] of [...this.#afterStored]) {
      const entry = this.entries(conversation).find(({ message }) => message.ref === ref);
      if (entry === undefined || entry.state === 'sent') this.#afterStored.delete(ref);
      if (entry?.state === 'sent') run();
    }
  }

  #set(id: string, opened: ThreadState): void {
    this.#states.set(id, opened);
    this.changed();
  }
}

function isAnswer({ kind, author }: Message, me: string): boolean {
  return kind === 'text' && author?.kind === 'agent' && author.id !== me;
}
