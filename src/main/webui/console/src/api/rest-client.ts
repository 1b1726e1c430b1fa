import { strings } from '../strings';
import { Problem } from './problem';
import type { Page } from './types';

/** The source of the access token. */
export interface TokenSource {
  token(): Promise<string>;
  renew(): Promise<string>;
}

/** Calls the REST API with a bearer token, renews it once on a 401, and turns errors into problems. */
export class RestClient {
  constructor(
    private readonly tokens: TokenSource,
    private readonly call: typeof fetch = (input, init) => fetch(input, init),
  ) {}

  get<T>(path: string): Promise<T> {
    return this.#request<T>('GET', path);
  }

  /** Returns a list to its end, which comes in pages, or its first pages only. */
  async list<T>(path: string, pages = Infinity): Promise<T[]> {
    const items: T[] = [];
    let next: string | undefined;
    do {
      const page: Page<T> = await this.get<Page<T>>(next === undefined ? path : `${path}?after=${encodeURIComponent(next)}`);
      items.push(...page.items);
      next = page.next;
      pages -= 1;
    } while (next !== undefined && pages > 0);
    return items;
  }

  post<T>(path: string, body: unknown): Promise<T> {
    return this.#request<T>('POST', path, body);
  }

  put<T>(path: string, body?: unknown): Promise<T> {
    return this.#request<T>('PUT', path, body);
  }

  patch<T>(path: string, body: unknown): Promise<T> {
    return this.#request<T>('PATCH', path, body);
  }

  delete<T>(path: string): Promise<T> {
    return this.#request<T>('DELETE', path);
  }

  async postFile<T>(path: string, file: Blob, type: string): Promise<T> {
    return read<T>(await this.#responseOf('POST', path, new UploadedFile(file, type)));
  }

  /** Returns the body as text, for responses that are not JSON. */
  async text(path: string): Promise<string> {
    return (await this.#responseOf('GET', path)).text();
  }

  /** Returns the body as a file of this type. */
  async file(path: string, accept: string): Promise<Blob> {
    return (await this.#responseOf('GET', path, undefined, { accept })).blob();
  }

  async #request<T>(method: string, path: string, body?: unknown): Promise<T> {
    return read<T>(await this.#responseOf(method, path, body));
  }

  async #responseOf(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Response> {
    let response = await this.#send(method, path, body, { ...headers, ...bearer(await this.tokens.token()) });
    if (response.status === 401) response = await this.#send(method, path, body, { ...headers, ...bearer(await this.tokens.renew()) });
    if (!response.ok) throw await Problem.of(response, strings.problem.service);
    return response;
  }

  #send(method: string, path: string, body: unknown, headers: Record<string, string>): Promise<Response> {
    return send(this.call, method, path, body, headers);
  }
}

function bearer(token: string): Record<string, string> {
  return { authorization: `Bearer ${token}` };
}

/** Posts without a token, for callers who are not signed in. */
export async function postWithoutToken<T>(
  path: string,
  body: unknown,
  call: typeof fetch = (input, init) => fetch(input, init),
): Promise<T> {
  const response = await send(call, 'POST', path, body, {});
  if (!response.ok) throw await Problem.of(response, strings.problem.service);
  return read<T>(response);
}

/** A body that is sent as it is. */
class UploadedFile {
  constructor(
    readonly content: Blob,
    readonly type: string,
  ) {}
}

async function read<T>(response: Response): Promise<T> {
  const text = await response.text();
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

async function send(call: typeof fetch, method: string, path: string, body: unknown, headers: Record<string, string>): Promise<Response> {
  const init: RequestInit = { method, headers };
  if (body instanceof UploadedFile) {
    headers['content-type'] = body.type;
    init.body = body.content;
  } else if (body !== undefined) {
    headers['content-type'] = 'application/json';
    init.body = JSON.stringify(body);
  }
  try {
    return await call(`/api/v1${path}`, init);
  } catch {
    throw new Problem(0, 'unreachable', strings.problem.unreachable);
  }
}
