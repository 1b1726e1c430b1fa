import { strings } from '../strings';
import { Store } from './store';

export interface Notice {
  id: number;
  text: string;
  tone: 'plain' | 'danger';
  action?: { label: string; run: () => void };
}

const VISIBLE_MS = 6_000;

/** Short notices about what was just done, with undo where possible. */
export class Notices extends Store {
  items: Notice[] = [];
  #next = 1;

  show(text: string, action?: Notice['action'], tone: Notice['tone'] = 'plain', visibleMs = VISIBLE_MS): void {
    const notice: Notice = { id: this.#next++, text, tone, ...(action && { action }) };
    // At most two notices are shown.
    this.items = [...this.items.slice(-1), notice];
    this.changed();
    setTimeout(() => this.dismiss(notice.id), visibleMs);
  }

  /** Whether what was done last can be taken back. */
  get canUndo(): boolean {
    return this.#undoable !== undefined;
  }

  undo(): void {
    const notice = this.#undoable;
    if (notice === undefined) return;
    this.dismiss(notice.id);
    notice.action?.run();
  }

  get #undoable(): Notice | undefined {
    return this.items.findLast(({ action }) => action?.label === strings.undo);
  }

  dismiss(id: number): void {
    this.items = this.items.filter((notice) => notice.id !== id);
    this.changed();
  }
}
