import type { AssistAct, AssistEnd, AssistMark, AssistOutcome, AssistPage, AssistPower, AssistSession, LiveClient } from '@bellhop/client';
import { words } from '../strings';
import { Call } from './screen-call';
import type { Notices } from '../app/notices';
import { Store } from '../app/store';

/** Said to whoever asked; what ends in another way stands in the log. */
const ANSWERS: readonly AssistEnd[] = ['refused', 'unanswered', 'too_large', 'forbidden', 'restarted'];

/** Who draws the page that is looked at. */
export interface Onlooker {
  page: (page: AssistPage) => void;
  acted: (ref: string, outcome: AssistOutcome) => void;
}

const NOBODY: Onlooker = { page: () => {}, acted: () => {} };

/** Remote assistance: which visitors show their page, and the one page that is looked at. */
export class Assists extends Store {
  readonly #sessions = new Map<string, AssistSession>();
  /** What this agent chose to look at, or not: their own question is reason enough to look. */
  readonly #choices = new Map<string, boolean>();
  /** The powers this agent asked for and has no answer to. */
  readonly #wanted = new Set<string>();
  /** The conversations in which something was recorded meanwhile. */
  readonly #recorded = new Set<string>();
  #watched: string | undefined;
  #onlooker = NOBODY;
  /** The end of the screen that this agent sees. */
  #call: Call | undefined;

  constructor(private readonly live: LiveClient, private readonly notices: Notices, private readonly me: () => string) {
    super();
    live.on('assist', (frame) => {
      if (frame.type === 'assist.session') this.#stands(frame.session);
      else if (frame.session !== this.#watched) return;
      else if (frame.type === 'assist.page') this.#onlooker.page(frame);
      else if (frame.type === 'assist.acted') this.#became(frame.ref, frame.outcome);
      else if (frame.type === 'assist.ice' || frame.type === 'assist.signal') this.#call?.hear(frame);
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

  recordedIn(conversation: string): boolean {
    return this.#recorded.has(conversation);
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
    this.#ask(conversation, 'see');
  }

  /** The same for the screen. */
  askScreen(conversation: string): void {
    const session = this.of(conversation);
    if (session?.state === 'active') this.look(session.id, true);
    if (!session?.powers.includes('screen') && !session?.asked.includes('screen')) this.#ask(conversation, 'screen');
  }

  #ask(conversation: string, power: AssistPower): void {
    if (!this.live.assist({ type: 'assist.ask', conversation, powers: [power] })) this.notices.say(words.assist.offline, undefined, 'danger');
  }

  /** Looks at this page, and at no other. */
  watch(session: string, onlooker: Onlooker): void {
    this.#onlooker = onlooker;
    this.#look(session);
  }

  unwatch(session: string): void {
    if (this.#watched === session) this.#onlooker = NOBODY;
    this.#leave(session);
  }

  get screen(): Call | undefined {
    return this.#call;
  }

  /** Has the screen sent here, anew where it was before. */
  call(session: string): void {
    this.#call?.stop();
    this.#look(session);
    this.#call = new Call({ session, say: (frame) => this.live.assist(frame), changed: () => this.changed() });
    this.changed();
  }

  hangUp(session: string): void {
    this.#call?.stop();
    this.#call = undefined;
    this.#leave(session);
  }

  async speak(on: boolean): Promise<void> {
    const speaks = await this.#call?.speak(on);
    if (on && speaks === false) this.notices.say(words.assist.noMicrophone, undefined, 'danger');
  }

  #look(session: string): void {
    this.#watched = session;
    this.live.assist({ type: 'assist.watch', session });
  }

  /** Page and screen are looked at together, and nothing is left when both are gone. */
  #leave(session: string): void {
    const looks = this.#watched === session && (this.#onlooker !== NOBODY || this.#call !== undefined);
    if (looks) return;
    if (this.#watched === session) this.#watched = undefined;
    // What has ended needs no leaving.
    const goesOn = [...this.#sessions.values()].some(({ id }) => id === session);
    if (goesOn) this.live.assist({ type: 'assist.unwatch', session });
  }

  point(session: string, mark: AssistMark): void {
    this.live.assist({ type: 'assist.point', session, mark });
  }

  act(session: string, ref: string, act: AssistAct): void {
    if (!this.live.assist({ type: 'assist.act', session, ref, act })) this.notices.say(words.assist.cut, undefined, 'danger');
  }

  /** Asks for more than to see the page; what is allowed or asked for already is given back. */
  toggle({ id, conversation, powers, asked }: AssistSession, power: AssistPower): void {
    const drops = powers.includes(power) || asked.includes(power);
    if (drops) this.#wanted.delete(`${id} ${power}`);
    else this.#wanted.add(`${id} ${power}`);
    const sent = drops ? this.live.assist({ type: 'assist.drop', session: id, powers: [power] }) : this.live.assist({ type: 'assist.ask', conversation, powers: [power] });
    if (!sent) this.notices.say(words.assist.offline, undefined, 'danger');
  }

  #became(ref: string, outcome: AssistOutcome): void {
    this.#onlooker.acted(ref, outcome);
    const said = words.assist.outcomes[outcome];
    if (said !== undefined) this.notices.say(said);
  }

  stop(session: string): void {
    this.live.assist({ type: 'assist.stop', session });
  }

  /** The page cannot be drawn: something is wrong with it, or with who sends it. */
  broken(session: string): void {
    this.stop(session);
    this.notices.say(words.assist.broken, undefined, 'danger');
  }

  /** Whoever asked for more, and only they, are told that the visitor would rather not. */
  #answered({ id, powers, asked }: AssistSession, before: AssistSession | undefined): void {
    for (const power of before?.asked ?? []) {
      const key = `${id} ${power}`;
      if (asked.includes(power) || !this.#wanted.delete(key) || powers.includes(power)) continue;
      this.notices.say(words.assist.no[power] ?? words.assist.over);
    }
  }

  #stands(session: AssistSession): void {
    const before = this.#sessions.get(session.conversation);
    if (session.state === 'ended') this.#sessions.delete(session.conversation);
    else this.#sessions.set(session.conversation, session);
    if (session.recorded) this.#recorded.add(session.conversation);
    const mine = session.by.id === this.me();
    this.#answered(session, before);
    if (session.end && ANSWERS.includes(session.end) && (mine || before?.state === 'active')) this.notices.say(words.assist.ends[session.end] ?? words.assist.over);
    // The connection was cut: who looked on goes on looking.
    if (!before && session.state === 'active' && session.id === this.#watched) this.#lookAgain(session);
    this.changed();
  }

  #lookAgain({ id, powers }: AssistSession): void {
    if (this.#call && powers.includes('screen')) this.call(id);
    else this.#look(id);
  }
}
