import { LiveClient, type ConversationView } from '@bellhop/client';
import type { Agent } from '../api/types';
import { belongs, type View } from '../inbox/views';
import { words } from '../strings';
import { Account } from '../account/account';
import { Actions } from '../inbox/conversation-actions';
import { Assists } from '../assist/assists';
import { Attention } from './notifications';
import { Commands } from './commands';
import { Drafts } from '../thread/drafts';
import { Inbox } from '../inbox/inbox';
import { Notices } from './notices';
import { People } from '../team/colleagues';
import { Preferences } from '../settings/preferences';
import { Presence } from './presence';
import { Problem } from '../api/problem';
import { Rest } from '../api/rest-client';
import { Route } from './conversation-route';
import type { Session } from '../account/session';
import { Store } from './store';
import { Team } from '../team/team';
import { Threads } from '../thread/threads';

/** The state of a signed-in agent: all stores, connected to the live connection. */
export class Desk extends Store {
  /** Stays the same while the session is ending. */
  readonly me: Agent;
  readonly rest: Rest;
  readonly live: LiveClient;
  readonly inbox: Inbox;
  readonly threads: Threads;
  readonly actions: Actions;
  readonly people: People;
  readonly attention: Attention;
  readonly account: Account;
  readonly assists: Assists;
  readonly team: Team;
  readonly presence = new Presence();
  readonly drafts = new Drafts();
  readonly notices = new Notices();
  readonly commands = new Commands();
  /** Why the selected conversation could not be loaded. */
  missing: Problem | undefined;
  ended = false;
  #greeted = false;
  #stops: Array<() => void> = [];

  constructor(
    readonly session: Session,
    readonly preferences: Preferences,
    readonly route: Route,
    address = `${location.origin.replace(/^http/, 'ws')}/live/agent`,
  ) {
    super();
    this.me = session.agent as Agent;
    this.rest = new Rest(session);
    this.live = new LiveClient({ url: address, token: (expired) => (expired ? session.renew() : session.token()), storage: sessionStorage, storageKey: `bellhop.outbox.${this.me.id}` });
    this.inbox = new Inbox(this.rest, () => this.me.id);
    this.threads = new Threads(this.rest, this.live);
    this.actions = new Actions(this.rest, this.inbox, this.notices, () => this.me);
    this.people = new People(this.rest);
    this.assists = new Assists(this.live, this.notices, () => this.me.id);
    this.account = new Account(this.rest);
    this.team = new Team(this.rest, this.people);
    this.attention = new Attention(preferences, (id) => route.open(id));
  }

  get view(): View {
    return this.preferences.value.view;
  }

  get selected(): ConversationView | undefined {
    return this.inbox.get(this.route.conversation);
  }

  start(): void {
    const { live, inbox } = this;
    this.#stops = [
      live.on('welcome', ({ presence }) => this.#welcomed(presence.people)),
      live.on('presence', ({ people }) => this.presence.apply(people)),
      live.on('conversation', (view) => this.#heard(view)),
      live.on('read', ({ conversation, person, seq }) => this.#read(conversation, person.kind, seq)),
      live.on('refused', ({ message }) => this.notices.say(message, undefined, 'danger')),
      live.on('status', () => this.changed()),
      live.on('ended', ({ code }) => this.#ended(code)),
      this.route.subscribe(() => void this.#select()),
      inbox.subscribe(() => this.attention.showCount(inbox.calling)),
    ];
    live.watchList();
    live.start();
    inbox.recount();
    void this.people.load();
    void this.#select();
    void inbox.load(this.view).then(() => this.#loadCalling());
  }

  stop(): void {
    for (const stop of this.#stops) stop();
    this.inbox.stop();
    this.threads.close();
    this.live.stop();
    this.attention.showCount(0);
  }

  show(view: View): void {
    this.preferences.set({ view });
    void this.inbox.load(view);
  }

  /** Reconnects on the agent's request after the connection has ended for good. */
  async reconnect(): Promise<void> {
    try {
      // The service may have refused the token.
      await this.session.renew();
    } catch (error) {
      if (this.session.state === 'in') this.notices.say(error instanceof Problem ? error.message : words.problem.service, undefined, 'danger');
      return;
    }
    this.ended = false;
    this.live.start();
    this.changed();
  }

  /** Loads the views whose unread conversations count in the tab title. */
  async #loadCalling(): Promise<void> {
    for (const view of ['mine', 'unassigned', 'snoozed'] as const) await this.inbox.load(view);
  }

  #welcomed(people: Parameters<Presence['reset']>[0]): void {
    this.presence.reset(people);
    if (this.#greeted) void this.inbox.refresh(this.view).then(() => this.#loadCalling());
    this.#greeted = true;
  }

  #heard(view: ConversationView): void {
    const before = this.inbox.get(view.id);
    this.presence.mark(view.visitor.id, view.visitor.online);
    this.inbox.put(view);
    const spoke = view.last?.author.kind === 'visitor' && view.last.seq > (before?.last?.seq ?? 0) && view.unread > 0;
    const concerns = belongs('mine', view, this.me.id) || belongs('unassigned', view, this.me.id);
    if (spoke && concerns) this.attention.spoke(view, document.hasFocus() && this.route.conversation === view.id);
  }

  #read(id: string, kind: string, seq: number): void {
    const view = this.inbox.get(id);
    if (view && kind === 'visitor' && seq > view.visitorRead) this.inbox.patch(id, { visitorRead: seq });
    if (view && kind === 'agent' && seq > view.agentRead) this.inbox.patch(id, { agentRead: seq, ...(seq >= view.head && { unread: 0 }) });
  }

  /** Marks messages as read that were on the screen while the window had the focus. */
  markRead(id: string, seq: number): void {
    this.live.read(id, seq);
    this.#read(id, 'agent', seq);
  }

  async #select(): Promise<void> {
    const id = this.route.conversation;
    this.missing = undefined;
    this.changed();
    if (id === undefined) return this.threads.close();
    const opening = this.threads.open(id);
    if (this.inbox.get(id) === undefined) {
      try {
        const view = await this.inbox.fetch(id);
        this.presence.mark(view.visitor.id, view.visitor.online);
      } catch (error) {
        if (this.route.conversation === id) this.missing = error instanceof Problem ? error : new Problem(0, '', String(error));
      }
      this.changed();
    }
    await opening;
  }

  /** Loads the selected conversation again after a failure. */
  retry(): void {
    void this.#select();
  }

  #ended(code: number): void {
    if (code === 4503) return this.session.leave();
    this.ended = true;
    this.changed();
  }
}
