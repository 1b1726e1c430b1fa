/** The wire, as docs/protocol.md has it. The golden frames in the Java tests' resources hold both sides to it. */

export type PersonKind = 'visitor' | 'agent' | 'system';

export interface Person {
  kind: PersonKind;
  id?: string;
  name: string;
}

export interface PresentPerson extends Person {
  online: boolean;
}

export interface Presence {
  people: PresentPerson[];
  agents: number;
}

export type ConversationStatus = 'waiting' | 'open' | 'snoozed' | 'resolved';
export type Priority = 'low' | 'normal' | 'high' | 'urgent';

export interface LastMessage {
  seq: number;
  author: Person;
  body: string;
  at: string;
}

export interface VisitorSummary {
  id: string;
  name: string;
  online: boolean;
}

export interface ConversationView {
  id: string;
  site: string;
  status: ConversationStatus;
  /** Not on a visitor's copy. */
  priority?: Priority;
  visitor: VisitorSummary;
  assignee?: Person;
  /** The newest seq. */
  head: number;
  last?: LastMessage;
  visitorRead: number;
  agentRead: number;
  /** What the other side wrote since the receiver's side last read. */
  unread: number;
  createdAt: string;
  updatedAt: string;
}

export type EventName = 'assigned' | 'unassigned' | 'resolved' | 'reopened' | 'snoozed' | 'priority' | 'erased';

export interface LogEvent {
  name: EventName;
  person?: Person;
  value?: string;
}

/** `hidden` keeps the numbers without a gap, of notes for a visitor, of what was erased for everyone; nothing is drawn for it. */
export type MessageKind = 'text' | 'note' | 'event' | 'hidden';

export interface Message {
  conversation: string;
  seq: number;
  kind: MessageKind;
  author?: Person;
  body?: string;
  event?: LogEvent;
  /** The sender's own id for it; only its sender makes use of it. */
  ref?: string;
  at?: string;
}

export interface ResumePoint {
  conversation: string;
  after: number;
}

export type PostKind = 'text' | 'note';

export type ClientFrame =
  | { type: 'hello'; token: string; resume?: ResumePoint[] }
  | { type: 'post'; ref: string; conversation: string; kind?: PostKind; body: string }
  | { type: 'typing'; conversation: string; on: boolean }
  | { type: 'read'; conversation: string; seq: number }
  | { type: 'resume'; conversation: string; after: number }
  | { type: 'watch'; conversation?: string }
  | { type: 'unwatch'; conversation?: string }
  | { type: 'pong' };

export type RefusalCode = 'malformed' | 'too_long' | 'not_found' | 'forbidden' | 'unavailable' | 'too_many';

export interface WelcomeFrame {
  type: 'welcome';
  self: Person;
  conversations: ConversationView[];
  presence: Presence;
}

export interface AckFrame {
  type: 'ack';
  ref: string;
  conversation: string;
  seq: number;
  at: string;
}

export interface RefusedFrame {
  type: 'refused';
  code: RefusalCode;
  /** A sentence for a person. */
  message: string;
  ref?: string;
  conversation?: string;
  /** Seconds. */
  retryAfter?: number;
}

export interface MessageFrame {
  type: 'message';
  message: Message;
}

export interface ReplayFrame {
  type: 'replay';
  conversation: string;
  messages: Message[];
  more: boolean;
}

export interface ConversationFrame {
  type: 'conversation';
  conversation: ConversationView;
}

export interface TypingFrame {
  type: 'typing';
  conversation: string;
  person: Person;
  on: boolean;
}

export interface ReadFrame {
  type: 'read';
  conversation: string;
  person: Person;
  seq: number;
}

export interface PresenceFrame extends Presence {
  type: 'presence';
}

export interface PingFrame {
  type: 'ping';
}

export interface ByeFrame {
  type: 'bye';
  code: number;
  reason: string;
  retry: boolean;
  /** Seconds. */
  retryAfter?: number;
}

export type ServerFrame =
  | WelcomeFrame
  | AckFrame
  | RefusedFrame
  | MessageFrame
  | ReplayFrame
  | ConversationFrame
  | TypingFrame
  | ReadFrame
  | PresenceFrame
  | PingFrame
  | ByeFrame;

export const SUBPROTOCOL = 'bellhop.v1';

/** UTF-16 code units, as both Java and JavaScript count. */
export const BODY_LIMIT = 10_000;
