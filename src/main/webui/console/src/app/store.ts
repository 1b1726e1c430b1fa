import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Something that changes and says so; what changed is read from it. */
export class Store {
  readonly #listeners = new Set<() => void>();

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  protected changed(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}

/** Draws its element again whenever one of the stores changes, as long as the element is in the page. */
export class Follow implements ReactiveController {
  #stop: Array<() => void> = [];

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly stores: () => readonly Store[],
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.#stop = this.stores().map((store) => store.subscribe(() => this.host.requestUpdate()));
  }

  hostDisconnected(): void {
    for (const stop of this.#stop) stop();
    this.#stop = [];
  }
}
