/**
 * The widget's storage in the visitor's browser, per site, used only after the visitor opened the widget. If storage
 * is denied (private windows, strict settings), nothing is kept.
 */
export class BrowserStorage {
  constructor(
    private readonly storage: () => Storage,
    private readonly site: string,
  ) {}

  get(name: string): string | null {
    try {
      return this.storage().getItem(this.#key(name));
    } catch {
      return null;
    }
  }

  set(name: string, value: string | undefined): void {
    try {
      if (value) this.storage().setItem(this.#key(name), value);
      else this.storage().removeItem(this.#key(name));
    } catch {
      // Storage is denied or full, and the visitor cannot change that.
    }
  }

  /** Removes everything stored for this site. */
  clear(): void {
    try {
      const storage = this.storage();
      for (const key of Object.keys(storage)) if (key.startsWith(this.#key(''))) storage.removeItem(key);
    } catch {
      // Storage is denied, so nothing is kept.
    }
  }

  #key(name: string): string {
    return `bellhop.${this.site}.${name}`;
  }
}

/** Survives the browser session: the visitor's token. */
export const persistentStorage = (site: string) => new BrowserStorage(() => localStorage, site);

/** Survives a reload of this tab: drafts, unsent messages, whether the panel is open. */
export const tabStorage = (site: string) => new BrowserStorage(() => sessionStorage, site);
