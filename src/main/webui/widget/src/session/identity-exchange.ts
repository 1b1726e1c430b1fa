import { backoff } from '@bellhop/client';
import { Refused, type Api } from './rest-api';
import type { Identity } from './identity';

const TRIES = 8;

/**
 * The token of whoever the page says is here. What this browser was before comes along, as far as its token is still
 * good. A bad line is tried again: doing it twice gives the same visitor.
 */
export async function verify(api: Api, site: string, identity: Identity): Promise<string> {
  let along = true;
  for (let attempt = 1; ; attempt++) {
    try {
      return await api.verified(site, identity, along);
    } catch (cause) {
      const plain = cause instanceof Refused && !cause.passing;
      if (plain && cause.status === 401 && along) along = false;
      else if (plain || attempt >= TRIES) throw cause;
      else await new Promise((done) => setTimeout(done, backoff(attempt, Math.random(), cause instanceof Refused ? cause.retryAfter : 0)));
    }
  }
}
