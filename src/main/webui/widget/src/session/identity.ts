import { persistentStorage, tabStorage } from './browser-storage';

/** An identity signed by the page's server: a JWT, or an id and its hash. */
export type Identity = { jwt: string } | { id: string; hash: string; name?: string };

/** The result. `expired`: request a new identity from your server and call `identify` again. */
export interface IdentityResult {
  state: 'verified' | 'refused' | 'expired';
  reason?: string;
}

export function isIdentity(value: unknown): value is Identity {
  const { jwt, id, hash } = (value ?? {}) as Record<string, unknown>;
  return typeof jwt === 'string' || (typeof id === 'string' && typeof hash === 'string');
}

/** The person's id. Only the service can verify it. */
export function personOf(identity: Identity): string | undefined {
  if (!('jwt' in identity)) return identity.id;
  try {
    const text = atob((identity.jwt.split('.')[1] ?? '').replace(/-/g, '+').replace(/_/g, '/'));
    const { sub } = JSON.parse(new TextDecoder().decode(Uint8Array.from(text, (char) => char.charCodeAt(0)))) as { sub?: unknown };
    return typeof sub === 'string' ? sub : undefined;
  } catch {
    return undefined;
  }
}

/** Whether this browser belongs to another person, whose messages must not be visible to the new one. */
export function belongsToAnotherPerson(site: string, identity: Identity): boolean {
  const person = persistentStorage(site).get('person');
  return person !== null && person !== personOf(identity);
}

/** Forgets the visitor and revokes the token. `keepalive` finishes the request even if the page is left. */
export function signOut(base: string, site: string): void {
  const token = persistentStorage(site).get('visitor');
  persistentStorage(site).clear();
  tabStorage(site).clear();
  if (token) revokeToken(base, token);
}

export function revokeToken(base: string, token: string): void {
  const headers = { authorization: `Bearer ${token}` };
  fetch(`${base}/api/v1/visitor-token`, { method: 'DELETE', headers, credentials: 'omit', keepalive: true }).catch(() => undefined);
}
