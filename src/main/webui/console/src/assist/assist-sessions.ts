import type { AssistAct, AssistEnd, AssistMark, AssistOutcome, AssistPage, AssistPower, AssistSession, LiveClient } from '@bellhop/client';
import { strings } from '../strings';
import { ScreenCall } from './screen-call';
import type { Notices } from '../app/notices';
import { Store } from '../app/store';

/** The reasons that are reported to the agent who asked. Other endings are visible in the conversation. */
const REPORTED_ENDS: readonly AssistEnd[] = ['refused', 'unanswered', 'too_large', 'forbidden', 'restarted'];

/** Receives the page that is being watched. */
export interface PageListener {
  onPage: (page: AssistPage) => void;
  onActed: (ref: string, outcome: AssistOutcome) => void;
}

const NO_LISTENER: PageListener = { onPage: () => {}, onActed: () => {} };

/** The sessions of remote assistance, and the one that this agent watches. */
export class AssistSessions extends Store {
  readonly #sessions = new Map<string, AssistSession>();
  /** Which sessions this agent chose to watch or not. By default they watch those they asked for. */
  readonly #choices = new Map<string, boolean>();
  /** The powers that this agent requested and the visitor has not answered. */
  readonly #requested = new Set<string>();
  /** The conversations with a recording made since the console was opened. */
  readonly #recorded = new Set<string>();
  #watched: string | undefined;
  #listener = NO_LISTENER;
  /** The call that carries the visitor's screen. */
  #call: ScreenCall | undefined;

  constructor(
    private readonly live: LiveClient,
    private readonly notices: Notices,
    private readonly me: () => string,
    /** A visitor shows a page without having been asked, and nobody looks. */
    private readonly onOffered: (session: AssistSession) => void,
  ) {
    super();
    live.on('assist', (frame) => {
      if (frame.type === 'assist.session') this.#onSession(frame.session);
      else if (frame.session !== this.#watched) return;
      else if (frame.type === 'assist.page') this.#listener.onPage(frame);
      else if (frame.type === 'assist.acted') this.#onOutcome(frame.ref, frame.outcome);
      else if (frame.type === 'assist.ice' || frame.type === 'assist.signal') this.#call?.onFrame(frame);
    });
    // The service sends all running sessions again. Those it does not send have ended.
    live.on('welcome', () => {
      this.#sessions.clear();
      this.changed();
    });
  }

  of(conversation: string): AssistSession | undefined {
    return this.#sessions.get(conversation);
  }

  recordedIn(conversation: string): boolean {
    return this.#recorded.has(conversation);
  }

  isWatching(session: AssistSession): boolean {
    return session.state === 'active' && (this.#choices.get(session.id) ?? session.by.id === this.me());
  }

  setWatching(session: string, on: boolean): void {
    this.#choices.set(session, on);
    this.changed();
  }

  /** Asks for the page, or toggles watching if it is already shown. */
  ask(conversation: string): void {
    const session = this.of(conversation);
    if (session) return this.setWatching(session.id, !this.isWatching(session));
    this.#ask(conversation, 'see');
  }

  /** Asks for the screen, or watches it if it is already shown. */
  askScreen(conversation: string): void {
    const session = this.of(conversation);
    if (session?.state === 'active') this.setWatching(session.id, true);
    if (!session?.powers.includes('screen') && !session?.asked.includes('screen')) this.#ask(conversation, 'screen');
  }

  #ask(conversation: string, power: AssistPower): void {
    if (!this.live.assist({ type: 'assist.ask', conversation, powers: [power] }))
      this.notices.show(strings.assist.offline, undefined, 'danger');
  }

  /** Watches this session's page and no other. */
  watch(session: string, listener: PageListener): void {
    this.#listener = listener;
    this.#watch(session);
  }

  unwatch(session: string): void {
    if (this.#watched === session) this.#listener = NO_LISTENER;
    this.#unwatch(session);
  }

  get screen(): ScreenCall | undefined {
    return this.#call;
  }

  /** Calls for the visitor's screen; an earlier call is replaced. */
  call(session: string): void {
    this.#call?.stop();
    this.#watch(session);
    this.#call = new ScreenCall({ session, send: (frame) => this.live.assist(frame), changed: () => this.changed() });
    this.changed();
  }

  hangUp(session: string): void {
    this.#call?.stop();
    this.#call = undefined;
    this.#unwatch(session);
  }

  async setMicrophone(on: boolean): Promise<void> {
    const speaks = await this.#call?.setMicrophone(on);
    if (on && speaks === false) this.notices.show(strings.assist.noMicrophone, undefined, 'danger');
  }

  #watch(session: string): void {
    this.#watched = session;
    this.live.assist({ type: 'assist.watch', session });
  }

  /** Page and screen share one subscription, which ends when both are closed. */
  #unwatch(session: string): void {
    const looks = this.#watched === session && (this.#listener !== NO_LISTENER || this.#call !== undefined);
    if (looks) return;
    if (this.#watched === session) this.#watched = undefined;
    // A session that has ended needs no `unwatch`.
    const goesOn = [...this.#sessions.values()].some(({ id }) => id === session);
    if (goesOn) this.live.assist({ type: 'assist.unwatch', session });
  }

  point(session: string, mark: AssistMark): void {
    this.live.assist({ type: 'assist.point', session, mark });
  }

  act(session: string, ref: string, act: AssistAct): void {
    if (!this.live.assist({ type: 'assist.act', session, ref, act })) this.notices.show(strings.assist.cut, undefined, 'danger');
  }

  /** Requests a further power, or gives it up if it is already allowed or requested. */
  toggle({ id, conversation, powers, asked }: AssistSession, power: AssistPower): void {
    const drops = powers.includes(power) || asked.includes(power);
    if (drops) this.#requested.delete(`${id} ${power}`);
    else this.#requested.add(`${id} ${power}`);
    const sent = drops
      ? this.live.assist({ type: 'assist.drop', session: id, powers: [power] })
      : this.live.assist({ type: 'assist.ask', conversation, powers: [power] });
    if (!sent) this.notices.show(strings.assist.offline, undefined, 'danger');
  }

  #onOutcome(ref: string, outcome: AssistOutcome): void {
    this.#listener.onActed(ref, outcome);
    const said = strings.assist.outcomes[outcome];
    if (said !== undefined) this.notices.show(said);
  }

  stop(session: string): void {
    this.live.assist({ type: 'assist.stop', session });
  }

  /** Stops the session because its page cannot be drawn. */
  reportBroken(session: string): void {
    this.stop(session);
    this.notices.show(strings.assist.broken, undefined, 'danger');
  }

  /** Tells the agent who requested a power, and only them, that the visitor declined. */
  #reportRefusals({ id, powers, asked }: AssistSession, before: AssistSession | undefined): void {
    for (const power of before?.asked ?? []) {
      const key = `${id} ${power}`;
      if (asked.includes(power) || !this.#requested.delete(key) || powers.includes(power)) continue;
      this.notices.show(strings.assist.no[power] ?? strings.assist.over);
    }
  }

  #onSession(session: AssistSession): void {
    const before = this.#sessions.get(session.conversation);
    if (session.state === 'ended') this.#sessions.delete(session.conversation);
    else this.#sessions.set(session.conversation, session);
    if (session.recorded) this.#recorded.add(session.conversation);
    const mine = session.by.id === this.me();
    this.#reportRefusals(session, before);
    if (session.end && REPORTED_ENDS.includes(session.end) && (mine || before?.state === 'active'))
      this.notices.show(strings.assist.ends[session.end] ?? strings.assist.over);
    // After a reconnect the agent continues to watch.
    if (!before && session.state === 'active' && session.id === this.#watched) this.#watchAgain(session);
    if (!before && session.state === 'active' && session.by.kind === 'visitor' && !session.watchers.length) this.onOffered(session);
    this.changed();
  }

  #watchAgain({ id, powers }: AssistSession): void {
    if (this.#call && powers.includes('screen')) this.call(id);
    else this.#watch(id);
  }
}
