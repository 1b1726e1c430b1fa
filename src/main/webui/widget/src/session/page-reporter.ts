const TICK_MS = 1000;

/**
 * Tells the service which page the visitor is on: its address without the query, and its title. Looks once a second,
 * since pages change their address without an event, and none of their functions is replaced.
 */
export class PageReporter {
  #told = '';
  #before = '';
  readonly #timer = setInterval(() => this.#look(), TICK_MS);

  /** @param send returns false if it could not be sent */
  constructor(private readonly send: (url: string, title: string) => boolean) {}

  /** The service may have lost what was told. */
  tellAgain(): void {
    this.#told = '';
    this.#before = address();
    this.#look();
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  /** An address counts once it has stood for a moment; until then the title may be the page's before. */
  #look(): void {
    const url = address();
    const isSettled = url === this.#before;
    this.#before = url;
    if (isSettled && url !== this.#told && document.visibilityState === 'visible' && this.send(url, document.title.slice(0, 200)))
      this.#told = url;
  }
}

function address(): string {
  return location.origin + location.pathname;
}
