import { noChange, type ElementPart } from 'lit';
import { AsyncDirective } from 'lit/async-directive.js';
import { directive } from 'lit/directive.js';
import type { MessageFile } from '@bellhop/client';
import type { FileLinks } from '@bellhop/client/files';
import { pictureBox } from './picture-box';

/** Pictures begin to load when they are so near. */
const MARGIN = '200px';

/**
 * Draws a picture in an `<img>` when it comes into view, and gives it its room before, through the CSSOM: a strict policy
 * refuses style attributes. Links are only asked for then, because a thread may hold hundreds.
 */
class VisiblePicture extends AsyncDirective {
  #file: MessageFile | undefined;
  #observer: IntersectionObserver | undefined;

  render(_file: MessageFile, _links: FileLinks, _alone: boolean, _onBroken: (file: MessageFile) => void): unknown {
    return noChange;
  }

  override update(part: ElementPart, [file, links, alone, onBroken]: Parameters<this['render']>): unknown {
    if (this.#file?.id === file.id) return noChange;
    this.#file = file;
    const img = part.element as HTMLImageElement;
    const { width, height } = pictureBox(file);
    if (alone) Object.assign(img.style, { width: `${width}px`, aspectRatio: `${width} / ${height}` });
    this.#observer?.disconnect();
    if (!('IntersectionObserver' in globalThis)) void load(img, file, links, onBroken);
    else {
      this.#observer = new IntersectionObserver(
        (entries) => {
          if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
          this.#observer?.disconnect();
          void load(img, file, links, onBroken);
        },
        { rootMargin: MARGIN },
      );
      this.#observer.observe(img);
    }
    return noChange;
  }

  override disconnected(): void {
    this.#observer?.disconnect();
    this.#file = undefined;
  }
}

/** A link that does not work may have ended meanwhile, so another one is asked for, once. */
async function load(img: HTMLImageElement, file: MessageFile, links: FileLinks, onBroken: (file: MessageFile) => void): Promise<void> {
  for (let tries = 0; tries < 2; tries++) {
    try {
      return await shown(img, await links.url(file.id));
    } catch {
      links.forget(file.id);
    }
  }
  onBroken(file);
}

function shown(img: HTMLImageElement, url: string): Promise<void> {
  return new Promise((resolve, reject) => {
    img.onload = () => resolve();
    img.onerror = () => reject(new Error('The picture cannot be drawn.'));
    img.src = url;
  });
}

export const visiblePicture = directive(VisiblePicture);
