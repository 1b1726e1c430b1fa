import type { RestClient } from '../api/rest-client';
import { Store } from './store';

/** A list that is loaded whole, when it is first needed and whenever it may have changed. */
export abstract class LoadedList<T extends { id: string }> extends Store {
  items: readonly T[] | undefined;
  /** There is nothing to show, since it could not be loaded. */
  failed = false;
  #loading: Promise<void> | undefined;

  constructor(
    protected readonly rest: RestClient,
    private readonly path: string,
  ) {
    super();
  }

  load(): Promise<void> {
    this.#loading ??= this.#fetch().finally(() => (this.#loading = undefined));
    return this.#loading;
  }

  get(id: string | undefined): T | undefined {
    return this.items?.find((item) => item.id === id);
  }

  protected ordered(items: readonly T[]): readonly T[] {
    return items;
  }

  async #fetch(): Promise<void> {
    try {
      this.items = this.ordered(await this.rest.list<T>(this.path));
      this.failed = false;
    } catch {
      this.failed = this.items === undefined;
    }
    this.changed();
  }
}
