import {
  LiveClient,
  browserEnvironment,
  filesOrNone,
  serviceTime,
  type ConnectionStatus,
  type ConversationView,
  type Entry,
  type Message,
  type MessageFile,
  type Person,
  type Presence,
} from '@bellhop/client';
import type { ComposerFiles } from '../files/composer-files';
import { AssistLoader } from '../assist/assist-loader';
import { RestApi, ApiError } from './rest-api';
import { revokeToken, personOf, type Identity } from './identity';
import { persistentStorage, tabStorage, type BrowserStorage } from './browser-storage';
import type { ChatContext } from '../chat-context';
import type { Settings } from './settings';
import { ConversationStarter, type FirstMessage } from './conversation-starter';
import { exchangeIdentity } from './identity-exchange';
import { PageReporter } from './page-reporter';
import { unreadCount } from './unread-count';
import { preview } from '../thread/preview';
import type { Strings } from '../locale/strings';

/** The number of messages fetched when a conversation opens; scrolling up fetches more. */
const PAGE_SIZE = 30;

/** What remote assistance needs of the panel. */
export interface PanelHost {
  root: ShadowRoot;
  strings: Strings;
  /** The visitor must answer something, so the panel should open. */
  onAttentionNeeded: () => void;
}

/** The widget's state and the visitor's actions. The views only draw it. */
export class Session {
  readonly tabStorage: BrowserStorage;
  readonly api: RestApi;
  readonly starter: ConversationStarter;
  readonly assist: AssistLoader;
  readonly conversations = new Map<string, ConversationView>();
  settings: Settings | undefined;
  presence: Presence | undefined;
  status: ConnectionStatus = 'stopped';
  welcomed = false;
  /** The conversation on the screen; undefined for a new one. */
  current: string | undefined;
  typing: Person[] = [];
  olderFailed = false;
  live: LiveClient | undefined;
  /** The files that are being attached, once there was one. */
  files: ComposerFiles | undefined;
  readonly #pages = new PageReporter((url, title) => (this.settings?.pageTrail && this.welcomed && this.live?.page(url, title)) === true);
  readonly #strings: Strings;
  readonly #persistentStorage: BrowserStorage;
  #loadingOlder = false;
  #verifying = false;
  /** The answer to the last identity that the page has told: why it was refused, if it was. */
  #refusal: Promise<string | undefined> | undefined;
  #closed = false;
  #paused = false;
  /** The token of the last connection attempt, and how often it was rejected as expired. */
  #triedToken: string | undefined;
  #expiries = 0;

  /** @param reset starts over as an unknown visitor */
  constructor(
    readonly context: ChatContext,
    private readonly changed: () => void,
    private readonly reset: () => void,
    { root, strings, onAttentionNeeded }: PanelHost,
  ) {
    this.#strings = strings;
    this.tabStorage = tabStorage(context.site);
    this.#persistentStorage = persistentStorage(context.site);
    this.settings = context.settings ?? storedSettings(this.tabStorage);
    if (this.settings) context.applyAccent(this.settings);
    this.assist = new AssistLoader({
      root,
      changed,
      onAttentionNeeded,
      storage: this.tabStorage,
      locale: context.locale,
      rules: () => this.settings?.assist,
      onShown: (shown) => context.onAssist({ shown }),
    });
    this.api = new RestApi(context.base, () => this.#persistentStorage.get('visitor') ?? undefined);
    this.starter = new ConversationStarter({
      site: context.site,
      api: this.api,
      storage: this.tabStorage,
      changed,
      token: { get: () => this.#persistentStorage.get('visitor') ?? undefined, set: (token) => this.#storeToken(token) },
      started: (view, firstMessages) => this.#onConversationStarted(view, firstMessages),
    });
    if (context.identity && !this.#isKnownAs(context.identity)) void this.#verify(context.identity);
    else this.#begin();
  }

  /** The page identifies its user; no other person is known to this browser. */
  identify(identity: Identity): void {
    if (!this.#isKnownAs(identity)) void this.#verify(identity);
  }

  /** Ends the session. Pending requests must have no effect afterwards. */
  close(): void {
    this.#closed = true;
    this.#pages.stop();
    this.assist.stop();
    this.live?.stop();
    this.files?.close();
    this.starter.discard();
  }

  /** Closes the connection until `resume`; what is written meanwhile is kept. */
  pause(): void {
    this.#paused = true;
    this.live?.stop();
  }

  resume(): void {
    if (!this.#paused) return;
    this.#paused = false;
    if (!this.#closed && !this.#verifying) this.live?.start();
  }

  /** Whether this visitor has written before. */
  get isKnown(): boolean {
    return this.#persistentStorage.get('visitor') !== null;
  }

  get view(): ConversationView | undefined {
    return this.current === undefined ? undefined : this.conversations.get(this.current);
  }

  /** Newest activity first. */
  get list(): ConversationView[] {
    return [...this.conversations.values()].sort((a, b) => b.updatedAt.localeCompare(a.updatedAt));
  }

  get unread(): number {
    return unreadCount(this.conversations.values());
  }

  get entries(): readonly Entry[] {
    if (this.current !== undefined) return this.live?.thread(this.current).entries ?? [];
    const { state, error } = this.starter;
    return this.starter.firstMessages.map((first, i) => ({
      key: first.ref,
      state,
      message: { conversation: '', seq: 0, kind: 'text', ...first, author: this.#self },
      ...(error !== undefined && i === 0 && { error }),
    }));
  }

  /** Whether it is still unknown if there is a conversation to continue. */
  get isLookingUp(): boolean {
    return this.#verifying || (this.isKnown && !this.welcomed);
  }

  /** Whether messages are expected but none can be drawn yet. */
  get isLoading(): boolean {
    return this.entries.length === 0 && (this.current === undefined ? this.isLookingUp : (this.view?.head ?? 1) > 0);
  }

  get hasOlder(): boolean {
    return this.current !== undefined && (this.live?.thread(this.current).first ?? 0) > 1;
  }

  /** The newest seq that an agent has read. */
  get readByAgents(): number {
    return this.view?.agentRead ?? 0;
  }

  async refreshSettings(): Promise<void> {
    try {
      this.settings = await this.api.settings(this.context.site);
      this.context.applyAccent(this.settings);
      this.tabStorage.set('settings', JSON.stringify(this.settings));
      this.changed();
    } catch {
      // The known settings stay; the next opening requests them again.
    }
  }

  show(conversation: string | undefined): void {
    this.current = conversation;
    this.typing = [];
    this.olderFailed = false;
    const view = this.view;
    if (view) this.live?.follow(view.id, Math.max(0, view.head - PAGE_SIZE));
    this.changed();
  }

  post(body: string, files?: MessageFile[]): void {
    if (this.current !== undefined && this.live) this.live.post(this.current, body, 'text', undefined, files);
    else this.#startConversation(body, files);
    this.changed();
  }

  /** Files are sent before the first message is. */
  async becomeKnown(): Promise<void> {
    // The page may be telling just now who it is.
    await this.#refusal;
    await this.starter.createVisitor(browserEnvironment.newRef());
    if (!this.live && !this.#closed) this.#connect();
  }

  retry(ref: string): void {
    if (this.current === undefined) this.starter.run();
    else this.live?.retry(this.current, ref);
  }

  discard(ref: string): void {
    if (this.current === undefined) this.starter.discard();
    else this.live?.discard(this.current, ref);
  }

  /** The visitor sees all messages of the current conversation. */
  markRead(): void {
    const view = this.view;
    const seen = view && this.live ? this.live.thread(view.id).seen : 0;
    if (!view?.unread || !this.live || seen <= view.visitorRead) return;
    this.live.read(view.id, seen);
    this.#seen(view, seen);
  }

  async loadOlder(): Promise<void> {
    const thread = this.hasOlder && !this.#loadingOlder && this.current !== undefined ? this.live?.thread(this.current) : undefined;
    if (!thread) return;
    this.#loadingOlder = true;
    try {
      thread.prepend(await this.api.messagesBefore(thread.conversation, thread.first));
      this.olderFailed = false;
    } catch {
      this.olderFailed = true;
    }
    this.#loadingOlder = false;
    this.changed();
  }

  #begin(): void {
    if (this.isKnown) this.#connect();
    this.starter.run();
  }

  /** Compares with the stored person only. Whether the token is still valid is known when it is used. */
  #isKnownAs(identity: Identity): boolean {
    const person = this.#persistentStorage.get('person');
    return this.isKnown && person !== null && person === personOf(identity);
  }

  /**
   * Nothing is sent meanwhile. Pending messages are sent under the new identity with the same refs, so the service
   * stores each once.
   */
  async #verify(identity: Identity): Promise<void> {
    if (this.#verifying) return;
    this.#verifying = true;
    this.live?.stop();
    this.#refusal = this.starter.settled.then(() => this.#exchange(identity));
    const refused = await this.#refusal;
    this.#verifying = false;
    if (this.#closed) return;
    if (refused === undefined) this.welcomed = false;
    if (!this.live || !this.isKnown) this.#begin();
    else if (!this.#paused) this.live.start();
    this.context.onIdentity(refused === undefined ? { state: 'verified' } : { state: 'refused', reason: refused });
    this.changed();
    const latest = this.context.identity;
    if (latest && latest !== identity && !this.#isKnownAs(latest)) void this.#verify(latest);
  }

  /** Returns why the identity was refused, or undefined when it was accepted. */
  async #exchange(identity: Identity): Promise<string | undefined> {
    try {
      const token = await exchangeIdentity(this.api, this.context.site, identity);
      if (this.#closed) revokeToken(this.context.base, token);
      this.#storeToken(token, personOf(identity));
      return undefined;
    } catch (cause) {
      return cause instanceof ApiError ? cause.message : 'The service does not answer.';
    }
  }

  #storeToken(token: string | undefined, person?: string): void {
    if (this.#closed) return;
    this.#persistentStorage.set('visitor', token);
    this.#persistentStorage.set('person', token && person);
  }

  /** `expired`: the token was rejected. Another tab may have stored a new one, or the page may vouch again. */
  async #tokenForConnection(expired: boolean): Promise<string | undefined> {
    const { identity } = this.context;
    const refused = expired && this.#storedToken === this.#triedToken && identity ? await this.#exchange(identity) : undefined;
    if (this.#storedToken !== this.#triedToken) this.#expiries = 0;
    else if (expired && ++this.#expiries > MAX_EXPIRIES) {
      if (this.#persistentStorage.get('person')) this.context.onIdentity({ state: 'expired', ...(refused && { reason: refused }) });
      return undefined;
    }
    return (this.#triedToken = this.#storedToken);
  }

  get #storedToken(): string | undefined {
    return this.#persistentStorage.get('visitor') ?? undefined;
  }

  #startConversation(body: string, files?: MessageFile[]): void {
    this.starter.add({ ref: browserEnvironment.newRef(), body, ...filesOrNone(files), at: new Date(serviceTime.now()).toISOString() });
    if (!this.isLookingUp) this.starter.run();
  }

  /** Messages written before the welcome go to the open conversation, or start one if there is none. */
  #placeFirstMessages(): void {
    const open = this.list.find(({ status }) => status !== 'resolved');
    if (!open) return this.starter.run();
    const firstMessages = this.starter.take();
    for (const { body, ref, files } of firstMessages) this.live?.post(open.id, body, 'text', ref, files);
    if (firstMessages.length && this.current === undefined) this.show(open.id);
  }

  get #self(): Person {
    return this.live?.self ?? { kind: 'visitor', name: '' };
  }

  #onConversationStarted(view: ConversationView, firstMessages: FirstMessage[]): void {
    if (this.#closed) return;
    if (!this.live) this.#connect();
    this.conversations.set(view.id, view);
    const [first, ...rest] = firstMessages;
    // The answer confirms that our message is the first entry, so it stays on the screen without flickering.
    if (first && view.last?.seq === 1) {
      const { author, at } = view.last;
      this.live?.load(view.id, [{ conversation: view.id, seq: 1, kind: 'text', ...first, author, at }]);
    }
    if (this.current === undefined) this.show(view.id);
    for (const { body, ref, files } of rest) this.live?.post(view.id, body, 'text', ref, files);
  }

  #connect(): void {
    const { base, site } = this.context;
    const live = new LiveClient({
      url: `${base.replace(/^http/, 'ws')}/live/visitor?site=${encodeURIComponent(site)}`,
      token: (expired) => this.#tokenForConnection(expired),
      storage: outboxStorage(this.tabStorage),
      storageKey: 'outbox',
    });
    this.live = live;
    this.assist.attach(live);
    live.on('status', (status) => {
      this.status = status;
      this.changed();
    });
    live.on('ended', ({ code }) => this.#onEnded(code));
    live.on('welcome', ({ conversations, presence }) => {
      this.welcomed = true;
      this.presence = presence;
      this.#expiries = 0;
      this.conversations.clear();
      for (const view of conversations) this.conversations.set(view.id, view);
      this.#placeFirstMessages();
      this.#pages.tellAgain();
      if (!this.settings) void this.refreshSettings();
      this.changed();
    });
    live.on('conversation', (view) => this.#update(view));
    live.on('presence', (presence) => {
      this.presence = presence;
      this.changed();
    });
    live.on('typing', ({ conversation, people }) => {
      if (conversation !== this.current) return;
      this.typing = people.filter(({ kind }) => kind === 'agent');
      this.changed();
    });
    live.on('read', ({ conversation, person, seq }) => {
      const view = this.conversations.get(conversation);
      if (!view) return;
      if (person.kind !== 'agent') this.#seen(view, seq);
      else if (seq > view.agentRead) this.#update({ ...view, agentRead: seq });
    });
    live.on('thread', this.changed);
    live.on('message', (message) => this.#onMessage(message));
    live.start();
  }

  #onEnded(code: number): void {
    if (this.#closed) return;
    if (code === SIGNED_OUT) {
      // The sign-out may have happened in another tab, so the page's earlier identity must not sign in again.
      this.context.identity = undefined;
      return this.reset();
    }
    if (code !== UNKNOWN_TOKEN) return;
    if (this.#storedToken !== undefined && this.#storedToken !== this.#triedToken) this.live?.start();
    else this.#startOver();
  }

  /** Here, or on another device of this visitor. */
  #seen(view: ConversationView, seq: number): void {
    if (seq > view.visitorRead) this.#update({ ...view, visitorRead: seq, unread: seq < view.head ? view.unread : 0 });
  }

  #onMessage(message: Message): void {
    this.#addToList(message);
    if (message.author?.kind !== 'agent' || message.kind !== 'text') return;
    this.context.onMessage({
      conversation: message.conversation,
      author: message.author.name,
      body: preview(message.body, message.files?.[0]?.name, this.#strings),
    });
  }

  /** The service tells of a conversation when its state changes, not with each message. */
  #addToList({ conversation, seq, kind, author, body = '', at = '', files }: Message): void {
    const view = this.conversations.get(conversation);
    if (!view || seq <= view.head) return;
    const unread = view.unread + Number(kind === 'text' && author?.kind === 'agent');
    const last = kind === 'text' && author ? { last: { seq, author, body, at, ...(files?.[0] && { file: files[0].name }) } } : {};
    this.#update({ ...view, ...last, head: seq, unread });
  }

  #update(view: ConversationView): void {
    this.conversations.set(view.id, view);
    this.changed();
  }

  /** The service no longer knows this visitor: start over as a new one. */
  #startOver(): void {
    this.assist.stop();
    this.live?.stop();
    this.live = undefined;
    this.#storeToken(undefined);
    this.conversations.clear();
    this.welcomed = false;
    this.status = 'stopped';
    this.show(undefined);
  }
}

const UNKNOWN_TOKEN = 4501;
const SIGNED_OUT = 4503;
/** After so many attempts another tab has stored its new token, if it has one. */
const MAX_EXPIRIES = 4;

/** Lets a reload without a connection still show the site's name. */
function storedSettings(memory: BrowserStorage): Settings | undefined {
  try {
    return (JSON.parse(memory.get('settings') ?? 'null') as Settings | null) ?? undefined;
  } catch {
    return undefined;
  }
}

function outboxStorage(memory: BrowserStorage) {
  return {
    getItem: (key: string) => memory.get(key),
    setItem: (key: string, value: string) => memory.set(key, value),
    removeItem: (key: string) => memory.set(key, undefined),
  };
}
