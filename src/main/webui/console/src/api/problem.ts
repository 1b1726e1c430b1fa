/** A refusal by the service (RFC 9457), or no answer (status 0). The message is a sentence for a person. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = 'Problem';
  }

  static async of(response: Response, otherwise: string): Promise<Problem> {
    const body: unknown = await response.json().catch(() => undefined);
    return new Problem(response.status, text(body, 'code') ?? '', text(body, 'detail') ?? text(body, 'title') ?? otherwise);
  }

  /** Whether the same request may succeed later. */
  get isTransient(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

function text(body: unknown, name: string): string | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  const value: unknown = (body as Record<string, unknown>)[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}
