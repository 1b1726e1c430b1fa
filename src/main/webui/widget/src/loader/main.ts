import { SMALL } from '../ui/small';
import { LAUNCHER, RIGHT_TO_LEFT } from '../locale/launcher-strings';
import { accentFor } from '@bellhop/shared/accent';
import { isIdentity, signOut } from '../session/identity';
import { persistentStorage, tabStorage } from '../session/browser-storage';
import type { Chat, ChatContext } from '../chat-context';
import { settingsUrl, type Settings } from '../session/settings';
import { ChatFiles } from './chat-files';
import { Launcher } from './launcher';
import { Placement } from './placement';
import { installCommands, type Listeners } from './command-queue';

/** Set on the window by the one loader that runs there, however often the page loads it. */
const RUNNING = Symbol.for('bellhop');
type Running = Window & { [RUNNING]?: () => void };

const runAgain = (window as Running)[RUNNING];
// A module script is no current script.
const script = (document.currentScript as HTMLScriptElement | null) ?? document.querySelector<HTMLScriptElement>('script[data-site]');
if (runAgain) runAgain();
else if (script) start(script);

function start({ src, dataset, nonce = '' }: HTMLScriptElement): void {
  const base = new URL('.', src).href.slice(0, -1);
  const site = dataset.site ?? '';
  if (!site) return console.warn('Bellhop: data-site is missing on the script element.');

  const locale = dataset.locale || document.documentElement.lang || navigator.language;
  const language = locale.toLowerCase().split('-')[0] ?? '';
  const launcher = new Launcher(LAUNCHER[language] ?? LAUNCHER.en, dataset);
  launcher.host.dir = RIGHT_TO_LEFT.has(language) ? 'rtl' : 'ltr';
  const listeners: Listeners = new Map();
  const tell = (event: string, detail?: unknown) => listeners.get(event)?.forEach((listener) => listener(detail));

  const context: ChatContext = {
    base,
    site,
    locale,
    settings: undefined,
    identity: undefined,
    onUnread: (count) => (launcher.setUnread(count), tell('unread', count)),
    onOpen: (open) => (launcher.setOpen(open), tell(open ? 'open' : 'close')),
    onIdentity: (news) => tell('identity', news),
    onAssist: (news) => tell('assist', news),
    onMessage: (message) => tell('message', message),
    applyAccent: (settings) => launcher.setAccent(settings.accent ? accentFor(settings.accent) : undefined),
  };

  const files = new ChatFiles(base, nonce);
  let loading: Promise<Chat> | undefined;
  let ready: Chat | undefined;
  const mount = async () => {
    ready = await (await files.load())(launcher.host, context);
    if (placement.isTaken) ready.pause();
    return ready;
  };
  const chat = () =>
    (loading ??= mount().catch((cause: unknown) => {
      loading = undefined; // The next press tries again.
      console.error(`Bellhop: the chat could not be loaded from ${base}. What a page's policy must allow: docs/embed.md.`, cause);
      throw cause;
    }));
  const placement = new Placement(launcher.host, () => ready?.pause());

  let open = false;
  const show = (on: boolean, focus = true) => {
    open = on;
    if (!on && !loading) return;
    placement.place();
    ready?.resume();
    launcher.setBusy(on);
    launcher.setFailed(false);
    chat()
      .then(
        (it) => (open ? it.open(focus) : it.close()),
        () => launcher.setFailed(on && focus),
      )
      .finally(() => launcher.setBusy(false));
  };

  launcher.button.onclick = () => show(!launcher.isOpen);
  launcher.button.onpointerenter = launcher.button.onfocus = () => files.preload();
  const identify = (identity: unknown) => {
    if (!isIdentity(identity)) return console.warn("Bellhop: say bellhop('identify', { jwt }) or bellhop('identify', { id, hash }).");
    // Before the chat is open the identity is only kept: nothing is sent for visitors who never open it.
    context.identity = identity;
    ready?.identify(identity);
  };
  const logout = () => {
    context.identity = undefined;
    open = false;
    if (ready) ready.reset();
    else signOut(base, site);
    launcher.setUnread(0);
  };
  const assist = (what: unknown) => {
    if (what !== 'offer') return console.warn("Bellhop: say bellhop('assist', 'offer').");
    chat().then(
      (it) => it.offerAssist(),
      () => undefined,
    );
  };
  const commands = {
    open: () => show(true),
    close: () => show(false),
    toggle: () => show(!launcher.isOpen),
    remove: () => (show(false), placement.remove()),
    identify,
    logout,
    assist,
  };
  const begin = () => {
    placement.place();
    ready?.resume();
    installCommands(commands, listeners);
  };
  (window as Running)[RUNNING] = begin;
  installCommands(commands, listeners);

  // Assistance continues on the next page.
  if (tabStorage(site).get('assist')) chat().catch(() => undefined);
  const idle = window.requestIdleCallback ?? ((run: () => void) => setTimeout(run, 200));
  idle(() => {
    // A chat that was open on the previous page opens again, but not over the whole screen of a phone. A visitor who
    // wrote before gets answers without opening the chat.
    if (tabStorage(site).get('open') && !matchMedia(SMALL).matches) show(true, false);
    else if (persistentStorage(site).get('visitor')) chat().catch(() => undefined);
    void settings(base, site).then((it) => {
      if (!it) return;
      context.settings ??= it;
      context.applyAccent(it);
    });
  });
}

async function settings(base: string, site: string): Promise<Settings | undefined> {
  try {
    const answer = await fetch(settingsUrl(base, site), { credentials: 'omit' });
    const said = (await answer.json()) as Settings & { detail?: string };
    if (answer.ok) return said;
    console.warn(`Bellhop: ${said.detail}`);
  } catch {
    // The launcher works without settings; the chat requests them again when it opens.
  }
  return undefined;
}
