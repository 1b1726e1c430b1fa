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
const CONNECT_TIMEOUT_MS = 15_000;
/** A connection this old resets the backoff; a younger one does not. */
const STABLE_AFTER_MS = 5_000;

const EXPIRED = 4100;
const SIGNED_OUT = 4503;
const isRetryable = (code: number) => code < 4500 || code > 4999;

/** Keeps one socket open and decides when to reconnect. */
export class Connection {
  status: ConnectionStatus = 'stopped';
  #socket: SocketLike | undefined;
  #attempt = 0;
  #expired = false;
  #bye: ByeFrame | undefined;
  #lastHeardAt = 0;
  #liveSince = 0;
  #notBefore = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stopListening: (() => void)[] = [];

  constructor(
    private readonly options: ConnectionOptions,
    private readonly environment: Environment,
  ) {}

  start(): void {
    if (this.status !== 'stopped' && this.status !== 'ended') return;
    this.#attempt = 0;
    this.#stopListening.forEach((stop) => stop());
    this.#stopListening = [this.environment.onWake(() => this.#onWake()), this.environment.onOffline(() => this.#onOffline())];
    void this.#connect();
  }

  stop(): void {
    this.#stopListening.forEach((stop) => stop());
    this.#stopListening = [];
    this.#closeSocket();
    this.#setStatus('stopped');
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
    this.#closeSocket();
    this.#setStatus('connecting');
    // This timer identifies the attempt while the token is fetched and the socket opens.
    const attempt = (this.#timer = setTimeout(() => this.#onLost(1006, 'no answer'), CONNECT_TIMEOUT_MS));
    const token = await this.#token();
    if (this.#timer !== attempt) return;
    if (token instanceof Error) return this.#onLost(1006, 'no token');
    if (token === undefined) return this.#onLost(SIGNED_OUT, 'nobody is signed in');
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
    const socket = this.environment.open(this.options.url, SUBPROTOCOL);
    this.#socket = socket;
    const resume = this.options.resume();
    socket.onopen = () => socket.send(JSON.stringify({ type: 'hello', token, ...(resume.length && { resume }) }));
    socket.onmessage = ({ data }) => this.#onData(data);
    socket.onclose = ({ code, reason }) => this.#onLost(code, reason);
  }

  #onData(data: unknown): void {
    this.#lastHeardAt = this.environment.now();
    const frame = parseServerFrame(data);
    if (!frame) return;
    if (frame.type === 'ping') return this.#socket?.send('{"type":"pong"}');
    if (frame.type === 'bye') {
      this.#bye = frame;
      return;
    }
    if (frame.type === 'welcome') {
      this.#expired = false;
      this.#liveSince = this.#lastHeardAt;
      this.#watchForSilence(DEAD_AFTER_MS);
      this.#setStatus('live', undefined, () => this.options.onFrame(frame));
      return;
    }
    this.options.onFrame(frame);
  }

  #watchForSilence(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const left = this.#lastHeardAt + DEAD_AFTER_MS - this.environment.now();
      if (left > 0) this.#watchForSilence(left);
      else this.#onLost(1006, 'nothing heard');
    }, ms);
  }

  #onLost(code: number, reason: string): void {
    const bye = this.#bye;
    const proven = this.status === 'live' && this.environment.now() - this.#liveSince >= STABLE_AFTER_MS;
    this.#closeSocket();
    if (!isRetryable(code) || bye?.retry === false) return this.#end({ code: bye?.code ?? code, reason: bye?.reason ?? reason });
    this.#expired = (bye?.code ?? code) === EXPIRED;
    if (proven) this.#attempt = 0;
    const retryAfter = bye?.retryAfter ?? 0;
    this.#notBefore = this.environment.now() + retryAfter * 1000;
    const wait = backoff(this.#attempt++, this.environment.random(), retryAfter);
    this.#timer = setTimeout(() => void this.#connect(), wait);
    this.#setStatus('waiting');
  }

  /** The person or the network is back: reconnect without waiting for the timer. */
  #onWake(): void {
    const now = this.environment.now();
    if (this.status === 'waiting' && now >= this.#notBefore) void this.#connect();
    else if (this.status === 'live' && now - this.#lastHeardAt > DEAD_AFTER_MS) this.#onLost(1006, 'nothing heard');
  }

  /** A browser keeps the socket, and would be silent for long. */
  #onOffline(): void {
    if (this.status === 'live' || this.status === 'connecting') this.#onLost(1006, 'offline');
  }

  #end(ended: Ended): void {
    this.#setStatus('ended', ended);
  }

  #closeSocket(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#bye = undefined;
    const socket = this.#socket;
    this.#socket = undefined;
    if (!socket) return;
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close(1000);
  }

  #setStatus(status: ConnectionStatus, ended?: Ended, first?: () => void): void {
    const changed = this.status !== status;
    this.status = status;
    first?.();
    // The first callback may have stopped this connection.
    if (changed && this.status === status) this.options.onStatus(status, ended);
  }
}
