import type { AssistPlace } from '@bellhop/client';
import { boxOf, elementAt, fractionsOf, pointInFrame, type Box, type Point } from '@bellhop/shared';
import { Replayer } from '@rrweb/replay';
import { BOX_RULES } from './box-labels';
import type { PageEvent } from './purify';

/** Draws the page, scaled to the container. A new snapshot is drawn behind the current one and then replaces it. */
export class PagePlayer {
  #current: { replayer: Replayer; box: HTMLElement } | undefined;
  #size = { width: 0, height: 0 };

  constructor(private readonly container: HTMLElement) {
    new ResizeObserver(() => this.#fit()).observe(container);
  }

  startSnapshot(): void {
    const before = this.#current;
    const box = document.createElement('div');
    box.className = 'page';
    this.container.prepend(box);
    const replayer = new Replayer([], {
      root: box,
      liveMode: true,
      mouseTail: false,
      showWarning: false,
      showDebug: false,
      triggerFocus: false,
      pauseAnimation: true,
      insertStyleRules: BOX_RULES,
    });
    replayer.iframe.title = document.title;
    this.#current = { replayer, box };
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
    this.#current?.replayer.addEvent(event);
  }

  /** The place on the page at a point of this document. */
  placeAt(point: Point): AssistPlace | undefined {
    const frame = this.#current?.replayer.iframe;
    const inner = frame?.contentDocument;
    if (!frame || !inner) return undefined;
    const element = elementAt(inner, pointInFrame(frame, point));
    const node = element ? this.#current?.replayer.getMirror().getId(element) : undefined;
    return element && node !== undefined && node > 0 ? { node, ...fractionsOf(boxOf(element, document), point) } : undefined;
  }

  elementOf(node: number): Element | undefined {
    const found = this.#current?.replayer.getMirror().getNode(node);
    return found?.nodeType === 1 && found.isConnected ? (found as Element) : undefined;
  }

  /** The box of an element of the page, in this document. */
  boxOf(node: number): Box | undefined {
    const element = this.elementOf(node);
    return element && boxOf(element, document);
  }

  #fit(): void {
    const { width, height } = this.#size;
    if (!this.#current || !width || !height) return;
    const scale = Math.min(this.container.clientWidth / width, this.container.clientHeight / height);
    const left = (this.container.clientWidth - width * scale) / 2;
    this.#current.replayer.wrapper.style.transform = `translateX(${left}px) scale(${scale})`;
  }
}
