import { Replayer } from '@rrweb/replay';
import type { PageEvent } from './purify';

/** Draws the page, fitted into what room there is. Each new picture is drawn behind the one before, then takes its place. */
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

  #fit(): void {
    const { width, height } = this.#size;
    if (!this.#now || !width || !height) return;
    const scale = Math.min(this.room.clientWidth / width, this.room.clientHeight / height);
    const left = (this.room.clientWidth - width * scale) / 2;
    this.#now.replayer.wrapper.style.transform = `translateX(${left}px) scale(${scale})`;
  }
}
