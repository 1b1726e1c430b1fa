/** The wire, as docs/protocol.md has it. The golden frames in the Java tests' resources hold both sides to it. */

export type PersonKind = 'visitor' | 'agent' | 'system';

export interface Person {
  kind: PersonKind;
  id?: string;
  name: string;
}

export interface PresentPerson extends Person {
  id: string;
  online: boolean;
}

export interface Presence {
  people: PresentPerson[];
  agents: number;
}

/** A page of the site that a visitor came to; its address has no query. */
export interface PageVisit {
  url: string;
  title?: string;
  at: string;
}

export type ConversationStatus = 'waiting' | 'open' | 'snoozed' | 'resolved';
export type Priority = 'low' | 'normal' | 'high' | 'urgent';

export type LabelColour = 'grey' | 'red' | 'orange' | 'yellow' | 'green' | 'teal' | 'blue' | 'purple' | 'pink';

export interface Label {
  id: string;
  name: string;
  colour: LabelColour;
}

export interface LastMessage {
  seq: number;
  author: Person;
  /** Empty where there are only files. */
  body: string;
  /** The name of its first file. */
  file?: string;
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
  /** When it comes back by itself. This, priority and labels are not on a visitor's copy. */
  snoozedUntil?: string;
  priority?: Priority;
  labels?: Label[];
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
  /** When its content was erased; nothing can be changed in it since. */
  erasedAt?: string;
}

export type EventName =
  | 'assigned'
  | 'unassigned'
  | 'resolved'
  | 'reopened'
  | 'snoozed'
  | 'priority'
  | 'labelled'
  | 'unlabelled'
  | 'rated'
  | 'edited'
  | 'note_edited'
  | 'deleted'
  | 'note_deleted'
  | 'erased'
  | 'assist_started'
  | 'assist_ended';

export interface LogEvent {
  name: EventName;
  person?: Person;
  value?: string;
}

/** `hidden` keeps the numbers without a gap, of notes for a visitor, of what was erased for everyone; nothing is drawn for it. */
export type MessageKind = 'text' | 'note' | 'event' | 'hidden';

/** A file of a message. `type` is its MIME type, which the service found by content. */
export interface MessageFile {
  id: string;
  name: string;
  /** Bytes. */
  size: number;
  type: string;
  /** Pixels, as the sender's browser had them; only for pictures. */
  width?: number;
  height?: number;
}

export interface Message {
  conversation: string;
  seq: number;
  kind: MessageKind;
  author?: Person;
  /**
   * May be missing where there are files. An event has one only where the visitor commented a rating, or a message was
   * corrected: then it is the new text.
   */
  body?: string;
  files?: MessageFile[];
  event?: LogEvent;
  /** The sender's own id for it; only its sender makes use of it. */
  ref?: string;
  at?: string;
  /** When its author last corrected it. */
  editedAt?: string;
  /** When its author took it back; it has neither body nor files since. */
  deletedAt?: string;
}

export interface ResumePoint {
  conversation: string;
  after: number;
}

export type PostKind = 'text' | 'note';

export type ClientFrame =
  | { type: 'hello'; token: string; resume?: ResumePoint[] }
  | { type: 'post'; ref: string; conversation: string; kind?: PostKind; body: string; files?: string[] }
  | { type: 'typing'; conversation: string; on: boolean }
  | { type: 'read'; conversation: string; seq: number }
  | { type: 'resume'; conversation: string; after: number }
  | { type: 'watch'; conversation?: string }
  | { type: 'unwatch'; conversation?: string }
  | { type: 'page'; url: string; title?: string }
  | { type: 'pong' }
  | AssistRequest;

/** What a visitor may allow of its page, each by itself. */
export type AssistPower = 'see' | 'point' | 'act' | 'screen';

export type AssistEnd =
  | 'refused'
  | 'unanswered'
  | 'stopped_by_visitor'
  | 'stopped_by_agent'
  | 'resolved'
  | 'signed_out'
  | 'time_limit'
  | 'tab_closed'
  | 'unwatched'
  | 'too_large'
  | 'forbidden'
  | 'restarted';

export interface AssistSession {
  id: string;
  conversation: string;
  state: 'asked' | 'active' | 'ended';
  /** The agent who asked, or the visitor who offered. */
  by: Person;
  powers: AssistPower[];
  /** What the visitor is asked for and has not answered. */
  asked: AssistPower[];
  /** The agents who see the page now. */
  watchers: Person[];
  askedAt: string;
  startedAt?: string;
  endedAt?: string;
  until?: string;
  /** What is seen is recorded; once it has ended: there is a recording. */
  recorded: boolean;
  end?: AssistEnd;
}

/** A site's settings for remote assistance. Selectors that are no selectors count for nothing. */
export interface AssistRules {
  enabled: boolean;
  unmask: string[];
  block: string[];
  /** Whether agents may ask to act, and what they may act on; none for everything. */
  act: boolean;
  actOn: string[];
  /** Whether a window or the screen may be shared. */
  screen: boolean;
  /** Whether what agents see of a page is recorded, and for how many days it is kept. */
  record: boolean;
  recordDays: number;
}

/** A place on the page, at an element: `x` across it and `y` down it, from 0 to 1. `node` is the recorder's number. */
export interface AssistPlace {
  node: number;
  x: number;
  y: number;
}

/** What an agent shows on the page. `none`: nothing any more. */
export type AssistMark =
  { kind: 'pointer' | 'frame'; at: AssistPlace } | { kind: 'arrow'; at: AssistPlace; to: AssistPlace } | { kind: 'none' };

/** What an agent does on the page. `text` replaces what the field holds; `option` counts from 0; scrolling is in CSS pixels. */
export type AssistAct =
  | { kind: 'click'; at: AssistPlace }
  | { kind: 'type'; at: AssistPlace; text: string }
  | { kind: 'choose'; at: AssistPlace; option: number }
  | { kind: 'scroll'; at: AssistPlace; across: number; down: number };

/** `waits`: the visitor is asked, for a form is sent only when they press for it; then `confirmed` or `declined`. */
export type AssistOutcome = 'done' | 'waits' | 'confirmed' | 'declined' | 'hidden' | 'forbidden' | 'covered' | 'gone';

/** What two browsers tell each other to share a screen. `data`: an SDP, a candidate's JSON, `on` or `off`. */
export interface Signal {
  kind: 'call' | 'offer' | 'answer' | 'candidate' | 'microphone' | 'bye';
  data?: string;
}

/**
 * `tab` is a secret of 16 to 64 characters that the tab which is shown makes up. `recorded`: the visitor knows that it is
 * recorded, if it is.
 */
export type AssistRequest =
  | { type: 'assist.ask'; conversation: string; powers?: AssistPower[] }
  | { type: 'assist.offer'; conversation: string; tab: string; powers?: AssistPower[]; recorded?: boolean }
  | { type: 'assist.allow'; session: string; tab: string; powers: AssistPower[]; recorded?: boolean }
  | { type: 'assist.join'; session: string; tab: string }
  | { type: 'assist.watch'; session: string }
  | { type: 'assist.unwatch'; session: string }
  | { type: 'assist.stop'; session: string }
  | { type: 'assist.drop'; session: string; powers: AssistPower[] }
  | { type: 'assist.point'; session: string; mark: AssistMark }
  | { type: 'assist.act'; session: string; ref: string; act: AssistAct }
  | { type: 'assist.acted'; session: string; ref: string; outcome: AssistOutcome }
  | { type: 'assist.ice'; session: string }
  | { type: 'assist.signal'; session: string; peer: string; signal: Signal }
  | ({ type: 'assist.page' } & AssistPage);

/** A piece of JSON text of recorded events. `begins`: a new picture of the whole page; `ends`: the text is complete. */
export interface AssistPage {
  session: string;
  begins: boolean;
  ends: boolean;
  data: string;
}

export interface AssistSessionFrame {
  type: 'assist.session';
  session: AssistSession;
}

export interface AssistPageFrame extends AssistPage {
  type: 'assist.page';
}

/** The tab that is shown is to send a picture of the whole page. */
export interface AssistAgainFrame {
  type: 'assist.again';
  session: string;
}

/** An agent points at something. */
export interface AssistPointFrame {
  type: 'assist.point';
  session: string;
  by: Person;
  mark: AssistMark;
}

/** An agent does something. */
export interface AssistActFrame {
  type: 'assist.act';
  session: string;
  ref: string;
  by: Person;
  act: AssistAct;
}

/** How two browsers reach each other. `relayOnly`: by TURN and in no other way. */
export interface AssistIceFrame {
  type: 'assist.ice';
  session: string;
  servers: { urls: string[]; username?: string; credential?: string }[];
  relayOnly: boolean;
}

/** What the other browser says. `peer` is the agent's own name for its end of the call; `by` is the agent. */
export interface AssistSignalFrame {
  type: 'assist.signal';
  session: string;
  peer: string;
  by?: Person;
  signal: Signal;
}

/** What became of it. */
export interface AssistActedFrame {
  type: 'assist.acted';
  session: string;
  ref: string;
  outcome: AssistOutcome;
}

export type AssistFrame =
  | AssistSessionFrame
  | AssistPageFrame
  | AssistAgainFrame
  | AssistPointFrame
  | AssistActFrame
  | AssistActedFrame
  | AssistIceFrame
  | AssistSignalFrame;

export type RefusalCode = 'malformed' | 'too_long' | 'not_found' | 'forbidden' | 'unavailable' | 'too_many' | 'conflict';

export interface WelcomeFrame {
  type: 'welcome';
  self: Person;
  conversations: ConversationView[];
  presence: Presence;
  /** The service's time; earlier versions do not say it. */
  at?: string;
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

/** A label was created, changed or deleted. */
export interface LabelFrame {
  type: 'label';
  label: Label;
  deleted: boolean;
}

/** A note that names an agent with `@`. */
export interface Mention {
  conversation: string;
  /** The note's. */
  seq: number;
  /** Who wrote it. */
  by: Person;
  /** Whose conversation it is. */
  visitor: Person;
  /** How the note begins. */
  body: string;
  at: string;
  /** Whether the agent has looked since. */
  seen: boolean;
}

/** A note names this agent, or it has looked at one on another device. */
export interface MentionFrame {
  type: 'mention';
  mention: Mention;
}

/** The agents who look at a conversation now, this one too. Who is alone from the beginning is not told. */
export interface ViewersFrame {
  type: 'viewers';
  conversation: string;
  people: Person[];
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

/** The page that the visitor of a conversation is on; for agents. */
export interface VisitorFrame {
  type: 'visitor';
  visitor: string;
  page: PageVisit;
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
  | LabelFrame
  | MentionFrame
  | ViewersFrame
  | TypingFrame
  | ReadFrame
  | PresenceFrame
  | VisitorFrame
  | PingFrame
  | ByeFrame
  | AssistFrame;

export const SUBPROTOCOL = 'bellhop.v1';

/** UTF-16 code units, as both Java and JavaScript count. */
export const BODY_LIMIT = 10_000;

/** In one message. */
export const MAX_FILES = 10;
