import { LAUNCHER } from '../locale/launcher-strings';
import { accentFor } from './accent';
import { isIdentity, signOut } from '../session/identity';
import { persistentStorage, tabStorage } from '../session/browser-storage';
import type { Chat, ChatContext } from '../chat-context';
import { settingsUrl, type Settings } from '../session/settings';
import { Launcher } from './launcher';
import { installCommands, type Listeners } from './command-queue';

declare const __CHAT__: string;

const script = document.currentScript as HTMLScriptElement | null;
if (script && !document.querySelector('bellhop-widget')) start(script);

function start({ src, dataset }: HTMLScriptElement): void {
  const base = src.replace(/\/[^/]*$/, '');
  const site = dataset.site ?? '';
  if (!site) return console.warn('Bellhop: data-site is missing on the script element.');

  const locale = dataset.locale || document.documentElement.lang || navigator.language;
  const launcher = new Launcher(LAUNCHER[locale.toLowerCase().split('-')[0] ?? ''] ?? LAUNCHER.en, dataset);
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

  let loading: Promise<Chat> | undefined;
  let ready: Chat | undefined;
  const chat = () =>
    (loading ??= load(base, launcher, context, (it) => (ready = it)).catch((cause: unknown) => {
      loading = undefined; // The next click tries again.
      throw cause;
    }));
  let open = false;
  const show = (on: boolean, focus = true) => {
    open = on;
    if (!on && !loading) return;
    launcher.setBusy(on);
    chat()
      .then(
        (it) => (open ? it.open(focus) : it.close()),
        () => undefined,
      )
      .finally(() => launcher.setBusy(false));
  };

  launcher.button.onclick = () => show(!launcher.isOpen);
  launcher.button.onpointerenter = launcher.button.onfocus = () => preload(`${base}/${__CHAT__}`);
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
  installCommands(
    { open: () => show(true), close: () => show(false), toggle: () => show(!launcher.isOpen), identify, logout, assist },
    listeners,
  );

  // Assistance continues on the next page.
  if (tabStorage(site).get('assist')) chat().catch(() => undefined);
  const idle = window.requestIdleCallback ?? ((run: () => void) => setTimeout(run, 200));
  idle(() => {
    // A chat that was open on the previous page opens again, but not over the whole screen of a phone. A visitor who
    // wrote before gets answers without opening the chat.
    if (tabStorage(site).get('open') && innerWidth >= 480) show(true, false);
    else if (persistentStorage(site).get('visitor')) chat().catch(() => undefined);
    void settings(base, site).then((it) => {
      if (!it) return;
      context.settings ??= it;
      context.applyAccent(it);
    });
  });
}

async function load(base: string, launcher: Launcher, context: ChatContext, mounted: (chat: Chat) => void): Promise<Chat> {
  const { mount } = (await import(/* @vite-ignore */ `${base}/${__CHAT__}`)) as {
    mount: (host: HTMLElement, context: ChatContext) => Chat;
  };
  const chat = mount(launcher.host, context);
  mounted(chat);
  return chat;
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

function preload(href: string): void {
  if (document.head.querySelector(`link[href="${href}"]`)) return;
  document.head.append(Object.assign(document.createElement('link'), { rel: 'modulepreload', href, crossOrigin: 'anonymous' }));
}
