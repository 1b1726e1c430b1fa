import type { AssistPage } from '@bellhop/client';

/** What a page may come to, in UTF-16 units of JSON; the service passes on less. */
const MOST = 20_000_000;

/** Puts the pieces of JSON text together again. A new picture begins anew, whatever was missing before. */
export class Pieces {
  #text = '';

  /** @returns the events, where the text is complete with this piece */
  add({ begins, ends, data }: AssistPage): unknown[] | undefined {
    this.#text = (begins ? '' : this.#text) + data;
    if (this.#text.length > MOST) throw new Error('more than a page can be');
    if (!ends) return undefined;
    const events: unknown = JSON.parse(this.#text);
    this.#text = '';
    if (!Array.isArray(events)) throw new Error('no list of events');
    return events;
  }
}
