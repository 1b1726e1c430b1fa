import { html, type TemplateResult } from 'lit';
import { isPicture, type Message, type MessageFile } from '@bellhop/client';
import { filesOf, type FileLinks } from '@bellhop/client/files';
import { download } from './download';
import { fileIcon, pictureIcon } from './file-icons';
import { fileSize } from './file-size';
import type { FileTexts } from './file-texts';
import { PictureViewer } from './picture-viewer';
import { visiblePicture } from './visible-picture';

export interface FileViewOptions {
  links: FileLinks;
  texts: FileTexts;
  /** The pictures that the viewer goes through. */
  messages: () => readonly Message[];
  /** Where the viewer lives: its theme and language are those of this element. */
  host: () => Node;
  redraw: () => void;
}

/** Draws the files of messages: pictures with room reserved, all else as chips. */
export class FileView {
  /** What could not be drawn or fetched. */
  readonly #broken = new Set<string>();
  readonly #missing = new Set<string>();
  #viewer: PictureViewer | undefined;

  constructor(private readonly options: FileViewOptions) {}

  draw(message: Message): TemplateResult {
    const files = filesOf(message);
    const pictures = files.filter((file) => this.#isDrawn(file));
    const others = files.filter((file) => !this.#isDrawn(file));
    return html`<div class="files">
      ${pictures.length ? html`<div class="pictures ${pictures.length > 1 ? 'many' : ''}">${pictures.map((file) => this.#picture(file, pictures.length === 1))}</div>` : ''}
      ${others.map((file) => this.#chip(file))}
    </div>`;
  }

  #isDrawn({ id, type }: MessageFile): boolean {
    return isPicture(type) && !this.#broken.has(id);
  }

  #picture(file: MessageFile, alone: boolean): TemplateResult {
    const name = this.options.texts.open(file.name);
    return html`<button type="button" class="picture" data-test="picture" data-id=${file.id} aria-label=${name} title=${name} @click=${() => this.#open(file)}>
      <img alt="" draggable="false" ${visiblePicture(file, this.options.links, alone, (broken) => this.#onBroken(broken))} /></button>`;
  }

  #chip(file: MessageFile): TemplateResult {
    const { texts } = this.options;
    const isMissing = this.#missing.has(file.id);
    return html`<button type="button" class="file-chip" data-test="file" data-id=${file.id} aria-label=${`${texts.download(file.name)}, ${fileSize(file.size, texts.locale)}`}
      @click=${() => void this.#download(file)}>
      ${isPicture(file.type) ? pictureIcon : fileIcon}
      <span class="file-words"><bdi class="file-name">${file.name}</bdi>
        <span class="file-size" role=${isMissing ? 'alert' : 'none'}>${isMissing ? texts.notAvailable : fileSize(file.size, texts.locale)}</span></span>
    </button>`;
  }

  #onBroken(file: MessageFile): void {
    this.#broken.add(file.id);
    this.options.redraw();
  }

  #open(file: MessageFile): void {
    const { texts, links, messages, host } = this.options;
    const viewer = (this.#viewer ??= Object.assign(new PictureViewer(), { texts, links }));
    if (!viewer.isConnected) host().appendChild(viewer);
    const pictures = messages()
      .flatMap(filesOf)
      .filter((other) => this.#isDrawn(other));
    viewer.show(
      pictures,
      Math.max(
        0,
        pictures.findIndex(({ id }) => id === file.id),
      ),
    );
  }

  async #download({ id, name }: MessageFile): Promise<void> {
    const { links, redraw } = this.options;
    const before = this.#missing.delete(id);
    try {
      await download(await links.url(id), name);
    } catch {
      links.forget(id);
      this.#missing.add(id);
    }
    if (before || this.#missing.has(id)) redraw();
  }
}
