import type { Gemoji } from 'gemoji';
import { Store } from '../app/store';

/** All emoji with their names, loaded when one is first looked for. */
export class EmojiList extends Store {
  items: readonly Gemoji[] | undefined;
  #loading: Promise<void> | undefined;

  constructor(private readonly fetchAll: () => Promise<readonly Gemoji[]> = async () => (await import('gemoji')).gemoji) {
    super();
  }

  load(): Promise<void> {
    this.#loading ??= this.#fetch();
    return this.#loading;
  }

  async #fetch(): Promise<void> {
    try {
      this.items = await this.fetchAll();
    } catch {
      // The next colon tries again.
      this.#loading = undefined;
    }
    this.changed();
  }
}
