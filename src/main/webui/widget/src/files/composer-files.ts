import type { MessageFile } from '@bellhop/client';
import { tusTransport } from '@bellhop/client/tus';
import { Attachments, adoptStyle, dropStyle, hideDropTarget, pendingFiles, pendingStyle, showDropTarget } from '@bellhop/shared/attach';
import type { TemplateResult, nothing } from 'lit';
import type { Composer } from '../composer/composer';
import type { Session } from '../session/session';
import { fileTextsFor } from './file-strings';

/** Adds files to the message being written. Without files: some are held over the panel. */
export function attach(composer: Composer, files: readonly File[]): void {
  const { session, strings } = composer;
  const panel = composer.closest('.panel');
  session.files ??= new ComposerFiles(session, strings.locale);
  if (!files.length) return session.files.invite(panel);
  if (panel) hideDropTarget(panel);
  // The same file may be chosen again.
  const chooser = composer.renderRoot.querySelector('input');
  if (chooser) chooser.value = '';
  session.files.add(composer, files);
}

/** The files of the messages that a visitor is writing. Loaded with the first of them. */
export class ComposerFiles {
  readonly #texts;
  readonly #attachments: Attachments;
  #composer: Composer | undefined;

  constructor(
    private readonly session: Session,
    locale: string,
  ) {
    this.#texts = fileTextsFor(locale);
    const endpoint = `${session.api.base}/api/v1/attachments`;
    this.#attachments = new Attachments(tusTransport({ endpoint, token: () => this.#token() }), () => this.#composer?.requestUpdate());
  }

  /** Whether something of the message is up, or on its way. */
  hasSome(conversation: string): boolean {
    const uploads = this.#attachments.of(conversation);
    return uploads.isBusy || uploads.hasDone;
  }

  /** Whether files are on their way; then the message is sent once they are up. */
  waits(composer: Composer): boolean {
    const { conversation } = composer;
    if (!this.#attachments.of(conversation).isBusy) return false;
    composer.addEventListener('input', () => this.#attachments.stay(composer.conversation), { once: true });
    // Whoever has left it meanwhile finds it there, unsent.
    this.#attachments.sendWhenDone(conversation, (now) => {
      if (composer.isConnected && composer.conversation === now) composer.submit();
    });
    return true;
  }

  take({ conversation }: Composer): MessageFile[] {
    return this.#attachments.of(conversation).take();
  }

  add(composer: Composer, files: readonly File[]): void {
    this.#composer = composer;
    this.#attachments.of(composer.conversation).add(files);
    composer.focusText();
  }

  draw(composer: Composer): TemplateResult | typeof nothing {
    this.#composer = composer;
    adoptStyle(composer.renderRoot, pendingStyle);
    const { conversation } = composer;
    const uploads = this.#attachments.of(conversation);
    return pendingFiles(uploads, this.#attachments.waits(conversation), this.#texts, () => composer.focusText());
  }

  invite(panel: Element | null): void {
    if (!panel) return;
    adoptStyle(panel.getRootNode() as ShadowRoot, dropStyle);
    showDropTarget(panel, this.#texts.drop);
  }

  /** The conversation was created while files were being attached. */
  move(conversation: string): void {
    this.#attachments.move('new', conversation);
  }

  close(): void {
    this.#attachments.close();
  }

  /** Files belong to somebody, so a visitor who has not written yet becomes one. */
  async #token(): Promise<string | undefined> {
    const { session } = this;
    await session.becomeKnown();
    return session.api.token();
  }
}
