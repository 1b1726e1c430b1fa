import tokens from '../../tokens/tokens.css?inline';
import { isAnothers, signOut } from './session/identity';
import { wordsFor } from './locale/index';
import { Panel } from './panel/panel';
import { Session } from './session/session';
import type { Chat, Place } from './session/settings';
import { hostStyle } from './ui/host-style';

/** Called by the loader. Everything lives in the shadow root of its host element. */
export function mount(host: HTMLElement, place: Place): Chat {
  const root = host.shadowRoot as ShadowRoot;
  // First in the list, so that the loader's values and the site's accent override them.
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

  /** Removes everything of the previous visitor: from the screen, from memory and from pending requests. */
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
