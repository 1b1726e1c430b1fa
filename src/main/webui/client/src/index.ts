export * from './protocol';
export { LiveClient, type LiveClientOptions, type LiveEvents, type ReadEvent, type TypingEvent } from './client';
export { Thread, type Entry, type EntryState } from './thread';
export { type ConnectionStatus, type Ended } from './connection';
export { Outbox, type Draft, type KeyValueStorage } from './outbox';
export { type Environment, type SocketLike, browserEnvironment } from './environment';
export { backoff } from './backoff';
export { parseServerFrame } from './parse';
