import type { UploadOptions } from 'tus-js-client';
import { beforeEach, expect, test, vi } from 'vitest';

class DetailedError extends Error {
  constructor(
    status: number | undefined,
    body = '',
    readonly originalResponse = status === undefined ? null : { getStatus: () => status, getBody: () => body },
  ) {
    super('failed');
  }
}

class Upload {
  static last: Upload;
  url: string | null = null;
  start = vi.fn();
  abort = vi.fn(async (_terminate: boolean) => undefined);

  constructor(
    readonly content: Blob,
    readonly options: UploadOptions,
  ) {
    Upload.last = this;
  }
}

vi.doMock('tus-js-client', () => ({ Upload, DetailedError }));
const { tusTransport } = await import('../../src/files/tus-transport');

const events = { progress: vi.fn(), done: vi.fn(), failed: vi.fn() };
let tokens: boolean[];

beforeEach(() => {
  vi.clearAllMocks();
  tokens = [];
});

function begun(more: { width?: number; height?: number } = {}) {
  const token = async (expired: boolean) => (tokens.push(expired), expired ? 'new' : 'old');
  const transfer = tusTransport({ endpoint: 'https://chat.example/api/v1/attachments', token })(
    { name: 'Größe.png', content: new Blob(['x']), ...more },
    events,
  );
  return { transfer, options: Upload.last.options };
}

const problem = (status: number, detail?: string) => new DetailedError(status, detail && JSON.stringify({ detail })) as never;

test('a file goes in pieces of 1 MB, with its name and size, and nothing is kept in the page', () => {
  const { options } = begun({ width: 30, height: 20 });
  expect(options).toMatchObject({
    chunkSize: 1_000_000,
    metadata: { filename: 'Größe.png', width: '30', height: '20' },
    storeFingerprintForResuming: false,
  });
  expect(begun().options.metadata).toEqual({ filename: 'Größe.png' });
});

test('its id is the end of its address', () => {
  const { options } = begun();
  Upload.last.url = 'https://chat.example/api/v1/attachments/f-1';
  options.onSuccess?.({ lastResponse: {} as never });
  expect(events.done).toHaveBeenCalledWith('f-1');
});

test('each request has the token of the moment; a rejected one is exchanged', async () => {
  const { options } = begun();
  const setHeader = vi.fn();
  await options.onBeforeRequest?.({ setHeader } as never);
  await options.onAfterResponse?.({} as never, { getStatus: () => 401 } as never);
  await options.onBeforeRequest?.({ setHeader } as never);
  expect([tokens, setHeader.mock.calls]).toEqual([
    [false, true],
    [
      ['Authorization', 'Bearer old'],
      ['Authorization', 'Bearer new'],
    ],
  ]);
});

test('what may go better is tried again, a refusal is not', () => {
  const { options } = begun();
  const retried = (status: number | undefined, attempt = 0) =>
    options.onShouldRetry?.(new DetailedError(status) as never, attempt, options);
  expect([undefined, 409, 423, 429, 500, 503].map((status) => retried(status))).toEqual(Array(6).fill(true));
  expect([400, 403, 413, 422].map((status) => retried(status))).toEqual(Array(4).fill(false));
  expect([retried(401), retried(401, 1)]).toEqual([true, false]);
});

test('the sentence of the service is told', () => {
  const { options } = begun();
  options.onError?.(problem(413, 'The file has more than 25 MB.'));
  expect(events.failed).toHaveBeenLastCalledWith('The file has more than 25 MB.', false);
  options.onError?.(problem(503));
  expect(events.failed).toHaveBeenLastCalledWith(undefined, true);
  options.onError?.(new DetailedError(undefined));
  expect(events.failed).toHaveBeenLastCalledWith(undefined, true);
});

test('cancelling has the service delete it', () => {
  begun().transfer.cancel();
  expect(Upload.last.abort).toHaveBeenCalledWith(true);
});
