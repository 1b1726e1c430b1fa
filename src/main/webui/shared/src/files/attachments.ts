import { Uploads, type Transport } from '@bellhop/client/files';
import { prepareFile } from './prepare-file';

interface Waiting {
  send: (conversation: string) => void;
  /** How many had failed when it began: whoever sends then has seen them. */
  failed: number;
}

/** The files that are being attached, for each conversation its own, as with drafts. */
export class Attachments {
  readonly #uploads = new Map<string, Uploads>();
  readonly #waiting = new Map<string, Waiting>();
  readonly #online = () => this.#uploads.forEach((uploads) => uploads.retryAll());

  constructor(
    private readonly transport: Transport,
    private readonly changed: () => void,
  ) {
    addEventListener('online', this.#online);
  }

  of(conversation: string): Uploads {
    const uploads =
      this.#uploads.get(conversation) ??
      new Uploads({ transport: this.transport, prepare: prepareFile, changed: () => this.#onChange(uploads) });
    this.#uploads.set(conversation, uploads);
    return uploads;
  }

  /** The conversation was created meanwhile. */
  move(from: string, to: string): void {
    const uploads = this.#uploads.get(from);
    if (!uploads || this.#uploads.get(to)?.items.length) return;
    const waiting = this.#waiting.get(from);
    this.#uploads.delete(from);
    this.#waiting.delete(from);
    this.#uploads.set(to, uploads);
    if (waiting) this.#waiting.set(to, waiting);
  }

  /**
   * Sends as soon as all files are up; not if one more of them fails.
   * @param send is told the conversation, which may have been created meanwhile
   */
  sendWhenDone(conversation: string, send: (conversation: string) => void): void {
    this.#waiting.set(conversation, { send, failed: failedOf(this.of(conversation)) });
    this.changed();
  }

  waits(conversation: string): boolean {
    return this.#waiting.has(conversation);
  }

  /** Who goes on writing wants to send later. */
  stay(conversation: string): void {
    if (this.#waiting.delete(conversation)) this.changed();
  }

  close(): void {
    removeEventListener('online', this.#online);
    this.#uploads.forEach((uploads) => uploads.close());
    this.#uploads.clear();
    this.#waiting.clear();
  }

  #onChange(uploads: Uploads): void {
    for (const [conversation, { send, failed }] of [...this.#waiting]) {
      if (this.#uploads.get(conversation) !== uploads || uploads.isBusy) continue;
      this.#waiting.delete(conversation);
      if (failedOf(uploads) <= failed && uploads.hasDone) send(conversation);
    }
    this.changed();
  }
}

function failedOf({ items }: Uploads): number {
  return items.filter(({ problem }) => problem).length;
}
