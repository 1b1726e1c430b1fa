import { serviceTime } from '@bellhop/client';
import { Store } from '../app/store';

/** Ticks once a second for views that show elapsed time, and rests while the page is hidden. */
export class Ticker extends Store {
  #timer: ReturnType<typeof setInterval> | undefined;
  #followers = 0;

  get now(): number {
    return serviceTime.now();
  }

  override subscribe(listener: () => void): () => void {
    if (this.#followers++ === 0) this.#timer = setInterval(() => document.visibilityState === 'visible' && this.changed(), 1000);
    const stop = super.subscribe(listener);
    return () => {
      stop();
      if (--this.#followers === 0) clearInterval(this.#timer);
    };
  }
}

export const ticker = new Ticker();
