import type { AssistRules, ConversationView, Mention, MessageKind, PageVisit, Person } from '@bellhop/client';

/** The REST resources that the wire protocol does not define (docs/rest.md). */
export interface Agent {
  id: string;
  name: string;
  /** Absent for a bot. */
  email?: string;
  role: string;
  bot: boolean;
  online: boolean;
}

/** The invitation behind a link. Without a company it creates a new workspace. */
export interface Invitation {
  company?: string;
  email?: string;
  role: string;
}

/** A pending invitation. */
export interface SentInvitation {
  id: string;
  email: string;
  role: string;
  createdAt: string;
  expiresAt: string;
  /** Present once, if the service sends no e-mail. */
  link?: string;
}

/** One sign-in that is still good. */
export interface OpenSession {
  id: string;
  createdAt: string;
  usedAt: string;
  address?: string;
  userAgent?: string;
  current: boolean;
}

export interface SecondFactor {
  on: boolean;
  recoveryCodes: number;
}

export interface Grant {
  accessToken: string;
  /** Seconds. */
  expiresIn: number;
  agent: Agent;
}

export interface Page<T> {
  items: T[];
  next?: string;
}

export interface MentionList {
  items: Mention[];
}

export interface History<T> {
  items: T[];
  more: boolean;
}

export interface Counts {
  mine: number;
  unassigned: number;
  all: number;
  snoozed: number;
  resolved: number;
}

export interface Visitor {
  id: string;
  site: string;
  name: string;
  /** The site's own id for a verified visitor. */
  externalId?: string;
  email?: string;
  online: boolean;
  createdAt: string;
  seenAt?: string;
  blocked?: VisitorBlock;
}

export interface VisitorBlock {
  at: string;
  by: Person;
  reason?: string;
}

export interface Pages {
  items: PageVisit[];
}

export interface Site {
  id: string;
  key: string;
  name: string;
  greeting?: string;
  accent?: string;
  origins: string[];
  enforceIdentity: boolean;
  assignOnReply: boolean;
  pageTrail: boolean;
  rating: boolean;
  /** Left out: conversations are kept for ever. */
  retentionDays?: number;
  assist: AssistRules;
  /** Left out: no visitor has used the widget yet. */
  seen?: SiteSeen;
}

/** Where a site's widget was last used, to the hour. */
export interface SiteSeen {
  at: string;
  origin: string;
}

/** What a company signs with to say who a visitor is. */
export interface IdentityKey {
  id: string;
  kind: 'secret' | 'public' | 'hash';
  ending: string;
  createdAt: string;
}

export interface CreatedIdentityKey {
  /** Shown once; left out for a public key. */
  secret?: string;
  key: IdentityKey;
}

export interface ApiKey {
  id: string;
  name: string;
  ending: string;
  scopes: (
    | 'conversations:read'
    | 'conversations:write'
    | 'labels:write'
    | 'visitors:read'
    | 'visitors:write'
    | 'visitors:export'
    | 'visitors:erase'
    | 'agents:read'
    | 'agents:write'
    | 'sites:read'
    | 'sites:write'
    | 'webhooks:read'
    | 'webhooks:write'
    | 'reports:read'
    | 'canned-replies:read'
    | 'canned-replies:write'
  )[];
  createdAt: string;
  /** Left out: it does not expire. */
  expiresAt?: string;
  /** To the minute; left out: never. */
  usedAt?: string;
}

export interface CreatedApiKey {
  /** Shown once. */
  secret: string;
  key: ApiKey;
}

/** Who did it, or what it was done to, named as it was then. */
export interface AuditName {
  id: string;
  name?: string;
}

export interface AuditEntry {
  id: string;
  at: string;
  action: string;
  actor?: AuditName;
  on?: AuditName;
  detail?: string;
  address?: string;
  userAgent?: string;
}

/** A part of a text that was looked for, in UTF-16 code units. */
export interface SearchMark {
  start: number;
  end: number;
}

export interface SearchExcerpt {
  text: string;
  marks: SearchMark[];
}

/** A message or note that was found. */
export interface SearchHit {
  conversation: ConversationView;
  seq: number;
  kind: MessageKind;
  author: Person;
  at: string;
  excerpt: SearchExcerpt;
  /** In the whole text. */
  marks: SearchMark[];
}

export interface SearchPage {
  items: SearchHit[];
  visitors: Visitor[];
  next?: string;
}

/** How a visitor found it, once the conversation was resolved. */
export interface Rating {
  /** The seq of the entry `resolved` that it answers. */
  resolution: number;
  score: number;
  comment?: string;
  /** Who was responsible then. */
  agent?: Person;
  at: string;
}

export interface Assignment {
  agent?: Person;
  by: Person;
  at: string;
}

/** How one conversation of several came out. */
export interface BulkOutcome {
  conversation: string;
  done: boolean;
  code?: string;
  /** Where it was not done: why, as a sentence. */
  detail?: string;
}

export interface BulkOutcomes {
  items: BulkOutcome[];
}

/** A text to be inserted by its shortcut. */
export interface CannedReply {
  id: string;
  /** Without the slash. */
  shortcut: string;
  name: string;
  body: string;
  /** A BCP 47 tag. Absent: for any language. */
  language?: string;
  scope: 'personal' | 'everyone';
  createdAt: string;
  updatedAt: string;
}

export interface CannedReplyImport {
  created: number;
  changed: number;
  unchanged: number;
}
