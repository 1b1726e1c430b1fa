import { nothing, type TemplateResult } from 'lit';
import type { MessageFile } from '@bellhop/client';
import type { Attachments } from '@bellhop/shared/attach';
import { Store } from '../app/store';
import type { Notices } from '../app/notices';
import { strings } from '../strings';

type Code = typeof import('@bellhop/shared/attach') & typeof import('@bellhop/client/tus');

/** The files of the messages that are being written. What sends them is loaded with the first. */
export class ComposerFiles extends Store {
  #code: Code | undefined;
  #attachments: Attachments | undefined;
  /** What sends files is on its way for these conversations. */
  readonly #loading = new Map<string, Promise<Attachments | undefined>>();

  constructor(
    private readonly token: (expired: boolean) => Promise<string>,
    private readonly notices: Notices,
  ) {
    super();
  }

  async add(conversation: string, files: readonly File[]): Promise<void> {
    const loading = this.#load();
    this.#loading.set(conversation, loading);
    const attachments = await loading;
    if (this.#loading.get(conversation) === loading) this.#loading.delete(conversation);
    attachments?.of(conversation).add(files);
  }

  /** Whether something of the message is up, or on its way. */
  hasSome(conversation: string): boolean {
    const uploads = this.#attachments?.of(conversation);
    return this.#loading.has(conversation) || (uploads !== undefined && (uploads.isBusy || uploads.hasDone));
  }

  /** Sends once the files are up. Returns false if none is on its way. Where they cannot be loaded nothing is sent. */
  sendWhenDone(conversation: string, send: () => void): boolean {
    const loading = this.#loading.get(conversation);
    if (loading) {
      void loading.then((attachments) => {
        if (attachments && !this.sendWhenDone(conversation, send)) send();
      });
      return true;
    }
    if (!this.#attachments?.of(conversation).isBusy) return false;
    this.#attachments.sendWhenDone(conversation, send);
    return true;
  }

  /** Somebody goes on writing. */
  stay(conversation: string): void {
    this.#attachments?.stay(conversation);
  }

  take(conversation: string): MessageFile[] {
    return this.#attachments?.of(conversation).take() ?? [];
  }

  /** @param removed one was taken away, and its button with it */
  draw(conversation: string, root: ParentNode, removed: () => void): TemplateResult | typeof nothing {
    if (!this.#code || !this.#attachments) return nothing;
    const { adoptStyle, pendingFiles, pendingStyle } = this.#code;
    adoptStyle(root, pendingStyle);
    return pendingFiles(this.#attachments.of(conversation), this.#attachments.waits(conversation), strings.files, removed);
  }

  /** Shows, or hides, that files may be dropped. */
  async showTarget(over: ParentNode, shown: boolean): Promise<void> {
    await this.#load();
    if (!this.#code) return;
    this.#code.adoptStyle(over, this.#code.dropStyle);
    if (shown) this.#code.showDropTarget(over, strings.files.drop);
    else this.#code.hideDropTarget(over);
  }

  close(): void {
    this.#attachments?.close();
    this.#attachments = undefined;
  }

  async #load(): Promise<Attachments | undefined> {
    try {
      this.#code ??= { ...(await import('@bellhop/shared/attach')), ...(await import('@bellhop/client/tus')) };
    } catch {
      this.notices.show(strings.problem.unreachable, undefined, 'danger');
      return undefined;
    }
    const { Attachments, tusTransport } = this.#code;
    const endpoint = `${location.origin}/api/v1/attachments`;
    return (this.#attachments ??= new Attachments(tusTransport({ endpoint, token: this.token }), () => this.changed()));
  }
}
