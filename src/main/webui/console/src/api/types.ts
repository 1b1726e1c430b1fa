import type { Person } from '@bellhop/client';

/** The REST resources that the wire protocol does not define (docs/rest.md). */
export interface Agent {
  id: string;
  name: string;
  /** Absent for a bot. */
  email?: string;
  role: string;
  bot?: boolean;
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

/** `snoozed` is not part of the API yet; the view shows no count until the service sends one. */
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
  /** The site's own id for a verified visitor. */
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
