import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { MessageFile } from '@bellhop/client';
import type { FileLinks } from '@bellhop/client/files';
import { isolate } from '../names';
import { download } from './download';
import { backIcon, closeIcon, forwardIcon, saveIcon } from './file-icons';
import { fileSize } from './file-size';
import type { FileTexts } from './file-texts';
import { viewerStyle } from './picture-viewer-style';

/** Shows pictures over the whole window, one at a time. The browser keeps the focus inside and gives it back. */
export class PictureViewer extends LitElement {
  static override styles = viewerStyle;

  @property({ attribute: false }) texts!: FileTexts;
  @property({ attribute: false }) links!: FileLinks;
  @state() private pictures: readonly MessageFile[] = [];
  @state() private at = 0;
  @state() private url = '';
  @state() private failed = false;
  @query('dialog') private readonly dialog!: HTMLDialogElement;

  show(pictures: readonly MessageFile[], at: number): void {
    this.pictures = pictures;
    this.#turnTo(at);
    void this.updateComplete.then(() => this.dialog.open || this.dialog.showModal());
  }

  protected override render(): TemplateResult {
    const { texts, at, pictures } = this;
    const file = pictures[at];
    const many = pictures.length > 1;
    return html`<dialog class="bellhop-viewer" aria-label=${file ? isolate(file.name) : texts.viewer} data-test="viewer" @keydown=${this.#onKeydown} @click=${this.#onClick} @close=${this.#onClose}>
      ${file ? this.#head(file, many) : nothing}
      <div class="stage">${file ? this.#picture(file) : nothing}</div>
      ${
        many
          ? html`<button type="button" class="tool step previous" data-test="previous" aria-label=${texts.previous} title=${texts.previous} @click=${() => this.#step(-1)}>${backIcon}</button>
            <button type="button" class="tool step next" data-test="next" aria-label=${texts.next} title=${texts.next} @click=${() => this.#step(1)}>${forwardIcon}</button>`
          : nothing
      }
    </dialog>`;
  }

  #head(file: MessageFile, many: boolean): TemplateResult {
    const { texts, at, pictures } = this;
    return html`<header>
      <div class="words"><bdi class="name">${file.name}</bdi>
        <span class="about"><span role="status">${many ? texts.position(at + 1, pictures.length) : nothing}</span>${many ? ' · ' : nothing}${fileSize(file.size, texts.locale)}</span></div>
      <button type="button" class="tool" data-test="save" aria-label=${texts.save} title=${texts.save} @click=${() => void this.#save(file)}>${saveIcon}</button>
      <button type="button" class="tool" autofocus data-test="close-viewer" aria-label=${texts.close} title=${texts.close} @click=${() => this.dialog.close()}>${closeIcon}</button>
    </header>`;
  }

  #picture(file: MessageFile): TemplateResult {
    if (this.failed) return html`<p role="alert">${this.texts.notAvailable}</p>`;
    return html`<img alt=${file.name} src=${this.url || nothing} width=${file.width ?? nothing} height=${file.height ?? nothing} @error=${() => this.url && (this.failed = true)} />`;
  }

  #turnTo(at: number): void {
    this.at = at;
    this.url = '';
    this.failed = false;
    const id = this.pictures[at]?.id;
    if (id === undefined) return;
    const isStill = () => this.pictures[this.at]?.id === id;
    this.links.url(id).then(
      (url) => isStill() && (this.url = url),
      () => isStill() && (this.failed = true),
    );
  }

  #step(by: number): void {
    const { length } = this.pictures;
    this.#turnTo((this.at + by + length) % length);
  }

  async #save({ id, name }: MessageFile): Promise<void> {
    try {
      await download(await this.links.url(id), name);
    } catch {
      this.failed = true;
    }
  }

  #onKeydown = (event: KeyboardEvent): void => {
    // What is pressed here is no shortcut of the page, of the chat or of the console. Escape is the dialog's own.
    event.stopPropagation();
    const isMirrored = this.matches(':dir(rtl)');
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step === undefined || this.pictures.length < 2) return;
    event.preventDefault();
    this.#step(isMirrored ? -step : step);
  };

  /** A press beside the picture closes it. */
  #onClick = ({ target }: Event): void => {
    if (target instanceof Element && target.matches('dialog, .stage')) this.dialog.close();
  };

  #onClose = (): void => {
    this.pictures = [];
    this.url = '';
  };
}

customElements.define('bellhop-picture-viewer', PictureViewer);

declare global {
  interface HTMLElementTagNameMap {
    'bellhop-picture-viewer': PictureViewer;
  }
}
