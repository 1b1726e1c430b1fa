import { lasting, passing } from './browser-storage';

/** What the page's server says of who is here: a signed JWT, or an id and its hash. */
export type Identity = { jwt: string } | { id: string; hash: string; name?: string };

/** What became of it. `expired`: ask your server for a new one, and say `identify` again. */
export interface IdentityNews {
  state: 'verified' | 'refused' | 'expired';
  reason?: string;
}

export function isIdentity(value: unknown): value is Identity {
  const { jwt, id, hash } = (value ?? {}) as Record<string, unknown>;
  return typeof jwt === 'string' || (typeof id === 'string' && typeof hash === 'string');
}

/** Who it is about. Whether it is true is for the service to say. */
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

/** Whether this browser is somebody else's: nothing of theirs may be seen or sent by whoever comes now. */
export function isAnothers(site: string, identity: Identity): boolean {
  const person = lasting(site).get('person');
  return person !== null && person !== personOf(identity);
}

/** This browser knows nobody any more, and the service is told so; over a change of the page as well. */
export function signOut(base: string, site: string): void {
  const token = lasting(site).get('visitor');
  lasting(site).clear();
  passing(site).clear();
  if (token) giveBack(base, token);
}

export function giveBack(base: string, token: string): void {
  const headers = { authorization: `Bearer ${token}` };
  fetch(`${base}/api/v1/visitor-token`, { method: 'DELETE', headers, credentials: 'omit', keepalive: true }).catch(() => undefined);
}
