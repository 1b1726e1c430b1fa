/** The part of `WebSocket` that the client uses. */
export interface SocketLike {
  send(text: string): void;
  /** Bytes sent but not transmitted yet. */
  readonly bufferedAmount?: number;
  close(code?: number, reason?: string): void;
  onopen: (() => void) | null;
  onmessage: ((event: { data: unknown }) => void) | null;
  onclose: ((event: { code: number; reason: string }) => void) | null;
}

/** Everything the client takes from its surroundings, so that a test can replace it. Timers are the global ones. */
export interface Environment {
  open(url: string, protocol: string): SocketLike;
  now(): number;
  random(): number;
  newRef(): string;
  /** Calls the listener when the network or the person may be back. Returns a function that stops it. */
  onWake(listener: () => void): () => void;
  /** Calls the listener when the network is gone. Returns a function that stops it. */
  onOffline(listener: () => void): () => void;
}

export const browserEnvironment: Environment = {
  open: (url, protocol) => new WebSocket(url, protocol) as unknown as SocketLike,
  now: () => Date.now(),
  random: () => Math.random(),
  newRef,
  onWake(listener) {
    const visible = () => document.visibilityState === 'visible' && listener();
    addEventListener('online', listener);
    document.addEventListener('visibilitychange', visible);
    return () => {
      removeEventListener('online', listener);
      document.removeEventListener('visibilitychange', visible);
    };
  },
  onOffline(listener) {
    addEventListener('offline', listener);
    return () => removeEventListener('offline', listener);
  },
};

/** `crypto.randomUUID` is missing on plain http pages, where shops often try the widget first. */
function newRef(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
