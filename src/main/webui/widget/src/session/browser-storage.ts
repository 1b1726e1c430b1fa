/**
 * What the widget keeps in the visitor's browser, per site: only after the visitor opened it. Storage may be
 * denied (private windows, strict settings); then it lives as long as the page.
 */
export class Memory {
  constructor(private readonly storage: () => Storage, private readonly site: string) {}

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
      // Denied or full: nothing a visitor could do about it.
    }
  }

  /** All that is kept of this site. */
  clear(): void {
    try {
      const storage = this.storage();
      for (const key of Object.keys(storage)) if (key.startsWith(this.#key(''))) storage.removeItem(key);
    } catch {
      // Denied: then nothing is kept.
    }
  }

  #key(name: string): string {
    return `bellhop.${this.site}.${name}`;
  }
}

/** Survives the browser: the visitor's token. */
export const lasting = (site: string) => new Memory(() => localStorage, site);

/** Survives a reload of this tab: drafts, what is not sent yet, whether the panel is open. */
export const passing = (site: string) => new Memory(() => sessionStorage, site);
