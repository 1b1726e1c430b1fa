import { arrange } from './ordering';

/** Keeps a list's order while it is held, and which visitors wrote meanwhile. */
export class ListOrder {
  ids: string[] = [];
  pending = 0;
  #held = false;
  #pages = 0;
  #release = false;
  readonly #paged = new Set<string>();
  readonly #heard = new Map<string, number>();
  readonly #spoke = new Set<string>();

  /** Starts over for another view. */
  reset(): void {
    this.#forget();
    this.ids = [];
    this.#pages = 0;
  }

  /** Applies the new order even while the list is held. */
  release(): void {
    this.#release = true;
  }

  /**
   * @param pages the number of pages; rows of a new page are not news and go to the end
   * @param speaking the seq of a conversation's last message if the visitor wrote it, else 0
   */
  update(wanted: readonly string[], holding: boolean, pages: number, speaking: (id: string) => number): void {
    const held = holding && !this.#release && this.ids.length > 0;
    if (!held) this.#forget();
    else if (!this.#held) for (const id of this.ids) this.#heard.set(id, speaking(id));
    if (held) this.#note(wanted, pages, speaking);
    const { order, pending } = arrange(this.ids, wanted, held, this.#paged, this.#spoke);
    this.ids = order;
    this.pending = pending;
    this.#pages = pages;
    this.#held = held;
    this.#release = false;
  }

  #note(wanted: readonly string[], pages: number, speaking: (id: string) => number): void {
    const shown = new Set(this.ids);
    for (const id of wanted) {
      if (!shown.has(id) && pages > this.#pages) this.#paged.add(id);
      if (shown.has(id) && speaking(id) > (this.#heard.get(id) ?? Number.POSITIVE_INFINITY)) this.#spoke.add(id);
    }
  }

  #forget(): void {
    this.#paged.clear();
    this.#heard.clear();
    this.#spoke.clear();
  }
}
