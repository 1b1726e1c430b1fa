import type { AssistEnd, AssistPage, AssistSession, LiveClient } from '@bellhop/client';
import { words } from '../words';
import type { Notices } from './notices';
import { Store } from './store';

/** Said to whoever asked; what ends in another way stands in the log. */
const ANSWERS: readonly AssistEnd[] = ['refused', 'unanswered', 'too_large', 'restarted'];

/** Remote assistance: which visitors show their page, and the one page that is looked at. */
export class Assists extends Store {
  readonly #sessions = new Map<string, AssistSession>();
  /** What this agent chose to look at, or not: their own question is reason enough to look. */
  readonly #choices = new Map<string, boolean>();
  #watched: string | undefined;
  #onPage: (page: AssistPage) => void = () => {};

  constructor(private readonly live: LiveClient, private readonly notices: Notices, private readonly me: () => string) {
    super();
    live.on('assist', (frame) => {
      if (frame.type === 'assist.session') this.#stands(frame.session);
      else if (frame.type === 'assist.page' && frame.session === this.#watched) this.#onPage(frame);
    });
    // What is under way is told anew; what is not told any more has ended meanwhile.
    live.on('welcome', () => {
      this.#sessions.clear();
      this.changed();
    });
  }

  of(conversation: string): AssistSession | undefined {
    return this.#sessions.get(conversation);
  }

  looksAt(session: AssistSession): boolean {
    return session.state === 'active' && (this.#choices.get(session.id) ?? session.by.id === this.me());
  }

  look(session: string, on: boolean): void {
    this.#choices.set(session, on);
    this.changed();
  }

  /** Asks where nobody did; where the page is shown, looks at it or away. */
  ask(conversation: string): void {
    const session = this.of(conversation);
    if (session) return this.look(session.id, !this.looksAt(session));
    if (!this.live.assist({ type: 'assist.ask', conversation })) this.notices.say(words.assist.offline, undefined, 'danger');
  }

  /** Looks at this page, and at no other. */
  watch(session: string, onPage: (page: AssistPage) => void): void {
    this.#watched = session;
    this.#onPage = onPage;
    this.live.assist({ type: 'assist.watch', session });
  }

  unwatch(session: string): void {
    if (this.#watched === session) this.#watched = undefined;
    this.live.assist({ type: 'assist.unwatch', session });
  }

  stop(session: string): void {
    this.live.assist({ type: 'assist.stop', session });
  }

  /** The page cannot be drawn: something is wrong with it, or with who sends it. */
  broken(session: string): void {
    this.stop(session);
    this.notices.say(words.assist.broken, undefined, 'danger');
  }

  #stands(session: AssistSession): void {
    const before = this.#sessions.get(session.conversation);
    if (session.state === 'ended') this.#sessions.delete(session.conversation);
    else this.#sessions.set(session.conversation, session);
    const mine = session.by.id === this.me();
    if (session.end && ANSWERS.includes(session.end) && (mine || before?.state === 'active')) this.notices.say(words.assist.ends[session.end] ?? words.assist.over);
    // The connection was cut: who looked on goes on looking.
    if (!before && session.state === 'active' && session.id === this.#watched) this.live.assist({ type: 'assist.watch', session: session.id });
    this.changed();
  }
}
