import { rememberWorkspace } from '../account/workspace-sign-in';
import { Store } from './store';

const PATTERN = /^#\/(?:(invitation|reset|not-let-in|signed-in)\/([\w-]+)|(forgotten))$/;

type LinkedPage = 'invitation' | 'reset' | 'not-let-in' | 'forgotten';

/**
 * The page that a link from an e-mail or the return from single sign-on asks for. The token is removed from the
 * address at once, so that it stays in no history; behind the `#` it is never sent to a server.
 */
export class LinkRouter extends Store {
  page: LinkedPage | undefined;
  token = '';

  constructor() {
    super();
    this.#readAddress();
    addEventListener('hashchange', () => this.#readAddress());
  }

  close(): void {
    this.page = undefined;
    this.token = '';
    history.replaceState(null, '', '#/');
    this.changed();
  }

  #readAddress(): void {
    const [, page, token, plain] = PATTERN.exec(location.hash) ?? [];
    if (page === 'signed-in') {
      rememberWorkspace(token);
      return this.close();
    }
    const asked = (page ?? plain) as LinkedPage | undefined;
    if (asked === undefined) {
      if (this.page === 'forgotten') this.close();
      return;
    }
    this.page = asked;
    this.token = token ?? '';
    if (token !== undefined) history.replaceState(null, '', '#/');
    this.changed();
  }
}
