import { browserEnvironment, type AssistFrame, type AssistPower, type AssistRequest, type AssistSession, type LiveClient, type RefusedFrame } from '@bellhop/client';
import type { Rules } from './masking/masking-rules';
import { html, type TemplateResult } from 'lit';
import type { Words } from '../locale/strings';
import type { Memory } from '../session/browser-storage';
import './consent/consent-card';
import { canShare, pick } from './screen/screen-picker';
import { Shown } from './active-assist';
import { wordsOf, type en } from './assist-strings';

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
  /** Something is shown from now on, or not any more. */
  onShown: (shown: boolean) => void;
}

/**
 * The visitor's side of remote assistance: asks before anything is seen, shows the page or the screen while it is
 * allowed, and stops at a word. What records is loaded only when the visitor has said yes.
 */
export class Assist {
  readonly words: Words<typeof en>;
  /** Who asks and waits for an answer. */
  asked: AssistSession | undefined;
  /** The visitor thinks about showing something unasked. */
  offering: string | undefined;
  active: AssistSession | undefined;
  /** The screen could not be shared, and the visitor has to know. */
  blocked = false;
  #kept: Kept | undefined;
  #offered: string | undefined;
  /** What the visitor picked, until it may be sent. */
  #picked: MediaStream | undefined;
  #shown: Shown | undefined;
  #release: (() => void) | undefined;

  constructor(private readonly options: AssistOptions, private readonly live: LiveClient) {
    this.words = wordsOf(options.locale);
  }

  card(): TemplateResult {
    return html`<bellhop-ask .assist=${this} .tick=${{}}></bellhop-ask>`;
  }

  /** Whether there is a screen to share, as far as browser and site let it be. */
  get sharable(): boolean {
    return canShare() && this.options.rules()?.screen !== false;
  }

  /** What was to go on is over. */
  refused({ code, ref, conversation }: RefusedFrame): void {
    if (ref !== undefined || conversation !== undefined) return;
    if (code === 'not_found' && this.#kept) this.#finish();
    else if (code === 'forbidden') this.#unpick();
  }

  allow(): void {
    this.#yes('see');
  }

  /** Whether what is seen of the page would be recorded, as the visitor is told. */
  get recorded(): boolean {
    return this.asked ? this.asked.recorded : this.options.rules()?.record === true;
  }

  get recordDays(): number {
    return this.options.rules()?.recordDays ?? 0;
  }

  refuse(): void {
    if (this.asked) this.#say({ type: 'assist.allow', session: this.asked.id, tab: browserEnvironment.newRef(), powers: [] });
    this.#answered();
  }

  /** The browser asks the visitor what to share; to be called in the press itself. */
  async share(): Promise<void> {
    const picked = await pick();
    if ('failed' in picked) return picked.failed === 'blocked' ? this.#inform() : undefined;
    this.#unpick();
    const { active, asked, offering } = this;
    this.#picked = picked.stream;
    if (active && this.#kept) this.#permit([...active.powers, 'screen']);
    else if (asked || offering !== undefined) this.#yes('screen');
    // What it was picked for is over.
    else this.#unpick();
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

  hear(frame: AssistFrame): void {
    if (frame.type === 'assist.session') {
      this.#stands(frame.session);
      this.options.changed();
    } else if (frame.session === this.#kept?.session) this.#shown?.hear(frame);
  }

  #yes(power: 'see' | 'screen'): void {
    const { asked, offering, recorded } = this;
    const tab = browserEnvironment.newRef();
    if (asked) {
      this.#keep({ session: asked.id, tab });
      this.#say({ type: 'assist.allow', session: asked.id, tab, powers: [power], recorded });
    } else if (offering !== undefined) {
      this.#offered = tab;
      this.#say({ type: 'assist.offer', conversation: offering, tab, powers: [power], recorded });
    }
    this.#answered();
  }

  #answered(): void {
    this.asked = undefined;
    this.offering = undefined;
    this.blocked = false;
    this.options.changed();
  }

  #inform(): void {
    if (this.#shown) this.#shown.inform(this.words.say('notShared'));
    else this.blocked = true;
    this.options.changed();
  }

  #unpick(): void {
    for (const track of this.#picked?.getTracks() ?? []) track.stop();
    this.#picked = undefined;
  }

  #say(frame: AssistRequest): boolean {
    return this.live.assist(frame);
  }

  /** First of all it is so; then the other side is told. What is allowed anew is so when the other side says so. */
  #permit(powers: AssistPower[]): void {
    const { active } = this;
    if (!active || !this.#kept) return;
    this.active = { ...active, powers: active.powers.filter((power) => powers.includes(power)), asked: [] };
    this.#shown?.stands(this.active);
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
    if (session.id === this.#kept?.session) this.#goesOn(session);
  }

  #goesOn(session: AssistSession): void {
    this.active = session;
    if (this.#shown) this.#shown.stands(session);
    else this.#show(session);
    if (this.#picked && session.powers.includes('screen')) {
      this.#shown?.share(this.#picked);
      this.#picked = undefined;
    }
  }

  #show(session: AssistSession): void {
    const rules = this.options.rules();
    if (!rules) return;
    this.#shown = new Shown(session, {
      rules, root: this.options.root, words: this.words,
      say: (frame) => this.#kept?.session === session.id && this.#say(frame),
      backlog: () => this.live.backlog,
      onStop: () => this.stop(),
      onAllow: (powers) => (powers.length ? this.#permit(powers) : this.stop()),
      onShare: () => void this.share(),
      onResume: () => this.#kept && this.#say({ type: 'assist.allow', ...this.#kept, powers: [...(this.active?.powers ?? []), 'screen'] }),
    });
    this.options.onShown(true);
  }

  #keep(kept: Kept): void {
    this.#kept = kept;
    this.options.memory.set('assist', JSON.stringify(kept));
    void this.#hold(kept.session);
  }

  #finish(): void {
    const shown = this.#shown !== undefined;
    this.#shown?.stop();
    this.#shown = undefined;
    this.#unpick();
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
