import { Store } from './store';

const PATTERN = /^#\/conversations\/([^/]+)$/;

/** Keeps the selected conversation in the address, so that a reload or a shared link opens it again. */
export class ConversationRoute extends Store {
  constructor() {
    super();
    addEventListener('hashchange', () => this.changed());
  }

  get conversation(): string | undefined {
    const id = PATTERN.exec(location.hash)?.[1];
    return id === undefined ? undefined : decodeURIComponent(id);
  }

  /**
   * Moving through the list replaces the history entry, so that Back leaves the thread instead of walking through the
   * list.
   */
  open(id: string): void {
    const target = `#/conversations/${encodeURIComponent(id)}`;
    if (location.hash === target) return;
    if (this.conversation === undefined) history.pushState(null, '', target);
    else history.replaceState(null, '', target);
    this.changed();
  }

  close(): void {
    history.replaceState(null, '', `${location.pathname}${location.search}#/`);
    this.changed();
  }
}
