import type { AssistPlace } from '@bellhop/client';
import { boxOf, elementAt, fractionsOf, into, type Box, type Point } from '@bellhop/shared';
import { Replayer } from '@rrweb/replay';
import type { PageEvent } from './purify';

/** Draws the page, scaled to the container. A new snapshot is drawn behind the current one and then replaces it. */
export class Player {
  #now: { replayer: Replayer; box: HTMLElement } | undefined;
  #size = { width: 0, height: 0 };

  constructor(private readonly room: HTMLElement) {
    new ResizeObserver(() => this.#fit()).observe(room);
  }

  picture(): void {
    const before = this.#now;
    const box = document.createElement('div');
    box.className = 'page';
    this.room.prepend(box);
    const replayer = new Replayer([], { root: box, liveMode: true, mouseTail: false, showWarning: false, showDebug: false, triggerFocus: false, pauseAnimation: true });
    replayer.iframe.title = document.title;
    this.#now = { replayer, box };
    replayer.on('resize', (size) => {
      this.#size = size;
      this.#fit();
    });
    replayer.on('fullsnapshot-rebuilded', () => {
      before?.replayer.destroy();
      before?.box.remove();
    });
    replayer.startLive(Date.now());
  }

  play(event: PageEvent): void {
    this.#now?.replayer.addEvent(event);
  }

  /** The place on the page at a point of this document. */
  placeAt(point: Point): AssistPlace | undefined {
    const frame = this.#now?.replayer.iframe;
    const inner = frame?.contentDocument;
    if (!frame || !inner) return undefined;
    const element = elementAt(inner, into(frame, point));
    const node = element ? this.#now?.replayer.getMirror().getId(element) : undefined;
    return element && node !== undefined && node > 0 ? { node, ...fractionsOf(boxOf(element, document), point) } : undefined;
  }

  elementOf(node: number): Element | undefined {
    const found = this.#now?.replayer.getMirror().getNode(node);
    return found?.nodeType === 1 && found.isConnected ? (found as Element) : undefined;
  }

  /** The box of an element of the page, in this document. */
  boxOf(node: number): Box | undefined {
    const element = this.elementOf(node);
    return element && boxOf(element, document);
  }

  #fit(): void {
    const { width, height } = this.#size;
    if (!this.#now || !width || !height) return;
    const scale = Math.min(this.room.clientWidth / width, this.room.clientHeight / height);
    const left = (this.room.clientWidth - width * scale) / 2;
    this.#now.replayer.wrapper.style.transform = `translateX(${left}px) scale(${scale})`;
  }
}
