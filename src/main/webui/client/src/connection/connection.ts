import { backoff } from './backoff';
import type { Environment, SocketLike } from './environment';
import { parseServerFrame } from '../wire/parse';
import { SUBPROTOCOL, type ByeFrame, type ClientFrame, type ResumePoint, type ServerFrame } from '../wire/protocol';

/**
 * `connecting` until the welcome, `live` until the connection is lost, `waiting` before the next attempt. `ended`: the
 * service refused for good, only `start()` tries again. `stopped`: by `stop()`.
 */
export type ConnectionStatus = 'stopped' | 'connecting' | 'live' | 'waiting' | 'ended';

export interface Ended {
  code: number;
  reason: string;
}

export interface ConnectionOptions {
  url: string;
  /** `expired`: the service rejected the previous token (4100). Without a token nobody is signed in. */
  token: (expired: boolean) => string | undefined | Promise<string | undefined>;
  resume: () => ResumePoint[];
  onFrame: (frame: ServerFrame) => void;
  onStatus: (status: ConnectionStatus, ended?: Ended) => void;
}

/** The service pings every 20 s; after two missed pings the connection counts as dead. */
const DEAD_AFTER_MS = 45_000;
const CONNECT_WITHIN_MS = 15_000;
/** A connection this old resets the backoff; a younger one does not. */
const PROVEN_AFTER_MS = 5_000;

const EXPIRED = 4100;
const SIGNED_OUT = 4503;
const comesBack = (code: number) => code < 4500 || code > 4999;

/** Keeps one socket open and decides when to reconnect. */
export class Connection {
  status: ConnectionStatus = 'stopped';
  #socket: SocketLike | undefined;
  #attempt = 0;
  #expired = false;
  #bye: ByeFrame | undefined;
  #heard = 0;
  #liveSince = 0;
  #notBefore = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #sleep: (() => void) | undefined;

  constructor(private readonly options: ConnectionOptions, private readonly env: Environment) {}

  start(): void {
    if (this.status !== 'stopped' && this.status !== 'ended') return;
    this.#attempt = 0;
    this.#sleep ??= this.env.onWake(() => this.#wake());
    void this.#connect();
  }

  stop(): void {
    this.#sleep?.();
    this.#sleep = undefined;
    this.#drop();
    this.#become('stopped');
  }

  send(frame: ClientFrame): boolean {
    if (this.status !== 'live' || !this.#socket) return false;
    this.#socket.send(JSON.stringify(frame));
    return true;
  }

  /** Bytes that were sent and have not left yet. */
  get backlog(): number {
    return this.#socket?.bufferedAmount ?? 0;
  }

  async #connect(): Promise<void> {
    this.#drop();
    this.#become('connecting');
    // This timer identifies the attempt while the token is fetched and the socket opens.
    const attempt = (this.#timer = setTimeout(() => this.#lost(1006, 'no answer'), CONNECT_WITHIN_MS));
    const token = await this.#token();
    if (this.#timer !== attempt) return;
    if (token instanceof Error) return this.#lost(1006, 'no token');
    if (token === undefined) return this.#lost(SIGNED_OUT, 'nobody is signed in');
    this.#open(token);
  }

  async #token(): Promise<string | undefined | Error> {
    try {
      return await this.options.token(this.#expired);
    } catch (cause) {
      return new Error('no token', { cause });
    }
  }

  #open(token: string): void {
    const socket = this.env.open(this.options.url, SUBPROTOCOL);
    this.#socket = socket;
    const resume = this.options.resume();
    socket.onopen = () => socket.send(JSON.stringify({ type: 'hello', token, ...(resume.length && { resume }) }));
    socket.onmessage = ({ data }) => this.#hear(data);
    socket.onclose = ({ code, reason }) => this.#lost(code, reason);
  }

  #hear(data: unknown): void {
    this.#heard = this.env.now();
    const frame = parseServerFrame(data);
    if (!frame) return;
    if (frame.type === 'ping') return this.#socket?.send('{"type":"pong"}');
    if (frame.type === 'bye') {
      this.#bye = frame;
      return;
    }
    if (frame.type === 'welcome') {
      this.#expired = false;
      this.#liveSince = this.#heard;
      this.#watch(DEAD_AFTER_MS);
      this.#become('live', undefined, () => this.options.onFrame(frame));
      return;
    }
    this.options.onFrame(frame);
  }

  #watch(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const left = this.#heard + DEAD_AFTER_MS - this.env.now();
      if (left > 0) this.#watch(left);
      else this.#lost(1006, 'nothing heard');
    }, ms);
  }

  #lost(code: number, reason: string): void {
    const bye = this.#bye;
    const proven = this.status === 'live' && this.env.now() - this.#liveSince >= PROVEN_AFTER_MS;
    this.#drop();
    if (!comesBack(code) || bye?.retry === false) return this.#end({ code: bye?.code ?? code, reason: bye?.reason ?? reason });
    this.#expired = (bye?.code ?? code) === EXPIRED;
    if (proven) this.#attempt = 0;
    const retryAfter = bye?.retryAfter ?? 0;
    this.#notBefore = this.env.now() + retryAfter * 1000;
    const wait = backoff(this.#attempt++, this.env.random(), retryAfter);
    this.#timer = setTimeout(() => void this.#connect(), wait);
    this.#become('waiting');
  }

  /** The person or the network is back: reconnect without waiting for the timer. */
  #wake(): void {
    const now = this.env.now();
    if (this.status === 'waiting' && now >= this.#notBefore) void this.#connect();
    else if (this.status === 'live' && now - this.#heard > DEAD_AFTER_MS) this.#lost(1006, 'nothing heard');
  }

  #end(ended: Ended): void {
    this.#become('ended', ended);
  }

  #drop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#bye = undefined;
    const socket = this.#socket;
    this.#socket = undefined;
    if (!socket) return;
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close(1000);
  }

  #become(status: ConnectionStatus, ended?: Ended, first?: () => void): void {
    const changed = this.status !== status;
    this.status = status;
    first?.();
    // The first callback may have stopped this connection.
    if (changed && this.status === status) this.options.onStatus(status, ended);
  }
}
