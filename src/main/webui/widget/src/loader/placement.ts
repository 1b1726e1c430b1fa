const NAME = 'bellhop-widget';

/**
 * Keeps the widget's element on the page. It stands beside the body, not in it: what the page does with its body, from
 * replacing it to a transform or `inert`, does not reach it there.
 */
export class Placement {
  /** Whether somebody has taken the element from the page. */
  isTaken = false;
  readonly #observer = new MutationObserver((records) => this.#onChange(records));

  /** @param onTaken the page has removed the element, and nothing else with it */
  constructor(
    private readonly host: HTMLElement,
    private readonly onTaken: () => void,
  ) {
    if (document.body) this.place();
    else addEventListener('DOMContentLoaded', () => this.place(), { once: true });
  }

  place(): void {
    this.isTaken = false;
    // A saved page brings the element of another time along, without what was in it.
    for (const copy of document.querySelectorAll(NAME)) if (copy !== this.host) copy.remove();
    if (!this.host.isConnected) document.documentElement.append(this.host);
    this.#observer.disconnect();
    for (const parent of [document, document.documentElement, document.body])
      if (parent) this.#observer.observe(parent, { childList: true });
  }

  remove(): void {
    this.isTaken = true;
    this.#observer.disconnect();
    this.host.remove();
    this.onTaken();
  }

  #onChange(records: MutationRecord[]): void {
    const nodes = records.flatMap(({ addedNodes, removedNodes }) => [...addedNodes, ...removedNodes]);
    // Whoever exchanges or clears the document does not mean the widget.
    if (!this.host.isConnected && nodes.every((node) => node === this.host)) return this.remove();
    if (!this.host.isConnected || nodes.some(({ nodeName }) => nodeName === 'BODY' || nodeName === 'HTML')) this.place();
  }
}
