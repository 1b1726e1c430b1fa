import {
  browserEnvironment,
  type AssistFrame,
  type AssistPower,
  type AssistRequest,
  type AssistRules,
  type AssistSession,
  type LiveClient,
  type RefusedFrame,
} from '@bellhop/client';
import { html, type TemplateResult } from 'lit';
import type { Strings } from '../locale/strings';
import type { BrowserStorage } from '../session/browser-storage';
import './consent/consent-card';
import { canShareScreen, pickScreen } from './screen/screen-picker';
import { ActiveAssist } from './active-assist';
import { assistStringsFor, type en } from './assist-strings';

/** The session that this tab takes part in. The secret `tab` proves that it is this tab. */
interface JoinedSession {
  session: string;
  tab: string;
}

export interface AssistOptions {
  root: ShadowRoot;
  locale: string;
  storage: BrowserStorage;
  rules: () => AssistRules | undefined;
  changed: () => void;
  /** The visitor must answer something, so the panel should open. */
  onAttentionNeeded: () => void;
  /** Showing has started or ended. */
  onShown: (shown: boolean) => void;
}

/**
 * The visitor's side of remote assistance: asks for consent, shows page or screen while allowed, and stops at once.
 * The recorder is loaded only after consent.
 */
export class AssistController {
  readonly strings: Strings<typeof en>;
  /** The session of an agent who waits for an answer. */
  pendingRequest: AssistSession | undefined;
  /** The conversation for which the visitor considers an offer of their own. */
  offeredConversation: string | undefined;
  active: AssistSession | undefined;
  /** The browser or the system refused to share the screen. */
  isScreenBlocked = false;
  #joined: JoinedSession | undefined;
  #offeredTab: string | undefined;
  /** The stream that the visitor picked, until it may be sent. */
  #pickedStream: MediaStream | undefined;
  #activeAssist: ActiveAssist | undefined;
  #releaseLock: (() => void) | undefined;

  constructor(
    private readonly options: AssistOptions,
    private readonly live: LiveClient,
  ) {
    this.strings = assistStringsFor(options.locale);
  }

  card(): TemplateResult {
    return html`<bellhop-assist-consent .assist=${this} .tick=${{}}></bellhop-assist-consent>`;
  }

  /** Whether browser and site allow sharing a screen. */
  get canShareScreen(): boolean {
    return canShareScreen() && this.options.rules()?.screen !== false;
  }

  /** Ends the session when the service refuses to continue it. */
  refused({ code, ref, conversation }: RefusedFrame): void {
    if (ref !== undefined || conversation !== undefined) return;
    if (code === 'not_found' && this.#joined) this.#finish();
    else if (code === 'forbidden') this.#dropPickedStream();
  }

  allow(): void {
    this.#consent('see');
  }

  /** Whether the page would be recorded; the visitor is told so. */
  get recorded(): boolean {
    return this.pendingRequest ? this.pendingRequest.recorded : this.options.rules()?.record === true;
  }

  get recordDays(): number {
    return this.options.rules()?.recordDays ?? 0;
  }

  refuse(): void {
    if (this.pendingRequest)
      this.#send({ type: 'assist.allow', session: this.pendingRequest.id, tab: browserEnvironment.newRef(), powers: [] });
    this.#closeRequest();
  }

  /** Opens the browser's screen picker. Must be called within the click event. */
  async shareScreen(): Promise<void> {
    const picked = await pickScreen();
    if ('failed' in picked) return picked.failed === 'blocked' ? this.#reportScreenBlocked() : undefined;
    this.#dropPickedStream();
    const { active, pendingRequest, offeredConversation } = this;
    this.#pickedStream = picked.stream;
    if (active && this.#joined) this.#setPowers([...active.powers, 'screen']);
    else if (pendingRequest || offeredConversation !== undefined) this.#consent('screen');
    // The session ended while the visitor was picking.
    else this.#dropPickedStream();
  }

  offer(conversation: string): void {
    this.offeredConversation = conversation;
    this.options.onAttentionNeeded();
    this.options.changed();
  }

  /** Stops sending before it tells the service. */
  stop(): void {
    const session = this.#joined?.session;
    this.#finish();
    if (session !== undefined) this.#send({ type: 'assist.stop', session });
  }

  onFrame(frame: AssistFrame): void {
    if (frame.type === 'assist.session') {
      this.#onSession(frame.session);
      this.options.changed();
    } else if (frame.session === this.#joined?.session) this.#activeAssist?.onFrame(frame);
  }

  #consent(power: 'see' | 'screen'): void {
    const { pendingRequest, offeredConversation, recorded } = this;
    const tab = browserEnvironment.newRef();
    if (pendingRequest) {
      this.#join({ session: pendingRequest.id, tab });
      this.#send({ type: 'assist.allow', session: pendingRequest.id, tab, powers: [power], recorded });
    } else if (offeredConversation !== undefined) {
      this.#offeredTab = tab;
      this.#send({ type: 'assist.offer', conversation: offeredConversation, tab, powers: [power], recorded });
    }
    this.#closeRequest();
  }

  #closeRequest(): void {
    this.pendingRequest = undefined;
    this.offeredConversation = undefined;
    this.isScreenBlocked = false;
    this.options.changed();
  }

  #reportScreenBlocked(): void {
    if (this.#activeAssist) this.#activeAssist.inform(this.strings.get('notShared'));
    else this.isScreenBlocked = true;
    this.options.changed();
  }

  #dropPickedStream(): void {
    for (const track of this.#pickedStream?.getTracks() ?? []) track.stop();
    this.#pickedStream = undefined;
  }

  #send(frame: AssistRequest): boolean {
    return this.live.assist(frame);
  }

  /** Withdraws powers at once and then tells the service. New powers apply only when the service confirms them. */
  #setPowers(powers: AssistPower[]): void {
    const { active } = this;
    if (!active || !this.#joined) return;
    this.active = { ...active, powers: active.powers.filter((power) => powers.includes(power)), asked: [] };
    this.#activeAssist?.update(this.active);
    this.#send({ type: 'assist.allow', ...this.#joined, powers });
  }

  #onSession(session: AssistSession): void {
    if (session.state === 'asked') {
      const fresh = this.pendingRequest?.id !== session.id;
      this.pendingRequest = session;
      if (fresh) this.options.onAttentionNeeded();
      return;
    }
    this.pendingRequest = undefined;
    if (session.state === 'ended') return session.id === this.#joined?.session ? this.#finish() : undefined;
    if (this.#offeredTab !== undefined) {
      this.#join({ session: session.id, tab: this.#offeredTab });
      this.#offeredTab = undefined;
    }
    if (session.id === this.#joined?.session) this.#onActive(session);
  }

  #onActive(session: AssistSession): void {
    this.active = session;
    if (this.#activeAssist) this.#activeAssist.update(session);
    else this.#start(session);
    if (this.#pickedStream && session.powers.includes('screen')) {
      this.#activeAssist?.shareScreen(this.#pickedStream);
      this.#pickedStream = undefined;
    }
  }

  #start(session: AssistSession): void {
    const rules = this.options.rules();
    if (!rules) return;
    this.#activeAssist = new ActiveAssist(session, {
      rules,
      root: this.options.root,
      strings: this.strings,
      send: (frame) => this.#joined?.session === session.id && this.#send(frame),
      backlog: () => this.live.backlog,
      onStop: () => this.stop(),
      onAllow: (powers) => (powers.length ? this.#setPowers(powers) : this.stop()),
      onShare: () => void this.shareScreen(),
      onResume: () =>
        this.#joined && this.#send({ type: 'assist.allow', ...this.#joined, powers: [...(this.active?.powers ?? []), 'screen'] }),
    });
    this.options.onShown(true);
  }

  #join(kept: JoinedSession): void {
    this.#joined = kept;
    this.options.storage.set('assist', JSON.stringify(kept));
    void this.#lockTab(kept.session);
  }

  #finish(): void {
    const shown = this.#activeAssist !== undefined;
    this.#activeAssist?.stop();
    this.#activeAssist = undefined;
    this.#dropPickedStream();
    this.#joined = undefined;
    this.#offeredTab = undefined;
    this.active = undefined;
    this.#releaseLock?.();
    this.options.storage.set('assist', undefined);
    if (shown) this.options.onShown(false);
    this.options.changed();
  }

  /** After a page load or a reconnect the same tab continues without asking again. */
  async rejoin(): Promise<void> {
    const kept = this.#joined ?? storedSession(this.options.storage);
    if (!kept) return;
    // A duplicated tab has a copy of the storage, but not the lock.
    if (!this.#joined && !(await this.#lockTab(kept.session))) return this.options.storage.set('assist', undefined);
    this.#joined = kept;
    this.#send({ type: 'assist.join', ...kept });
  }

  #lockTab(session: string): Promise<boolean> {
    return new Promise((answer) => {
      // Without TLS there are no locks: the session then ends with the page, which is safe.
      if (!navigator.locks) return answer(false);
      void navigator.locks.request(`bellhop.assist.${session}`, { ifAvailable: true }, (lock) => {
        answer(lock !== null);
        return lock && new Promise<void>((release) => (this.#releaseLock = release));
      });
    });
  }
}

function storedSession(memory: BrowserStorage): JoinedSession | undefined {
  try {
    return (JSON.parse(memory.get('assist') ?? 'null') as JoinedSession | null) ?? undefined;
  } catch {
    return undefined;
  }
}
