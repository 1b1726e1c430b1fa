import { DetailedError, Upload, type HttpResponse } from 'tus-js-client';
import type { Transport } from './transfer';

/** The service takes at most 1 MB at once, so that no proxy has to take more. */
const CHUNK_BYTES = 1_000_000;
/** A phone that changes networks is back within a minute. */
const RETRY_DELAYS_MS = [0, 1_000, 3_000, 5_000, 10_000, 20_000, 30_000];

export interface TusOptions {
  /** The address of `POST /attachments`. */
  endpoint: string;
  /** @param expired the service has rejected the last one */
  token: (expired: boolean) => Promise<string | undefined>;
}

/** Sends files by tus 1.0 (https://tus.io/protocols/resumable-upload). It is loaded with the first file. */
export function tusTransport({ endpoint, token }: TusOptions): Transport {
  return (file, events) => {
    let expired = false;
    const upload = new Upload(file.content, {
      endpoint,
      chunkSize: CHUNK_BYTES,
      retryDelays: RETRY_DELAYS_MS,
      metadata: {
        filename: file.name,
        ...(file.width !== undefined && file.height !== undefined && { width: String(file.width), height: String(file.height) }),
      },
      // It would keep the addresses of uploads in the page's own storage.
      storeFingerprintForResuming: false,
      onBeforeRequest: async (request) => request.setHeader('Authorization', `Bearer ${(await token(expired)) ?? ''}`),
      onAfterResponse: (_, response) => void (expired = response.getStatus() === 401),
      onShouldRetry: (error, attempt) => isWorthRetrying(error, attempt),
      onProgress: (sent) => events.progress(sent),
      onSuccess: () => events.done(new URL(upload.url ?? '', endpoint).pathname.split('/').at(-1) ?? ''),
      onError: (error) => {
        const answer = error instanceof DetailedError ? error.originalResponse : null;
        events.failed(sentenceOf(answer), answer === null || isTransient(answer.getStatus()));
      },
    });
    return {
      start: () => upload.start(),
      // What cannot be deleted now expires at the service.
      cancel: () => void upload.abort(true).catch(() => undefined),
    };
  };
}

/** A token that was rejected is exchanged once. 409: the service has another offset, which is asked for first. */
function isWorthRetrying({ originalResponse }: DetailedError, attempt: number): boolean {
  const status = originalResponse?.getStatus() ?? 0;
  return isTransient(status) || (status === 401 && attempt === 0);
}

function isTransient(status: number): boolean {
  return status === 0 || status >= 500 || [408, 409, 423, 429].includes(status);
}

/** The `detail` of a problem (RFC 9457). */
function sentenceOf(answer: HttpResponse | null): string | undefined {
  try {
    const { detail, title } = JSON.parse(answer?.getBody() ?? '') as { detail?: unknown; title?: unknown };
    return [detail, title].find((text): text is string => typeof text === 'string' && text !== '');
  } catch {
    return undefined;
  }
}
