import { backoff } from '@bellhop/client';
import { ApiError, type RestApi } from './rest-api';
import type { Identity } from './identity';

const MAX_TRIES = 8;

/**
 * Exchanges the page's identity for a visitor token. The browser's anonymous conversations come along while its old
 * token is valid. Retrying is safe, because the service answers with the same visitor.
 */
export async function exchangeIdentity(api: RestApi, site: string, identity: Identity): Promise<string> {
  let along = true;
  for (let attempt = 1; ; attempt++) {
    try {
      return await api.createVerifiedVisitor(site, identity, along);
    } catch (cause) {
      const plain = cause instanceof ApiError && !cause.isTransient;
      if (plain && cause.status === 401 && along) along = false;
      else if (plain || attempt >= MAX_TRIES) throw cause;
      else await new Promise((done) => setTimeout(done, backoff(attempt, Math.random(), cause instanceof ApiError ? cause.retryAfter : 0)));
    }
  }
}
