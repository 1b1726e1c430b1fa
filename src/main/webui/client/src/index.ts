export * from './wire/protocol';
export { LiveClient, type LiveClientOptions, type LiveEvents, type ReadEvent, type TypingEvent } from './live-client';
export { Thread, type Entry, type EntryState } from './thread/thread';
export { type ConnectionStatus, type Ended } from './connection/connection';
export { Outbox, type Draft, type KeyValueStorage } from './outbox/outbox';
export { type Environment, type SocketLike, browserEnvironment } from './connection/environment';
export { serviceTime } from './service-time';
export { backoff } from './connection/backoff';
export { parseServerFrame } from './wire/parse';
