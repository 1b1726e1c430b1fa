import { MAX_FILES, type MessageFile } from '../wire/protocol';
import type { Transfer, Transport } from './transfer';

/** The service's usual limit. Where it has another one, its own sentence says so. */
export const MAX_FILE_BYTES = 25 * 1024 * 1024;
/** More at once do not arrive sooner, and would slow the chat down. */
const AT_ONCE = 2;

export type UploadState = 'waiting' | 'sending' | 'done' | 'failed';
export type UploadProblem = 'empty' | 'tooLarge' | 'tooMany' | 'notSent';

/** What is sent of a file. */
export interface PreparedFile {
  name: string;
  content: Blob;
  width?: number;
  height?: number;
}

/** A file that was chosen for a message. */
export interface Upload {
  readonly key: number;
  readonly name: string;
  readonly size: number;
  readonly type: string;
  state: UploadState;
  /** From 0 to 1. */
  progress: number;
  problem?: UploadProblem;
  /** The service's sentence. */
  detail?: string;
  /** Whether it can be tried again. */
  mayRetry?: boolean;
}

interface Item extends Upload {
  file: File;
  transfer?: Transfer;
  result?: MessageFile;
}

export interface UploadsOptions {
  transport: Transport;
  /** Takes from the file what is not to be sent; it may fail. */
  prepare: (file: File) => Promise<PreparedFile>;
  changed: () => void;
}

/** The files of the message that is being written: two are sent at a time, in the order in which they were chosen. */
export class Uploads {
  #items: Item[] = [];
  #next = 1;

  constructor(private readonly options: UploadsOptions) {}

  get items(): readonly Upload[] {
    return this.#items;
  }

  /** Whether some are not up yet. */
  get isBusy(): boolean {
    return this.#items.some(({ state }) => state === 'waiting' || state === 'sending');
  }

  get hasDone(): boolean {
    return this.#items.some(({ state }) => state === 'done');
  }

  add(files: Iterable<File>): void {
    for (const file of files) {
      const problem = this.#problemOf(file);
      const { name, size, type } = file;
      const item: Item = { key: this.#next++, name, size, type, file, state: problem ? 'failed' : 'waiting', progress: 0 };
      this.#items.push(problem ? { ...item, problem } : item);
    }
    this.#pump();
  }

  /** Takes one away, wherever it is. */
  remove(key: number): void {
    const item = this.#find(key);
    this.#items = this.#items.filter((other) => other !== item);
    item?.transfer?.cancel();
    this.#pump();
  }

  /** Goes on with one that has failed, where it was. */
  retry(key: number): void {
    const item = this.#find(key);
    if (item?.state !== 'failed' || !item.mayRetry) return;
    delete item.problem;
    delete item.detail;
    item.state = 'waiting';
    this.#pump();
  }

  /** Goes on with all that a lost connection has stopped. */
  retryAll(): void {
    for (const { key } of this.#items) this.retry(key);
  }

  /** Removes and returns those that are up. */
  take(): MessageFile[] {
    const taken = this.#items.flatMap(({ result }) => result ?? []);
    this.#items = this.#items.filter(({ result }) => !result);
    this.options.changed();
    return taken;
  }

  /** Cancels everything. */
  close(): void {
    for (const { transfer, result } of this.#items) if (!result) transfer?.cancel();
    this.#items = [];
  }

  #problemOf({ size }: File): UploadProblem | undefined {
    if (size === 0) return 'empty';
    if (size > MAX_FILE_BYTES) return 'tooLarge';
    // Those that are refused take no place.
    const good = this.#items.filter(({ problem, mayRetry }) => !problem || mayRetry);
    return good.length >= MAX_FILES ? 'tooMany' : undefined;
  }

  #pump(): void {
    const sending = this.#items.filter(({ state }) => state === 'sending').length;
    const next = this.#items.filter(({ state }) => state === 'waiting').slice(0, Math.max(0, AT_ONCE - sending));
    for (const item of next) void this.#send(item);
    this.options.changed();
  }

  async #send(item: Item): Promise<void> {
    item.state = 'sending';
    try {
      item.transfer ??= await this.#begin(item);
    } catch {
      // A folder that was dropped, or a file that has gone since.
      return this.#failed(item, undefined, false);
    }
    if (this.#items.includes(item)) item.transfer.start();
  }

  async #begin(item: Item): Promise<Transfer> {
    const prepared = await this.options.prepare(item.file);
    const { name, content, width, height } = prepared;
    return this.options.transport(prepared, {
      progress: (sent) => {
        item.progress = Math.min(1, sent / content.size);
        this.options.changed();
      },
      done: (id) => {
        const pixels = width !== undefined && height !== undefined ? { width, height } : {};
        Object.assign(item, { state: 'done', progress: 1, result: { id, name, size: content.size, type: item.type, ...pixels } });
        this.#pump();
      },
      failed: (detail, mayResume) => this.#failed(item, detail, mayResume),
    });
  }

  #failed(item: Item, detail: string | undefined, mayRetry: boolean): void {
    // What the service refuses for good it has not kept.
    if (!mayRetry) delete item.transfer;
    Object.assign(item, { state: 'failed', problem: 'notSent', mayRetry, ...(detail && { detail }) });
    this.#pump();
  }

  #find(key: number): Item | undefined {
    return this.#items.find((item) => item.key === key);
  }
}
