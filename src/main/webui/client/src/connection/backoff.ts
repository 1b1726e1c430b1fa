const BASE_MS = 250;
const MAX_MS = 20_000;

/**
 * Full jitter: a random wait below a limit that doubles, so that thousands of clients of one lost replica do not
 * reconnect at the same moment. (M. Brooker, "Exponential Backoff And Jitter", 2015.)
 */
export function backoff(attempt: number, random: number, retryAfterSeconds = 0): number {
  const limit = Math.min(MAX_MS, BASE_MS * 2 ** Math.min(attempt, 16));
  return retryAfterSeconds * 1000 + random * limit;
}
