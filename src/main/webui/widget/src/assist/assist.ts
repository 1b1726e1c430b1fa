import { browserEnvironment, type AssistActFrame, type AssistFrame, type AssistOutcome, type AssistPower, type AssistRequest, type AssistSession, type LiveClient, type RefusedFrame } from '@bellhop/client';
import type { Rules } from './secrets';
import type { Showing } from './show';
import { html, type TemplateResult } from 'lit';
import type { Words } from '../locale/texts';
import type { Memory } from '../memory';
import './ask';
import { wordsOf, type en } from './texts';

/** Which of the visitor's tabs is shown: this one, when it knows the secret. */
interface Kept {
  session: string;
  tab: string;
}

export interface AssistOptions {
  root: ShadowRoot;
  locale: string;
  memory: Memory;
  rules: () => Rules | undefined;
  changed: () => void;
  /** The visitor is to be asked, wherever the panel is. */
  wanted: () => void;
  /** The page is in view from now on, or not any more. */
  onShown: (shown: boolean) => void;
}

/**
 * The visitor's side of remote assistance: asks before anything is seen, shows the page while it is allowed, and stops
 * at a word. What records is loaded only when the visitor has said yes.
 */
export class Assist {
  readonly words: Words<typeof en>;
  /** Who asks and waits for an answer. */
  asked: AssistSession | undefined;
  /** The visitor thinks about showing the page unasked. */
  offering: string | undefined;
  active: AssistSession | undefined;
  #kept: Kept | undefined;
  #offered: string | undefined;
  #showing: Showing | undefined;
  #loading = false;
  #release: (() => void) | undefined;

  constructor(private readonly options: AssistOptions, private readonly live: LiveClient) {
    this.words = wordsOf(options.locale);
  }

  card(): TemplateResult {
    return html`<bellhop-ask .assist=${this} .tick=${{}}></bellhop-ask>`;
  }

  /** What was to go on is over. */
  refused({ code, ref, conversation }: RefusedFrame): void {
    if (code === 'not_found' && ref === undefined && conversation === undefined && this.#kept) this.#finish();
  }

  allow(): void {
    const { asked, offering } = this;
    const tab = browserEnvironment.newRef();
    if (asked) {
      this.#keep({ session: asked.id, tab });
      this.#say({ type: 'assist.allow', session: asked.id, tab, powers: ['see'] });
    } else if (offering !== undefined) {
      this.#offered = tab;
      this.#say({ type: 'assist.offer', conversation: offering, tab });
    }
    this.#answered();
  }

  refuse(): void {
    if (this.asked) this.#say({ type: 'assist.allow', session: this.asked.id, tab: browserEnvironment.newRef(), powers: [] });
    this.#answered();
  }

  consider(conversation: string): void {
    this.offering = conversation;
    this.options.wanted();
    this.options.changed();
  }

  /** First of all nothing more leaves the page; then the other side is told. */
  stop(): void {
    const session = this.#kept?.session;
    this.#finish();
    if (session !== undefined) this.#say({ type: 'assist.stop', session });
  }

  #answered(): void {
    this.asked = undefined;
    this.offering = undefined;
    this.options.changed();
  }

  #say(frame: AssistRequest): boolean {
    return this.live.assist(frame);
  }

  hear(frame: AssistFrame): void {
    if (frame.type === 'assist.session') {
      this.#stands(frame.session);
      this.options.changed();
    } else if (frame.session !== this.#kept?.session) return;
    else if (frame.type === 'assist.again') void this.#picture();
    else if (frame.type === 'assist.point') this.#showing?.point(frame.by, frame.mark);
    else if (frame.type === 'assist.act') this.#act(frame);
  }

  #act({ session, ref, by, act }: AssistActFrame): void {
    const tell = (outcome: AssistOutcome) => this.#say({ type: 'assist.acted', session, ref, outcome });
    if (this.#showing) this.#showing.act(by, act, tell);
    else tell('gone');
  }

  /** First of all it is so; then the other side is told. */
  #permit(powers: AssistPower[]): void {
    const { active } = this;
    if (!active || !this.#kept) return;
    this.active = { ...active, powers: powers.filter((power) => active.powers.includes(power)), asked: [] };
    this.#tell();
    this.#say({ type: 'assist.allow', ...this.#kept, powers });
  }

  #stands(session: AssistSession): void {
    if (session.state === 'asked') {
      const fresh = this.asked?.id !== session.id;
      this.asked = session;
      if (fresh) this.options.wanted();
      return;
    }
    this.asked = undefined;
    if (session.state === 'ended') return session.id === this.#kept?.session ? this.#finish() : undefined;
    if (this.#offered !== undefined) {
      this.#keep({ session: session.id, tab: this.#offered });
      this.#offered = undefined;
    }
    if (session.id !== this.#kept?.session) return;
    this.active = session;
    this.#tell();
  }

  async #picture(): Promise<void> {
    const rules = this.options.rules();
    if (this.#showing) return this.#showing.picture();
    if (this.#loading || !rules) return;
    this.#loading = true;
    try {
      const { show } = await import('./show');
      // The visitor may have thought better of it meanwhile.
      if (this.#kept) this.#show(show, rules);
    } catch {
      this.stop();
    }
    this.#loading = false;
  }

  #show(show: typeof import('./show').show, rules: Rules): void {
    const session = (this.#kept as Kept).session;
    this.#showing = show({
      root: this.options.root,
      rules,
      words: this.words,
      onStop: () => this.stop(),
      onAllow: (powers) => this.#permit(powers),
      say: (piece) => this.#kept?.session === session && this.#say({ type: 'assist.page', session, ...piece }),
      backlog: () => this.live.backlog,
    });
    this.#tell();
    this.options.onShown(true);
  }

  /** What the banner says, and asks. */
  #tell(): void {
    const { powers = [], asked = [], watchers = [], by } = this.active ?? {};
    const names = (watchers.length ? watchers : by?.kind === 'agent' ? [by] : []).map(({ name }) => name);
    this.#showing?.say(this.#watchers());
    this.#showing?.stands({ powers, asked, names: new Intl.ListFormat(this.words.locale).format(names) });
  }

  #watchers(): string {
    const { words } = this;
    const [one, two, ...more] = this.active?.watchers ?? [];
    if (!one) return words.say('unseen');
    if (!two) return words.say('seen', { a: one.name });
    return more.length ? words.count('seenMany', more.length, { a: one.name, b: two.name }) : words.say('seenTwo', { a: one.name, b: two.name });
  }

  #keep(kept: Kept): void {
    this.#kept = kept;
    this.options.memory.set('assist', JSON.stringify(kept));
    void this.#hold(kept.session);
  }

  #finish(): void {
    const shown = this.#showing !== undefined;
    this.#showing?.stop();
    this.#showing = undefined;
    this.#kept = undefined;
    this.#offered = undefined;
    this.active = undefined;
    this.#release?.();
    this.options.memory.set('assist', undefined);
    if (shown) this.options.onShown(false);
    this.options.changed();
  }

  /** After a page load, or a cut: the same tab goes on without asking again. */
  async rejoin(): Promise<void> {
    const kept = this.#kept ?? remembered(this.options.memory);
    if (!kept) return;
    // A copy of the tab has its memory too, but not its lock.
    if (!this.#kept && !(await this.#hold(kept.session))) return this.options.memory.set('assist', undefined);
    this.#kept = kept;
    this.#say({ type: 'assist.join', ...kept });
  }

  #hold(session: string): Promise<boolean> {
    return new Promise((answer) => {
      // On plain http there are no locks: then it ends with the page, which is safe.
      if (!navigator.locks) return answer(false);
      void navigator.locks.request(`bellhop.assist.${session}`, { ifAvailable: true }, (lock) => {
        answer(lock !== null);
        return lock && new Promise<void>((release) => (this.#release = release));
      });
    });
  }
}

function remembered(memory: Memory): Kept | undefined {
  try {
    return (JSON.parse(memory.get('assist') ?? 'null') as Kept | null) ?? undefined;
  } catch {
    return undefined;
  }
}
