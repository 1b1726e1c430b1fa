import type { PageVisit, VisitorFrame } from '@bellhop/client';
import { Store } from '../app/store';

/** As many as the service keeps. */
const KEPT = 20;

/** The pages that visitors came through, the newest first, as far as this console has heard of them. */
export class PageTrails extends Store {
  readonly #pages = new Map<string, readonly PageVisit[]>();

  of(visitor: string): readonly PageVisit[] {
    return this.#pages.get(visitor) ?? [];
  }

  set(visitor: string, pages: readonly PageVisit[]): void {
    this.#pages.set(visitor, pages);
    this.changed();
  }

  arrived({ visitor, page }: VisitorFrame): void {
    const before = this.of(visitor);
    if (before[0]?.url !== page.url) this.set(visitor, [page, ...before].slice(0, KEPT));
  }
}
