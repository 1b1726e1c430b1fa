import tokens from '../../tokens/tokens.css?inline';
import { belongsToAnotherPerson, signOut } from './session/identity';
import { stringsFor } from './locale/index';
import { Panel } from './panel/panel';
import { Session } from './session/session';
import type { Chat, ChatContext } from './chat-context';
import { hostStyle } from './ui/host-style';
import { TopLayer } from './ui/top-layer';

/** Called by the loader. Everything lives in the shadow root of its host element. */
export async function mount(host: HTMLElement, context: ChatContext): Promise<Chat> {
  const strings = await stringsFor(context.locale);
  const root = host.shadowRoot as ShadowRoot;
  // First in the list, so that the loader's values and the site's accent override them.
  root.adoptedStyleSheets = [sheet(tokens), sheet(hostStyle), ...root.adoptedStyleSheets];

  host.dir = strings.rtl ? 'rtl' : 'ltr';
  host.lang = strings.locale;

  if (context.identity && belongsToAnotherPerson(context.site, context.identity)) signOut(context.base, context.site);
  const topLayer = new TopLayer(host);
  let now = begin();
  const pause = () => now.session.pause();
  const resume = () => host.isConnected && now.session.resume();
  // A page with an open socket does not go into the back/forward cache, and whoever has left is no longer here.
  addEventListener('pagehide', pause);
  addEventListener('pageshow', resume);
  document.addEventListener('freeze', pause);
  document.addEventListener('resume', resume);
  return {
    open: (focus) => now.panel.show(focus),
    close: () => now.panel.hide(),
    identify: (identity) => (belongsToAnotherPerson(context.site, identity) ? reset() : now.session.identify(identity)),
    offerAssist: () => now.panel.offerAssist(),
    pause,
    resume,
    reset,
  };

  function begin(): { panel: Panel; session: Session } {
    const panel = new Panel();
    const session = new Session(context, () => panel.requestUpdate(), reset, { root, strings, onAttentionNeeded: () => panel.show(false) });
    panel.session = session;
    panel.strings = strings;
    panel.onDetached = () => topLayer.detached();
    panel.launcher = root.querySelector('button');
    root.prepend(panel);
    return { panel, session };
  }

  /** Removes everything of the previous visitor: from the screen, from memory and from pending requests. */
  function reset(): void {
    now.session.close();
    now.panel.hide();
    now.panel.remove();
    signOut(context.base, context.site);
    now = begin();
  }
}

function sheet(css: string): CSSStyleSheet {
  const made = new CSSStyleSheet();
  made.replaceSync(css);
  return made;
}
