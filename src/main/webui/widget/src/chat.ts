import tokens from '../../tokens/tokens.css?inline';
import { wordsFor } from './locale/index';
import { Panel } from './panel';
import { Session } from './session';
import type { Chat, Place } from './settings';
import { hostStyle } from './styles/host';

/** Called by the loader, with its host element: everything lives in that one shadow root. */
export function mount(host: HTMLElement, place: Place): Chat {
  const root = host.shadowRoot as ShadowRoot;
  // First in the list, so that the loader's own values and the site's accent stay the stronger ones.
  root.adoptedStyleSheets = [sheet(tokens), sheet(hostStyle), ...root.adoptedStyleSheets];

  const words = wordsFor(place.locale);
  host.dir = words.rtl ? 'rtl' : 'ltr';
  host.lang = words.locale;

  const panel = new Panel();
  const session = new Session(place, () => panel.requestUpdate());
  panel.session = session;
  panel.words = words;
  panel.launcher = root.querySelector('button');
  root.prepend(panel);
  return { open: (focus) => panel.show(focus), close: () => panel.hide() };
}

function sheet(css: string): CSSStyleSheet {
  const made = new CSSStyleSheet();
  made.replaceSync(css);
  return made;
}
