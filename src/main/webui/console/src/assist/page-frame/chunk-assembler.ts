import type { AssistPage } from '@bellhop/client';

/** The maximum size of a page's events, in UTF-16 units of JSON. The service has a lower limit. */
const MAX_LENGTH = 20_000_000;

/** Joins the chunks of JSON text. A new snapshot starts over, whatever was missing before. */
export class ChunkAssembler {
  #text = '';

  /** @returns the events, if this chunk completes the text */
  add({ begins, ends, data }: AssistPage): unknown[] | undefined {
    this.#text = (begins ? '' : this.#text) + data;
    if (this.#text.length > MAX_LENGTH) throw new Error('more than a page can be');
    if (!ends) return undefined;
    const events: unknown = JSON.parse(this.#text);
    this.#text = '';
    if (!Array.isArray(events)) throw new Error('no list of events');
    return events as unknown[];
  }
}
