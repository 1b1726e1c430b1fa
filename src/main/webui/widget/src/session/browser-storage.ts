/**
 * The widget's storage in the visitor's browser, per site, used only after the visitor opened the widget. If storage
 * is denied, missing or full (private windows, strict settings, web views), what is kept lives as long as the page.
 */
export class BrowserStorage {
  /** @param memory what the storage did not take */
  constructor(
    private readonly storage: () => Storage,
    private readonly memory: Map<string, string>,
    private readonly site: string,
  ) {}

  get(name: string): string | null {
    const key = this.#key(name);
    try {
      return this.memory.get(key) ?? this.storage().getItem(key);
    } catch {
      return null;
    }
  }

  set(name: string, value: string | undefined): void {
    const key = this.#key(name);
    this.memory.delete(key);
    try {
      if (value) this.storage().setItem(key, value);
      else this.storage().removeItem(key);
    } catch {
      if (value) this.memory.set(key, value);
    }
  }

  /** Removes everything stored for this site. */
  clear(): void {
    for (const key of this.memory.keys()) if (key.startsWith(this.#key(''))) this.memory.delete(key);
    try {
      const storage = this.storage();
      for (const key of Object.keys(storage)) if (key.startsWith(this.#key(''))) storage.removeItem(key);
    } catch {
      // Then nothing is kept there.
    }
  }

  #key(name: string): string {
    return `bellhop.${this.site}.${name}`;
  }
}

const localMemory = new Map<string, string>();
const sessionMemory = new Map<string, string>();

/** Survives the browser session: the visitor's token. */
export const persistentStorage = (site: string) => new BrowserStorage(() => localStorage, localMemory, site);

/** Survives a reload of this tab: drafts, unsent messages, whether the panel is open. */
export const tabStorage = (site: string) => new BrowserStorage(() => sessionStorage, sessionMemory, site);
