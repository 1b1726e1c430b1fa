import { CatchUp } from './thread/catch-up';
import { Connection, type ConnectionOptions, type ConnectionStatus, type Ended } from './connection/connection';
import { Delivery } from './outbox/delivery';
import { Emitter } from './emitter';
import { browserEnvironment, type Environment } from './connection/environment';
import { Outbox, type KeyValueStorage } from './outbox/outbox';
import type {
  AssistFrame,
  AssistRequest,
  ConversationView,
  LabelFrame,
  MentionFrame,
  ViewersFrame,
  Message,
  MessageFile,
  Person,
  PostKind,
  Presence,
  ReadFrame,
  RefusedFrame,
  ReplayFrame,
  ServerFrame,
  VisitorFrame,
  WelcomeFrame,
} from './wire/protocol';
import { serviceTime } from './service-time';
import { filesOrNone } from './wire/files';
import { Thread } from './thread/thread';
import { OthersTyping, OwnTyping } from './thread/typing';

export interface TypingEvent {
  conversation: string;
  people: Person[];
}

export type ReadEvent = Omit<ReadFrame, 'type'>;

export interface LiveEvents {
  status: ConnectionStatus;
  ended: Ended;
  welcome: WelcomeFrame;
  conversation: ConversationView;
  label: LabelFrame;
  mention: MentionFrame;
  viewers: ViewersFrame;
  thread: string;
  message: Message;
  typing: TypingEvent;
  read: ReadEvent;
  presence: Presence;
  refused: RefusedFrame;
  assist: AssistFrame;
  visitor: VisitorFrame;
}

export interface LiveClientOptions {
  url: string;
  token: ConnectionOptions['token'];
  /** With `sessionStorage` the outbox survives a reload of the tab. */
  storage?: KeyValueStorage;
  storageKey?: string;
  environment?: Environment;
}

/** The service accepts at most 200 in one `hello`. */
const MAX_RESUMES_IN_HELLO = 200;

/** A mark sent longer before a cut of the connection has arrived. */
const LOST_WITHIN_MS = 60_000;

/** Connects the socket, the threads, the outbox and typing. The README shows how to use it. */
export class LiveClient extends Emitter<LiveEvents> {
  self: Person | undefined;
  readonly #environment: Environment;
  readonly #connection: Connection;
  readonly #outbox: Outbox;
  readonly #delivery: Delivery;
  readonly #catchUp: CatchUp;
  readonly #ownTyping: OwnTyping;
  readonly #othersTyping: OthersTyping;
  readonly #threads = new Map<string, Thread>();
  readonly #followed = new Set<string>();
  readonly #reads = new Map<string, { seq: number; at: number }>();
  #watchesList = false;

  constructor({ url, token, storage, storageKey, environment = browserEnvironment }: LiveClientOptions) {
    super();
    this.#environment = environment;
    this.#outbox = new Outbox(storage, storageKey);
    this.#connection = new Connection(
      {
        url,
        token,
        resume: () => this.#resumedInHello().map((conversation) => ({ conversation, after: this.thread(conversation).seen })),
        onFrame: (frame) => this.#onFrame(frame),
        onStatus: (status, ended) => this.#onStatus(status, ended),
      },
      environment,
    );
    const send = this.#connection.send.bind(this.#connection);
    this.#delivery = new Delivery(this.#outbox, send, environment.random, (conversation) => this.#draftsChanged(conversation));
    this.#catchUp = new CatchUp(send, (thread) => this.#messagesAdded(thread, thread.skip()));
    this.#ownTyping = new OwnTyping((conversation, on) => send({ type: 'typing', conversation, on }), environment.now);
    this.#othersTyping = new OthersTyping((conversation) =>
      this.emit('typing', { conversation, people: this.#othersTyping.typingIn(conversation) }),
    );
  }

  get status(): ConnectionStatus {
    return this.#connection.status;
  }

  start(): void {
    this.#connection.start();
  }

  stop(): void {
    this.#connection.stop();
  }

  thread(conversation: string): Thread {
    return this.#threads.get(conversation) ?? this.#addThread(conversation, 0);
  }

  /** Adds the newest page of history; `follow` continues from there. */
  load(conversation: string, messages: readonly Message[]): void {
    this.thread(conversation).load(messages);
    for (const { ref } of messages) if (ref) this.#delivery.stored(conversation, ref);
    this.#draftsChanged(conversation);
  }

  /** Call it after changing a thread from outside, for example with `thread.prepend`. */
  changed(conversation: string): void {
    this.emit('thread', conversation);
  }

  follow(conversation: string, after = 0): void {
    if (this.#followed.has(conversation)) return;
    const thread = this.#threads.get(conversation) ?? this.#addThread(conversation, after);
    this.#followed.add(conversation);
    this.#catchUp.request(thread);
  }

  unfollow(conversation: string): void {
    if (!this.#followed.delete(conversation)) return;
    this.#catchUp.forget(conversation);
    this.#connection.send({ type: 'unwatch', conversation });
  }

  watchList(): void {
    this.#watchesList = true;
    this.#connection.send({ type: 'watch' });
  }

  unwatchList(): void {
    this.#watchesList = false;
    this.#connection.send({ type: 'unwatch' });
  }

  /** Pass a `ref` only if the same message may already have been sent in another way. */
  post(
    conversation: string,
    body: string,
    kind: PostKind = 'text',
    ref = this.#environment.newRef(),
    files?: readonly MessageFile[],
  ): string {
    this.#outbox.add({
      ref,
      conversation,
      kind,
      body,
      ...filesOrNone(files),
      at: new Date(serviceTime.now()).toISOString(),
      state: 'sending',
    });
    this.#ownTyping.forget(conversation);
    this.#draftsChanged(conversation);
    this.#delivery.pump(conversation);
    return ref;
  }

  retry(conversation: string, ref: string): void {
    this.#outbox.update(ref, { state: 'sending' });
    this.#draftsChanged(conversation);
    this.#delivery.pump(conversation);
  }

  discard(conversation: string, ref: string): void {
    this.#outbox.remove(ref);
    this.#draftsChanged(conversation);
  }

  /** A visitor's page. Returns false without a connection. */
  page(url: string, title: string): boolean {
    return this.#connection.send({ type: 'page', url, title });
  }

  typing(conversation: string, on: boolean): void {
    this.#ownTyping.set(conversation, on);
  }

  /** The service has stored marks up to `seq`: what was sent of them is not sent again. */
  readIsKept(conversation: string, seq: number): void {
    if (seq >= (this.#reads.get(conversation)?.seq ?? 0)) this.#reads.delete(conversation);
  }

  read(conversation: string, seq: number): void {
    if (seq <= (this.#reads.get(conversation)?.seq ?? 0)) return;
    this.#reads.set(conversation, { seq, at: Date.now() });
    this.#connection.send({ type: 'read', conversation, seq });
  }

  /** Sends a frame of remote assistance. Returns false without a connection; the frame is not queued. */
  assist(frame: AssistRequest): boolean {
    return this.#connection.send(frame);
  }

  /** Bytes sent but not transmitted yet. Bulk senders wait for a low value, so that messages are not delayed. */
  get backlog(): number {
    return this.#connection.backlog;
  }

  /** The threads named in `hello`: those followed last. The others are requested after the welcome. */
  #resumedInHello(): string[] {
    return [...this.#followed].slice(-MAX_RESUMES_IN_HELLO);
  }

  #onFrame(frame: ServerFrame): void {
    switch (frame.type) {
      case 'welcome':
        return this.#onWelcome(frame);
      case 'message':
        return this.#onMessage(frame.message);
      case 'replay':
        return this.#onReplay(frame);
      case 'ack': {
        this.#delivery.acked(frame);
        const thread = this.#followedThread(frame.conversation);
        return thread && this.#catchUp.headKnown(thread, frame.seq);
      }
      case 'refused':
        return void (this.#delivery.refused(frame) || this.emit('refused', frame));
      case 'conversation': {
        const thread = this.#followedThread(frame.conversation.id);
        if (thread) this.#catchUp.headKnown(thread, frame.conversation.head);
        return this.emit('conversation', frame.conversation);
      }
      case 'typing':
        return this.#othersTyping.onFrame(frame);
      case 'read': {
        const { conversation, person, seq } = frame;
        if (person.id) this.#threads.get(conversation)?.reads.set(person.id, seq);
        return this.emit('read', { conversation, person, seq });
      }
      case 'label':
      case 'mention':
      case 'presence':
      case 'viewers':
      case 'visitor':
        return this.emit(frame.type, frame);
      case 'ping':
      case 'bye':
        return; // The connection handles these.
      default:
        return this.emit('assist', frame);
    }
  }

  #onWelcome(frame: WelcomeFrame): void {
    this.self = frame.self;
    serviceTime.hear(frame.at);
    const greeted = new Set(this.#resumedInHello());
    for (const conversation of this.#followed) {
      if (greeted.has(conversation)) this.#catchUp.expect(this.thread(conversation));
      else this.#catchUp.request(this.thread(conversation));
    }
    if (this.#watchesList) this.#connection.send({ type: 'watch' });
    // The last read marks may have been lost with the connection. Older ones would be read again what somebody has
    // marked as unread since.
    const lately = Date.now() - LOST_WITHIN_MS;
    for (const [conversation, { seq, at }] of this.#reads) if (at > lately) this.#connection.send({ type: 'read', conversation, seq });
    this.emit('welcome', frame);
    this.#delivery.pumpAll();
  }

  #onMessage(message: Message): void {
    const thread = this.#threads.get(message.conversation);
    if (!thread) return this.emit('message', message);
    this.#messagesAdded(thread, thread.apply(message));
    if (thread.gap && this.#followed.has(message.conversation)) this.#catchUp.request(thread);
  }

  #onReplay({ conversation, messages, more }: ReplayFrame): void {
    const thread = this.thread(conversation);
    this.#messagesAdded(
      thread,
      messages.flatMap((message) => thread.apply(message)),
    );
    this.#catchUp.replayed(thread, more);
  }

  #messagesAdded(thread: Thread, messages: Message[]): void {
    for (const message of messages) {
      if (message.author) this.#othersTyping.stopped(message.conversation, message.author);
      if (message.ref) this.#delivery.stored(message.conversation, message.ref);
    }
    if (messages.length) this.emit('thread', thread.conversation);
    for (const message of messages) this.emit('message', message);
  }

  #onStatus(status: ConnectionStatus, ended?: Ended): void {
    if (status !== 'live') {
      this.#delivery.reset();
      this.#catchUp.reset();
      this.#ownTyping.clear();
      this.#othersTyping.clear();
    }
    if (ended) {
      this.#outbox.failAll(ended.reason);
      for (const conversation of this.#outbox.conversations) this.#draftsChanged(conversation);
    }
    this.emit('status', status);
    if (ended) this.emit('ended', ended);
  }

  #draftsChanged(conversation: string): void {
    this.thread(conversation).setDrafts(this.#outbox.of(conversation), this.self);
    this.emit('thread', conversation);
  }

  #addThread(conversation: string, after: number): Thread {
    const thread = new Thread(conversation, after);
    thread.setDrafts(this.#outbox.of(conversation), this.self);
    this.#threads.set(conversation, thread);
    return thread;
  }

  #followedThread(conversation: string): Thread | undefined {
    return this.#followed.has(conversation) ? this.thread(conversation) : undefined;
  }
}
