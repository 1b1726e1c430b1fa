import type {
  AssistActFrame,
  AssistFrame,
  AssistOutcome,
  AssistPower,
  AssistRequest,
  AssistRules,
  AssistSession,
  AssistSessionFrame,
} from '@bellhop/client';
import type { Strings } from '../locale/strings';
import { AssistPrompts } from './consent/assist-prompts';
import { statusLine } from './consent/status-line';
import { ScreenSharing } from './screen/screen-sharing';
import type { SharedPage } from './capture/page-sharing';
import type { en } from './assist-strings';

export interface ActiveAssistOptions {
  root: ShadowRoot;
  strings: Strings<typeof en>;
  rules: AssistRules;
  send: (frame: AssistRequest) => boolean;
  backlog: () => number;
  onStop: () => void;
  /** The visitor now allows exactly these powers. */
  onAllow: (powers: AssistPower[]) => void;
  /** The visitor pressed the button to share a screen. */
  onShare: () => void;
  /** The connection came back while the screen was still shared. */
  onResume: () => void;
}

/** A running session: shows the page, the screen or both, and always the banner that says so. */
export class ActiveAssist {
  readonly #prompts: AssistPrompts;
  #page: SharedPage | undefined;
  #loading = false;
  #screen: ScreenSharing | undefined;
  #audibleAgents: string[] = [];
  #isMicrophoneOn = false;
  #stopped = false;

  constructor(
    private session: AssistSession,
    private readonly options: ActiveAssistOptions,
  ) {
    const { root, strings, onStop, onAllow, onShare } = options;
    this.#prompts = new AssistPrompts({ root, strings, onStop, onAllow, onShare, onMicrophone: (on) => void this.#setMicrophone(on) });
    this.update(session);
  }

  /** Applies the session's new state. A power that was withdrawn stops at once. */
  update(session: AssistSession): void {
    this.session = session;
    const { powers, asked } = session;
    if (!powers.includes('see')) this.#stopPage();
    if (this.#screen && !powers.includes('screen')) this.#onScreenWithdrawn(asked.includes('screen'));
    this.#page?.setPowers(powers);
    this.#updatePrompts();
  }

  onFrame(frame: Exclude<AssistFrame, AssistSessionFrame>): void {
    if (frame.type === 'assist.again') void this.#takeSnapshot();
    else if (frame.type === 'assist.point') this.#page?.point(frame.by, frame.mark);
    else if (frame.type === 'assist.act') this.#act(frame);
    else if (frame.type === 'assist.ice' || frame.type === 'assist.signal') this.#screen?.onFrame(frame);
  }

  /** Shares the stream that the visitor picked with every agent who watches. */
  shareScreen(stream: MediaStream): void {
    this.#stopScreen();
    const onEnded = () => this.#onScreenEnded();
    this.#screen = new ScreenSharing({
      session: this.session.id,
      stream,
      onEnded,
      send: this.options.send,
      onAudible: (names) => {
        this.#audibleAgents = names;
        this.#updatePrompts();
      },
    });
    this.#updatePrompts();
  }

  inform(text: string): void {
    this.#prompts.inform(text);
  }

  /** Stops at once: nothing more of page or screen leaves the browser. */
  stop(): void {
    this.#stopped = true;
    this.#stopPage();
    this.#stopScreen();
    this.#prompts.end();
  }

  /** After a reconnect the service asks again and the screen continues. Otherwise the screen stops. */
  #onScreenWithdrawn(askedAgain: boolean): void {
    if (askedAgain) this.options.onResume();
    else this.#stopScreen();
  }

  #onScreenEnded(): void {
    this.#stopScreen();
    this.options.onAllow(this.session.powers.filter((power) => power !== 'screen'));
  }

  #stopPage(): void {
    this.#page?.stop();
    this.#page = undefined;
  }

  #stopScreen(): void {
    this.#screen?.stop();
    this.#screen = undefined;
    this.#isMicrophoneOn = false;
    this.#audibleAgents = [];
  }

  #updatePrompts(): void {
    const { strings } = this.options;
    const { powers, asked, watchers, by } = this.session;
    const names = (watchers.length ? watchers : by.kind === 'agent' ? [by] : []).map(({ name }) => name);
    this.#prompts.setStatus(statusLine(strings, this.session, this.#audibleAgents));
    this.#prompts.update({
      powers,
      asked: this.#screen ? asked.filter((power) => power !== 'screen') : asked,
      names,
      microphone: this.#screen ? this.#isMicrophoneOn : undefined,
    });
  }

  async #setMicrophone(on: boolean): Promise<void> {
    const screen = this.#screen;
    const speaks = (await screen?.setMicrophone(on)) ?? false;
    if (this.#stopped || this.#screen !== screen) return;
    this.#isMicrophoneOn = speaks;
    this.#updatePrompts();
    if (on && !speaks) this.inform(this.options.strings.get('noMicrophone'));
  }

  #act({ session, ref, by, act }: AssistActFrame): void {
    const tell = (outcome: AssistOutcome) => this.options.send({ type: 'assist.acted', session, ref, outcome });
    if (this.#page) this.#page.act(by, act, tell);
    else tell('gone');
  }

  /** The recorder is loaded only now, after consent. */
  async #takeSnapshot(): Promise<void> {
    if (this.#page) return this.#page.takeSnapshot();
    if (this.#loading) return;
    this.#loading = true;
    try {
      const { sharePage } = await import('./capture/page-sharing');
      // The visitor may have stopped while the recorder was loading.
      if (!this.#stopped && this.session.powers.includes('see')) this.#startPage(sharePage);
    } catch {
      this.options.onStop();
    }
    this.#loading = false;
  }

  #startPage(sharePage: typeof import('./capture/page-sharing').sharePage): void {
    const { root, rules, strings, send, backlog } = this.options;
    const session = this.session.id;
    this.#page = sharePage({
      root,
      rules,
      strings,
      backlog,
      prompts: this.#prompts,
      send: (piece) => !this.#stopped && send({ type: 'assist.page', session, ...piece }),
    });
    this.#page.setPowers(this.session.powers);
  }
}
