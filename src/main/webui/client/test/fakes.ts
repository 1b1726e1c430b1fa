import type { Environment, KeyValueStorage, SocketLike } from '../src/index';
import type { ClientFrame, Message, Person, ServerFrame } from '../src/wire/protocol';

export const VISITOR: Person = { kind: 'visitor', id: 'v1', name: 'Mia Keller' };
export const AGENT: Person = { kind: 'agent', id: 'a1', name: 'Ana Ruiz' };

/** A reproducible random generator (mulberry32). */
export function seededRandom(seed: number): () => number {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

export class FakeSocket implements SocketLike {
  onopen: SocketLike['onopen'] = null;
  onmessage: SocketLike['onmessage'] = null;
  onclose: SocketLike['onclose'] = null;
  readonly sent: ClientFrame[] = [];
  closed = false;
  onSend: ((frame: ClientFrame) => void) | undefined;

  send(text: string): void {
    const frame = JSON.parse(text) as ClientFrame;
    this.sent.push(frame);
    this.onSend?.(frame);
  }

  close(): void {
    this.closed = true;
  }

  receive(frame: ServerFrame): void {
    if (!this.closed) this.onmessage?.({ data: JSON.stringify(frame) });
  }

  cut(code = 1006, reason = ''): void {
    if (this.closed) return;
    this.closed = true;
    this.onclose?.({ code, reason });
  }

  sentOf<T extends ClientFrame['type']>(type: T): Extract<ClientFrame, { type: T }>[] {
    return this.sent.filter((frame): frame is Extract<ClientFrame, { type: T }> => frame.type === type);
  }
}

export class FakeEnvironment implements Environment {
  readonly sockets: FakeSocket[] = [];
  onOpen: (socket: FakeSocket) => void = () => {};
  wake: () => void = () => {};
  goOffline: () => void = () => {};
  /** How many listeners there are. */
  awake = 0;
  #refs = 0;

  constructor(public random: () => number = () => 0.5) {}

  get socket(): FakeSocket {
    const socket = this.sockets.at(-1);
    if (!socket) throw new Error('no socket was opened');
    return socket;
  }

  open(): SocketLike {
    const socket = new FakeSocket();
    this.sockets.push(socket);
    this.onOpen(socket);
    return socket;
  }

  now(): number {
    return Date.now();
  }

  newRef(): string {
    return `r-${++this.#refs}`;
  }

  onWake(listener: () => void): () => void {
    this.wake = listener;
    this.awake++;
    return () => void this.awake--;
  }

  onOffline(listener: () => void): () => void {
    this.goOffline = listener;
    this.awake++;
    return () => void this.awake--;
  }

  welcome(): void {
    this.socket.onopen?.();
    this.welcomeAt(new Date().toISOString());
  }

  /** @param at undefined: by a service of an earlier version */
  welcomeAt(at: string | undefined): void {
    this.socket.receive({ type: 'welcome', self: VISITOR, conversations: [], presence: { people: [], agents: 0 }, ...(at && { at }) });
  }
}

/** A small service: durable log, refs stored once, replays in pages. Delays let connections break at any moment. */
export class FakeService {
  readonly log: Message[] = [];
  posts = 0;

  constructor(
    private readonly environment: FakeEnvironment,
    private readonly page = 7,
  ) {
    environment.onOpen = (socket) => this.#serve(socket);
  }

  add(body: string, author: Person = AGENT, ref?: string): Message {
    const known = this.log.find((message) => ref !== undefined && message.ref === ref);
    if (known) return known;
    const message: Message = {
      conversation: 'c1',
      seq: this.log.length + 1,
      kind: 'text',
      author,
      body,
      at: '2026-03-01T09:30:00Z',
      ...(ref !== undefined && { ref }),
    };
    this.log.push(message);
    if (!this.environment.socket.closed) this.#later(this.environment.socket, () => ({ type: 'message', message }));
    return message;
  }

  #serve(socket: FakeSocket): void {
    setTimeout(() => socket.closed || socket.onopen?.(), 5);
    socket.onSend = (frame) => void setTimeout(() => this.#hear(socket, frame), 3 + this.environment.random() * 20);
  }

  #hear(socket: FakeSocket, frame: ClientFrame): void {
    if (frame.type === 'hello') {
      this.#later(socket, () => ({ type: 'welcome', self: VISITOR, conversations: [], presence: { people: [], agents: 1 } }));
      for (const { after } of frame.resume ?? []) this.#replay(socket, after);
    }
    if (frame.type === 'resume') this.#replay(socket, frame.after);
    // A frame in transit may still arrive after the connection broke.
    if (frame.type === 'post' && (!socket.closed || this.environment.random() < 0.5)) {
      this.posts++;
      const { ref, seq } = this.add(frame.body, VISITOR, frame.ref);
      this.#later(socket, () => ({ type: 'ack', ref: ref ?? '', conversation: 'c1', seq, at: '2026-03-01T09:30:00Z' }));
    }
  }

  #replay(socket: FakeSocket, after: number): void {
    for (let from = after; ; from += this.page) {
      const messages = this.log.slice(from, from + this.page);
      const more = from + this.page < this.log.length;
      this.#later(socket, () => ({ type: 'replay', conversation: 'c1', messages, more }));
      if (!more) return;
    }
  }

  #later(socket: FakeSocket, frame: () => ServerFrame): void {
    setTimeout(() => socket.receive(frame()), 10);
  }
}

export class MemoryStorage implements KeyValueStorage {
  readonly values = new Map<string, string>();

  getItem(key: string): string | null {
    return this.values.get(key) ?? null;
  }

  setItem(key: string, value: string): void {
    this.values.set(key, value);
  }

  removeItem(key: string): void {
    this.values.delete(key);
  }
}
