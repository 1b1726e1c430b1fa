import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** State that notifies its subscribers of changes, without saying what changed. */
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

/** Updates its host element whenever one of the stores changes, while the element is connected. */
export class StoreController implements ReactiveController {
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
