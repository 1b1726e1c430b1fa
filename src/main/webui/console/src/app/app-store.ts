import {
  LiveClient,
  type AssistSession,
  type ConnectionStatus,
  type ConversationView,
  type LabelFrame,
  type Mention,
} from '@bellhop/client';
import type { Agent } from '../api/types';
import { belongs, type View } from '../inbox/views';
import { strings } from '../strings';
import { CannedReplies } from '../canned/canned-replies';
import { Account } from '../account/account';
import { BulkActions } from '../inbox/bulk-actions';
import { ConversationActions } from '../inbox/conversation-actions';
import { nextAfter } from '../inbox/next-after';
import { Selected } from '../inbox/selected';
import { Selection } from '../inbox/selection';
import { AssistSessions } from '../assist/assist-sessions';
import { Notifications } from './notifications';
import { Commands } from './commands';
import { Drafts } from '../thread/drafts';
import { EmojiList } from '../emoji/emoji-list';
import { FileLinks, type FileLinkAnswer } from '@bellhop/client/files';
import { ComposerFiles } from '../files/composer-files';
import { Inbox } from '../inbox/inbox';
import { Labels } from '../labels/labels';
import { Mentions } from '../mentions/mentions';
import { Notices } from './notices';
import { Colleagues } from '../team/colleagues';
import { Preferences, type Occasion } from '../settings/preferences';
import { Presence } from './presence';
import { Problem } from '../api/problem';
import { RestClient } from '../api/rest-client';
import { ConversationRoute } from './conversation-route';
import type { Session } from '../account/session';
import { Search } from '../search/search';
import { Settings } from '../settings/settings';
import { Store } from './store';
import { Team } from '../team/team';
import { PageTrails } from '../visitor/page-trails';
import { Threads } from '../thread/threads';

/** A visitor who waits for somebody to look waits longer than what was just done is told. */
const OFFER_VISIBLE_MS = 60_000;

/** The state of a signed-in agent: all stores, connected to the live connection. */
export class AppStore extends Store {
  /** Stays the same while the session is ending. */
  readonly me: Agent;
  readonly rest: RestClient;
  readonly live: LiveClient;
  readonly inbox: Inbox;
  readonly threads: Threads;
  readonly actions: ConversationActions;
  /** What is done with the conversations that are chosen. */
  readonly bulk: Selected;
  readonly selection = new Selection();
  readonly colleagues: Colleagues;
  readonly canned: CannedReplies;
  readonly labels: Labels;
  readonly notifications: Notifications;
  readonly account: Account;
  readonly assists: AssistSessions;
  readonly team: Team;
  readonly search: Search;
  readonly mentions: Mentions;
  readonly settings: Settings;
  readonly files: ComposerFiles;
  readonly fileLinks: FileLinks;
  readonly presence = new Presence();
  readonly pages = new PageTrails();
  readonly emoji = new EmojiList();
  readonly drafts = new Drafts();
  readonly notices = new Notices();
  readonly commands = new Commands();
  /** The conversations in the order in which the list shows them, or showed them last. */
  listed: readonly string[] = [];
  /** Why the selected conversation could not be loaded. */
  loadError: Problem | undefined;
  ended = false;
  #wasWelcomed = false;
  #unsubscribers: Array<() => void> = [];

  constructor(
    readonly session: Session,
    readonly preferences: Preferences,
    readonly route: ConversationRoute,
    address = `${location.origin.replace(/^http/, 'ws')}/live/agent`,
  ) {
    super();
    this.me = session.agent as Agent;
    this.rest = new RestClient(session);
    this.live = new LiveClient({
      url: address,
      token: (expired) => (expired ? session.renew() : session.token()),
      storage: sessionStorage,
      storageKey: `bellhop.outbox.${this.me.id}`,
    });
    this.inbox = new Inbox(
      this.rest,
      () => this.me.id,
      ({ visitor }) => this.presence.mark(visitor.id, visitor.online),
    );
    this.threads = new Threads(this.rest, this.live);
    this.actions = new ConversationActions(
      this.rest,
      this.inbox,
      this.notices,
      () => this.me,
      (id) => this.#advance([id]),
    );
    this.bulk = new Selected(this.inbox, this.selection, new BulkActions(this.rest, this.inbox, this.notices), (ids) => this.#advance(ids));
    this.colleagues = new Colleagues(this.rest);
    this.canned = new CannedReplies(this.rest);
    this.labels = new Labels(this.rest);
    this.assists = new AssistSessions(
      this.live,
      this.notices,
      () => this.me.id,
      (session) => this.#onOffered(session),
    );
    this.account = new Account(this.rest);
    this.team = new Team(this.rest, this.colleagues);
    this.settings = new Settings(this.rest);
    this.files = new ComposerFiles((expired) => (expired ? session.renew() : session.token()), this.notices);
    this.fileLinks = new FileLinks(location.origin, (id) => this.rest.get<FileLinkAnswer>(`/attachments/${id}`));
    this.mentions = new Mentions(this.rest);
    this.search = new Search(this.rest, (id) => route.open(id));
    this.notifications = new Notifications(preferences, (id) => route.open(id));
  }

  get view(): View {
    return this.preferences.value.view;
  }

  get selected(): ConversationView | undefined {
    return this.inbox.get(this.route.conversation);
  }

  start(): void {
    const { live, inbox } = this;
    this.#unsubscribers = [
      live.on('welcome', ({ presence }) => this.#onWelcome(presence.people)),
      live.on('presence', ({ people }) => this.presence.apply(people)),
      live.on('label', (frame) => this.#onLabel(frame)),
      live.on('mention', ({ mention }) => this.#onMention(mention)),
      live.on('conversation', (view) => this.#onConversation(view)),
      live.on('visitor', (frame) => this.pages.arrived(frame)),
      live.on('read', ({ conversation, person, seq }) => this.#onRead(conversation, person.kind, seq)),
      live.on('refused', ({ message }) => this.notices.show(message, undefined, 'danger')),
      live.on('status', (status) => this.#onStatus(status)),
      live.on('ended', ({ code }) => this.#onEnded(code)),
      this.route.subscribe(() => void this.#openSelected()),
      inbox.subscribe(() => this.notifications.showCount(inbox.unreadCount)),
    ];
    live.watchList();
    live.start();
    inbox.recount();
    void this.colleagues.load();
    void this.labels.load();
    void this.mentions.load().then(() => this.#seeMentions());
    void this.#openSelected();
    void inbox.load(this.view).then(() => this.#loadCounted());
  }

  stop(): void {
    for (const stop of this.#unsubscribers) stop();
    this.inbox.stop();
    this.threads.close();
    this.files.close();
    this.live.stop();
    this.notifications.showCount(0);
  }

  show(view: View): void {
    if (view !== this.view) this.selection.clear();
    this.preferences.set({ view });
    void this.inbox.load(view);
  }

  /** Lists show only conversations with this label; undefined: all. */
  filterBy(label: string | undefined): void {
    this.selection.clear();
    this.inbox.filter(label);
    void this.inbox.load(this.view);
  }

  /** Reconnects on the agent's request after the connection has ended for good. */
  async reconnect(): Promise<void> {
    try {
      // The service may have refused the token.
      await this.session.renew();
    } catch (error) {
      if (this.session.state === 'in')
        this.notices.show(error instanceof Problem ? error.message : strings.problem.service, undefined, 'danger');
      return;
    }
    this.ended = false;
    this.live.start();
    this.changed();
  }

  /** Loads the views whose unread conversations count in the tab title. */
  async #loadCounted(): Promise<void> {
    for (const view of ['mine', 'unassigned', 'snoozed'] as const) await this.inbox.load(view);
  }

  #onWelcome(people: Parameters<Presence['reset']>[0]): void {
    this.presence.reset(people);
    if (this.#wasWelcomed) void this.#reload();
    this.#wasWelcomed = true;
  }

  #onStatus(status: ConnectionStatus): void {
    const id = this.route.conversation;
    // Opened while the service was away.
    if (status === 'live' && id !== undefined && this.threads.state(id).state === 'failed') this.retry();
    this.changed();
  }

  /** After a reconnect. What is selected may be in no list. */
  async #reload(): Promise<void> {
    void this.labels.load();
    void this.mentions.load();
    await this.inbox.refresh(this.view);
    const id = this.route.conversation;
    // What fails here is tried again when it is opened.
    if (id !== undefined) await this.inbox.fetch(id).catch(() => undefined);
    await this.#loadCounted();
  }

  #onLabel(frame: LabelFrame): void {
    this.labels.apply(frame);
    if (!frame.deleted) return;
    this.inbox.dropLabel(frame.label.id);
    void this.inbox.load(this.view);
  }

  #onMention(mention: Mention): void {
    if (!this.mentions.arrived(mention)) return;
    if (document.hasFocus() && this.route.conversation === mention.conversation) return this.mentions.see(mention.conversation);
    this.notices.show(strings.mentions.told(mention.by.name, mention.visitor.name), {
      label: strings.actions.open,
      run: () => this.search.reveal(mention.conversation, mention.seq),
    });
    this.notifications.mentioned(mention);
  }

  /** Those in the conversation that is looked at. */
  #seeMentions(): void {
    const id = this.route.conversation;
    if (id !== undefined) this.mentions.see(id);
  }

  #onConversation(view: ConversationView): void {
    const before = this.inbox.get(view.id);
    this.presence.mark(view.visitor.id, view.visitor.online);
    this.inbox.put(view);
    this.live.readIsKept(view.id, view.agentRead);
    const spoke = view.last?.author.kind === 'visitor' && view.last.seq > (before?.last?.seq ?? 0) && view.unread > 0;
    const concerns = belongs('mine', view, this.me.id) || belongs('unassigned', view, this.me.id);
    const isMine = before !== undefined && before.assignee?.id !== this.me.id && view.assignee?.id === this.me.id;
    // Whoever has just replied knows.
    const replied = view.last?.author.id === this.me.id && view.last.seq > (before?.last?.seq ?? 0);
    if (isMine && !replied) this.#onAssigned(view);
    // What this agent has woken is shown before the service says so.
    const isBack = before?.status === 'snoozed' && belongs('mine', view, this.me.id);
    if (isBack && !spoke) this.#onBack(view);
    if (spoke && concerns) this.notifications.about(view, this.#occasion(view), document.hasFocus() && this.route.conversation === view.id);
  }

  #occasion(view: ConversationView): Occasion {
    return view.assignee?.id === this.me.id ? 'mine' : 'unassigned';
  }

  /** Wherever this agent is, unless a colleague is responsible. */
  #onOffered({ id, conversation, by }: AssistSession): void {
    const view = this.inbox.get(conversation);
    const isOthers = view?.assignee !== undefined && view.assignee.id !== this.me.id;
    const isLooking = document.hasFocus() && this.route.conversation === conversation;
    if (isOthers) return;
    if (view) this.notifications.about(view, this.#occasion(view), isLooking);
    const run = () => {
      this.route.open(conversation);
      this.assists.setWatching(id, true);
    };
    this.notices.show(strings.assist.offered(by.name), { label: strings.assist.look, run }, 'plain', OFFER_VISIBLE_MS);
  }

  /** By somebody else: what this agent takes is shown before the service says so. */
  #onAssigned(view: ConversationView): void {
    this.notices.show(strings.actions.assignedToYou(view.visitor.name), {
      label: strings.actions.open,
      run: () => this.route.open(view.id),
    });
    this.notifications.about(view, 'assigned', document.hasFocus() && this.route.conversation === view.id);
  }

  /** A snooze is over, or a colleague ended it. */
  #onBack(view: ConversationView): void {
    this.notices.show(strings.snooze.back(view.visitor.name), { label: strings.actions.open, run: () => this.route.open(view.id) });
    this.notifications.about(view, 'mine', document.hasFocus() && this.route.conversation === view.id);
  }

  #onRead(id: string, kind: string, seq: number): void {
    const view = this.inbox.get(id);
    if (view && kind === 'visitor' && seq > view.visitorRead) this.inbox.patch(id, { visitorRead: seq });
    if (view && kind === 'agent' && seq >= view.agentRead) this.inbox.patch(id, { agentRead: seq, ...(seq >= view.head && { unread: 0 }) });
  }

  /** Marks messages as read that were on the screen while the window had the focus. */
  markRead(id: string, seq: number): void {
    this.live.read(id, seq);
    this.#onRead(id, 'agent', seq);
  }

  /** Leaves the conversation, since who looks at it reads it. */
  markUnread(id: string): Promise<void> {
    this.route.close();
    return this.actions.markUnread(id);
  }

  async #openSelected(): Promise<void> {
    const id = this.route.conversation;
    this.loadError = undefined;
    this.changed();
    if (id === undefined) return this.threads.close();
    this.#seeMentions();
    const opening = this.threads.open(id);
    if (this.inbox.get(id) === undefined) {
      try {
        await this.inbox.fetch(id);
      } catch (error) {
        if (this.route.conversation === id) this.loadError = error instanceof Problem ? error : new Problem(0, '', String(error));
      }
      this.changed();
    }
    await opening;
  }

  /** Opens the conversation that follows in the list, if the open one was resolved and the agent wants it so. */
  #advance(resolved: readonly string[]): void {
    const open = this.route.conversation;
    if (!this.preferences.value.advance || open === undefined || !resolved.includes(open)) return;
    const fits = (id: string) => {
      const view = this.inbox.get(id);
      return view !== undefined && !resolved.includes(id) && this.inbox.shows(this.view, view);
    };
    const next = nextAfter(this.listed, open, fits);
    if (next !== undefined) this.route.open(next);
  }

  /** Loads the selected conversation again after a failure. */
  retry(): void {
    void this.#openSelected();
  }

  #onEnded(code: number): void {
    if (code === 4503) return this.session.end();
    this.ended = true;
    this.changed();
  }
}
