import { LiveClient, browserEnvironment, type ConnectionStatus, type ConversationView, type Entry, type Message, type Person, type Presence } from '@bellhop/client';
import { AssistDoor } from '../assist/assist-loader';
import { Api, Refused } from './rest-api';
import { giveBack, personOf, type Identity } from './identity';
import { lasting, passing, type Memory } from './browser-storage';
import type { Place, Settings } from './settings';
import { Starter, type Opening } from './conversation-starter';
import { verify } from './identity-exchange';

/** The number of messages fetched when a conversation opens; scrolling up fetches more. */
const PAGE = 30;

/** What remote assistance needs of the panel. */
export interface Stage {
  root: ShadowRoot;
  /** The visitor must answer something, so the panel should open. */
  asked: () => void;
}

/** The widget's state and the visitor's actions. The views only draw it. */
export class Session {
  readonly memory: Memory;
  readonly api: Api;
  readonly starter: Starter;
  readonly assist: AssistDoor;
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
  readonly #token: Memory;
  #loadingOlder = false;
  #verifying = false;
  #over = false;
  /** The token of the last connection attempt, and how often it was rejected as expired. */
  #shown: string | undefined;
  #expiries = 0;

  /** @param reset starts over as an unknown visitor */
  constructor(readonly place: Place, private readonly changed: () => void, private readonly reset: () => void, { root, asked }: Stage) {
    this.memory = passing(place.site);
    this.#token = lasting(place.site);
    this.settings = place.settings ?? remembered(this.memory);
    if (this.settings) place.applyAccent(this.settings);
    this.assist = new AssistDoor({
      root, changed, wanted: asked, memory: this.memory, locale: place.locale,
      rules: () => this.settings?.assist,
      onShown: (shown) => place.onAssist({ shown }),
    });
    this.api = new Api(place.base, () => this.#token.get('visitor') ?? undefined);
    this.starter = new Starter({
      site: place.site, api: this.api, memory: this.memory, changed,
      token: { get: () => this.#token.get('visitor') ?? undefined, set: (token) => this.#keepToken(token) },
      started: (view, openings) => this.#started(view, openings),
    });
    if (place.identity && !this.#isKnownAs(place.identity)) void this.#verify(place.identity);
    else this.#begin();
  }

  /** The page identifies its user; no other person is known to this browser. */
  identify(identity: Identity): void {
    if (!this.#isKnownAs(identity)) void this.#verify(identity);
  }

  /** Ends the session. Pending requests must have no effect afterwards. */
  end(): void {
    this.#over = true;
    this.assist.stop();
    this.live?.stop();
    this.starter.discard();
  }

  /** Whether this visitor has written before. */
  get known(): boolean {
    return this.#token.get('visitor') !== null;
  }

  get view(): ConversationView | undefined {
    return this.current === undefined ? undefined : this.conversations.get(this.current);
  }

  /** Newest activity first. */
  get list(): ConversationView[] {
    return [...this.conversations.values()].sort((a, b) => b.updatedAt.localeCompare(a.updatedAt));
  }

  get unread(): number {
    return this.list.reduce((sum, { unread }) => sum + unread, 0);
  }

  get entries(): readonly Entry[] {
    if (this.current !== undefined) return this.live?.thread(this.current).entries ?? [];
    const { state, error } = this.starter;
    return this.starter.openings.map(({ ref, body, at }, i) => ({
      key: ref, state, message: { conversation: '', seq: 0, kind: 'text', body, ref, at, author: this.#self },
      ...(error !== undefined && i === 0 && { error }),
    }));
  }

  /** Whether it is still unknown if there is a conversation to continue. */
  get finding(): boolean {
    return this.#verifying || (this.known && !this.welcomed);
  }

  /** Whether messages are expected but none can be drawn yet. */
  get loading(): boolean {
    return this.entries.length === 0 && (this.current === undefined ? this.finding : (this.view?.head ?? 1) > 0);
  }

  get hasOlder(): boolean {
    return this.current !== undefined && (this.live?.thread(this.current).first ?? 0) > 1;
  }

  /** The newest seq that an agent has read. */
  get seenBy(): number {
    return this.view?.agentRead ?? 0;
  }

  async refreshSettings(): Promise<void> {
    try {
      this.settings = await this.api.settings(this.place.site);
      this.place.applyAccent(this.settings);
      this.memory.set('settings', JSON.stringify(this.settings));
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
    if (view) this.live?.follow(view.id, Math.max(0, view.head - PAGE));
    this.changed();
  }

  post(body: string): void {
    if (this.current !== undefined && this.live) this.live.post(this.current, body);
    else this.#open(body);
    this.changed();
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
    this.#keep({ ...view, visitorRead: seen, unread: seen >= view.head ? 0 : view.unread });
  }

  async loadOlder(): Promise<void> {
    const thread = this.hasOlder && !this.#loadingOlder && this.current !== undefined ? this.live?.thread(this.current) : undefined;
    if (!thread) return;
    this.#loadingOlder = true;
    try {
      thread.prepend(await this.api.before(thread.conversation, thread.first));
      this.olderFailed = false;
    } catch {
      this.olderFailed = true;
    }
    this.#loadingOlder = false;
    this.changed();
  }

  #begin(): void {
    if (this.known) this.#connect();
    this.starter.run();
  }

  /** Compares with the stored person only. Whether the token is still valid is known when it is used. */
  #isKnownAs(identity: Identity): boolean {
    const person = this.#token.get('person');
    return this.known && person !== null && person === personOf(identity);
  }

  /**
   * Nothing is sent meanwhile. Pending messages are sent under the new identity with the same refs, so the service
   * stores each once.
   */
  async #verify(identity: Identity): Promise<void> {
    if (this.#verifying) return;
    this.#verifying = true;
    this.live?.stop();
    await this.starter.settled;
    const refused = await this.#exchange(identity);
    this.#verifying = false;
    if (this.#over) return;
    if (refused === undefined) this.welcomed = false;
    if (this.live && this.known) this.live.start();
    else this.#begin();
    this.place.onIdentity(refused === undefined ? { state: 'verified' } : { state: 'refused', reason: refused });
    this.changed();
    const latest = this.place.identity;
    if (latest && latest !== identity && !this.#isKnownAs(latest)) void this.#verify(latest);
  }

  /** Returns why the identity was refused, or undefined when it was accepted. */
  async #exchange(identity: Identity): Promise<string | undefined> {
    try {
      const token = await verify(this.api, this.place.site, identity);
      if (this.#over) giveBack(this.place.base, token);
      this.#keepToken(token, personOf(identity));
      return undefined;
    } catch (cause) {
      return cause instanceof Refused ? cause.message : 'The service does not answer.';
    }
  }

  #keepToken(token: string | undefined, person?: string): void {
    if (this.#over) return;
    this.#token.set('visitor', token);
    this.#token.set('person', token && person);
  }

  /** `expired`: the token was rejected. Another tab may have stored a new one, or the page may vouch again. */
  async #tokenToShow(expired: boolean): Promise<string | undefined> {
    const { identity } = this.place;
    const refused = expired && this.#kept === this.#shown && identity ? await this.#exchange(identity) : undefined;
    if (this.#kept !== this.#shown) this.#expiries = 0;
    else if (expired && ++this.#expiries > TURNED_AWAY) {
      if (this.#token.get('person')) this.place.onIdentity({ state: 'expired', ...(refused && { reason: refused }) });
      return undefined;
    }
    return (this.#shown = this.#kept);
  }

  get #kept(): string | undefined {
    return this.#token.get('visitor') ?? undefined;
  }

  #open(body: string): void {
    this.starter.add({ ref: browserEnvironment.newRef(), body, at: new Date().toISOString() });
    if (!this.finding) this.starter.run();
  }

  /** Messages written before the welcome go to the open conversation, or start one if there is none. */
  #place(): void {
    const open = this.list.find(({ status }) => status !== 'resolved');
    if (!open) return this.starter.run();
    const openings = this.starter.take();
    for (const { body, ref } of openings) this.live?.post(open.id, body, 'text', ref);
    if (openings.length && this.current === undefined) this.show(open.id);
  }

  get #self(): Person {
    return this.live?.self ?? { kind: 'visitor', name: '' };
  }

  #started(view: ConversationView, openings: Opening[]): void {
    if (this.#over) return;
    if (!this.live) this.#connect();
    this.conversations.set(view.id, view);
    const [first, ...rest] = openings;
    // The answer confirms that our message is the first entry, so it stays on the screen without flickering.
    if (first && view.last?.seq === 1) {
      const { author, at } = view.last;
      this.live?.load(view.id, [{ conversation: view.id, seq: 1, kind: 'text', author, body: first.body, ref: first.ref, at }]);
    }
    if (this.current === undefined) this.show(view.id);
    for (const { body, ref } of rest) this.live?.post(view.id, body, 'text', ref);
  }

  #connect(): void {
    const { base, site } = this.place;
    const live = new LiveClient({
      url: `${base.replace(/^http/, 'ws')}/live/visitor?site=${encodeURIComponent(site)}`,
      token: (expired) => this.#tokenToShow(expired),
      storage: outboxStorage(this.memory),
      storageKey: 'outbox',
    });
    this.live = live;
    this.assist.attach(live);
    live.on('status', (status) => {
      this.status = status;
      this.changed();
    });
    live.on('ended', ({ code }) => this.#ended(code));
    live.on('welcome', ({ conversations, presence }) => {
      this.welcomed = true;
      this.presence = presence;
      this.#expiries = 0;
      this.conversations.clear();
      for (const view of conversations) this.conversations.set(view.id, view);
      this.#place();
      if (!this.settings) void this.refreshSettings();
      this.changed();
    });
    live.on('conversation', (view) => this.#keep(view));
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
      if (view && person.kind === 'agent' && seq > view.agentRead) this.#keep({ ...view, agentRead: seq });
    });
    live.on('thread', this.changed);
    live.on('message', (message) => this.#heard(message));
    live.start();
  }

  #ended(code: number): void {
    if (this.#over) return;
    if (code === SIGNED_OUT) {
      // The sign-out may have happened in another tab, so the page's earlier identity must not sign in again.
      this.place.identity = undefined;
      return this.reset();
    }
    if (code !== UNKNOWN_TOKEN) return;
    if (this.#kept !== undefined && this.#kept !== this.#shown) this.live?.start();
    else this.#forget();
  }

  #heard(message: Message): void {
    if (message.author?.kind !== 'agent' || message.kind !== 'text') return;
    this.place.onMessage({ conversation: message.conversation, author: message.author.name, body: message.body ?? '' });
  }

  #keep(view: ConversationView): void {
    this.conversations.set(view.id, view);
    this.changed();
  }

  /** The service no longer knows this visitor: start over as a new one. */
  #forget(): void {
    this.assist.stop();
    this.live?.stop();
    this.live = undefined;
    this.#keepToken(undefined);
    this.conversations.clear();
    this.welcomed = false;
    this.status = 'stopped';
    this.show(undefined);
  }
}

const UNKNOWN_TOKEN = 4501;
const SIGNED_OUT = 4503;
/** After so many attempts another tab has stored its new token, if it has one. */
const TURNED_AWAY = 4;

/** Lets a reload without a connection still show the site's name. */
function remembered(memory: Memory): Settings | undefined {
  try {
    return (JSON.parse(memory.get('settings') ?? 'null') as Settings | null) ?? undefined;
  } catch {
    return undefined;
  }
}

function outboxStorage(memory: Memory) {
  return {
    getItem: (key: string) => memory.get(key),
    setItem: (key: string, value: string) => memory.set(key, value),
    removeItem: (key: string) => memory.set(key, undefined),
  };
}
