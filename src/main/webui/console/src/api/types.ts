import type { Person } from '@bellhop/client';

/** What REST answers beyond the views the wire knows (docs/rest.md). */
export interface Agent {
  id: string;
  name: string;
  /** Not of a bot. */
  email?: string;
  role: string;
  bot?: boolean;
  online: boolean;
}

/** What a link leads to; without a company, to founding one. */
export interface Invitation {
  company?: string;
  email?: string;
  role: string;
}

/** One sign-in that is still good. */
/** Somebody is asked to become a colleague. */
export interface SentInvitation {
  id: string;
  email: string;
  role: string;
  createdAt: string;
  expiresAt: string;
  /** Told once, where no e-mail is sent. */
  link?: string;
}

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

export interface History<T> {
  items: T[];
  more: boolean;
}

/** `snoozed` is not in the contract yet; the view shows no figure until the service sends one. */
export interface Counts {
  mine: number;
  unassigned: number;
  all: number;
  resolved: number;
  snoozed?: number;
}

export interface Visitor {
  id: string;
  site: string;
  name: string;
  /** The company's own id; the service has seen that it vouches for it. */
  externalId?: string;
  email?: string;
  online: boolean;
  createdAt: string;
  seenAt?: string;
}

export interface Site {
  id: string;
  key: string;
  name: string;
}

export interface Assignment {
  agent?: Person;
  by?: Person;
  at: string;
}
