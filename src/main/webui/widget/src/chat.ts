import tokens from '../../tokens/tokens.css?inline';
import { isAnothers, signOut } from './session/identity';
import { wordsFor } from './locale/index';
import { Panel } from './panel/panel';
import { Session } from './session/session';
import type { Chat, Place } from './session/settings';
import { hostStyle } from './ui/host-style';

/** Called by the loader, with its host element: everything lives in that one shadow root. */
export function mount(host: HTMLElement, place: Place): Chat {
  const root = host.shadowRoot as ShadowRoot;
  // First in the list, so that the loader's own values and the site's accent stay the stronger ones.
  root.adoptedStyleSheets = [sheet(tokens), sheet(hostStyle), ...root.adoptedStyleSheets];

  const words = wordsFor(place.locale);
  host.dir = words.rtl ? 'rtl' : 'ltr';
  host.lang = words.locale;

  if (place.identity && isAnothers(place.site, place.identity)) signOut(place.base, place.site);
  let now = begin();
  return {
    open: (focus) => now.panel.show(focus),
    close: () => now.panel.hide(),
    identify: (identity) => (isAnothers(place.site, identity) ? reset() : now.session.identify(identity)),
    offerAssist: () => now.panel.offerAssist(),
    reset,
  };

  function begin(): { panel: Panel; session: Session } {
    const panel = new Panel();
    const session = new Session(place, () => panel.requestUpdate(), reset, { root, asked: () => panel.show(false) });
    panel.session = session;
    panel.words = words;
    panel.launcher = root.querySelector('button');
    root.prepend(panel);
    return { panel, session };
  }

  /** Nothing of whoever was here stays: neither on the screen, nor in memory, nor on its way. */
  function reset(): void {
    now.session.end();
    now.panel.hide();
    now.panel.remove();
    signOut(place.base, place.site);
    now = begin();
  }
}

function sheet(css: string): CSSStyleSheet {
  const made = new CSSStyleSheet();
  made.replaceSync(css);
  return made;
}
