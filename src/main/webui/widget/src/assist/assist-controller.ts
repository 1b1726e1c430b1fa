import { browserEnvironment, type AssistFrame, type AssistPower, type AssistRequest, type AssistSession, type LiveClient, type RefusedFrame } from '@bellhop/client';
import type { Rules } from './masking/masking-rules';
import { html, type TemplateResult } from 'lit';
import type { Words } from '../locale/strings';
import type { Memory } from '../session/browser-storage';
import './consent/consent-card';
import { canShare, pick } from './screen/screen-picker';
import { Shown } from './active-assist';
import { wordsOf, type en } from './assist-strings';

/** The session that this tab takes part in. The secret `tab` proves that it is this tab. */
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
  /** The visitor must answer something, so the panel should open. */
  wanted: () => void;
  /** Showing has started or ended. */
  onShown: (shown: boolean) => void;
}

/**
 * The visitor's side of remote assistance: asks for consent, shows page or screen while allowed, and stops at once.
 * The recorder is loaded only after consent.
 */
export class Assist {
  readonly words: Words<typeof en>;
  /** The session of an agent who waits for an answer. */
  asked: AssistSession | undefined;
  /** The conversation for which the visitor considers an offer of their own. */
  offering: string | undefined;
  active: AssistSession | undefined;
  /** The browser or the system refused to share the screen. */
  blocked = false;
  #kept: Kept | undefined;
  #offered: string | undefined;
  /** The stream that the visitor picked, until it may be sent. */
  #picked: MediaStream | undefined;
  #shown: Shown | undefined;
  #release: (() => void) | undefined;

  constructor(private readonly options: AssistOptions, private readonly live: LiveClient) {
    this.words = wordsOf(options.locale);
  }

  card(): TemplateResult {
    return html`<bellhop-ask .assist=${this} .tick=${{}}></bellhop-ask>`;
  }

  /** Whether browser and site allow sharing a screen. */
  get sharable(): boolean {
    return canShare() && this.options.rules()?.screen !== false;
  }

  /** Ends the session when the service refuses to continue it. */
  refused({ code, ref, conversation }: RefusedFrame): void {
    if (ref !== undefined || conversation !== undefined) return;
    if (code === 'not_found' && this.#kept) this.#finish();
    else if (code === 'forbidden') this.#unpick();
  }

  allow(): void {
    this.#yes('see');
  }

  /** Whether the page would be recorded; the visitor is told so. */
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

  /** Opens the browser's screen picker. Must be called within the click event. */
  async share(): Promise<void> {
    const picked = await pick();
    if ('failed' in picked) return picked.failed === 'blocked' ? this.#inform() : undefined;
    this.#unpick();
    const { active, asked, offering } = this;
    this.#picked = picked.stream;
    if (active && this.#kept) this.#permit([...active.powers, 'screen']);
    else if (asked || offering !== undefined) this.#yes('screen');
    // The session ended while the visitor was picking.
    else this.#unpick();
  }

  consider(conversation: string): void {
    this.offering = conversation;
    this.options.wanted();
    this.options.changed();
  }

  /** Stops sending before it tells the service. */
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

  /** Withdraws powers at once and then tells the service. New powers apply only when the service confirms them. */
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

  /** After a page load or a reconnect the same tab continues without asking again. */
  async rejoin(): Promise<void> {
    const kept = this.#kept ?? remembered(this.options.memory);
    if (!kept) return;
    // A duplicated tab has a copy of the storage, but not the lock.
    if (!this.#kept && !(await this.#hold(kept.session))) return this.options.memory.set('assist', undefined);
    this.#kept = kept;
    this.#say({ type: 'assist.join', ...kept });
  }

  #hold(session: string): Promise<boolean> {
    return new Promise((answer) => {
      // Without TLS there are no locks: the session then ends with the page, which is safe.
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
