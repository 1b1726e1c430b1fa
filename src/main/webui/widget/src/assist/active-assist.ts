import type { AssistActFrame, AssistFrame, AssistOutcome, AssistPower, AssistRequest, AssistSession, AssistSessionFrame } from '@bellhop/client';
import type { Words } from '../locale/strings';
import { Notice } from './consent/assist-prompts';
import { saidOf } from './consent/status-line';
import { Screen } from './screen/screen-sharing';
import type { Rules } from './masking/masking-rules';
import type { Showing } from './capture/page-sharing';
import type { en } from './assist-strings';

export interface ShownOptions {
  root: ShadowRoot;
  words: Words<typeof en>;
  rules: Rules;
  say: (frame: AssistRequest) => boolean;
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
export class Shown {
  readonly #notice: Notice;
  #showing: Showing | undefined;
  #loading = false;
  #screen: Screen | undefined;
  #heard: string[] = [];
  #speaks = false;
  #over = false;

  constructor(private session: AssistSession, private readonly options: ShownOptions) {
    const { root, words, onStop, onAllow, onShare } = options;
    this.#notice = new Notice({ root, words, onStop, onAllow, onShare, onSpeak: (on) => void this.#speak(on) });
    this.stands(session);
  }

  /** Applies the session's new state. A power that was withdrawn stops at once. */
  stands(session: AssistSession): void {
    this.session = session;
    const { powers, asked } = session;
    if (!powers.includes('see')) this.#hidePage();
    if (this.#screen && !powers.includes('screen')) this.#without(asked.includes('screen'));
    this.#showing?.may(powers);
    this.#tell();
  }

  hear(frame: Exclude<AssistFrame, AssistSessionFrame>): void {
    if (frame.type === 'assist.again') void this.#picture();
    else if (frame.type === 'assist.point') this.#showing?.point(frame.by, frame.mark);
    else if (frame.type === 'assist.act') this.#act(frame);
    else if (frame.type === 'assist.ice' || frame.type === 'assist.signal') this.#screen?.hear(frame);
  }

  /** Shares the stream that the visitor picked with every agent who watches. */
  share(stream: MediaStream): void {
    this.#hideScreen();
    const ended = () => this.#ended();
    this.#screen = new Screen({
      session: this.session.id, stream, ended, say: this.options.say,
      heard: (names) => {
        this.#heard = names;
        this.#tell();
      },
    });
    this.#tell();
  }

  inform(text: string): void {
    this.#notice.tell(text);
  }

  /** Stops at once: nothing more of page or screen leaves the browser. */
  stop(): void {
    this.#over = true;
    this.#hidePage();
    this.#hideScreen();
    this.#notice.remove();
  }

  /** After a reconnect the service asks again and the screen continues. Otherwise the screen stops. */
  #without(askedAgain: boolean): void {
    if (askedAgain) this.options.onResume();
    else this.#hideScreen();
  }

  #ended(): void {
    this.#hideScreen();
    this.options.onAllow(this.session.powers.filter((power) => power !== 'screen'));
  }

  #hidePage(): void {
    this.#showing?.stop();
    this.#showing = undefined;
  }

  #hideScreen(): void {
    this.#screen?.stop();
    this.#screen = undefined;
    this.#speaks = false;
    this.#heard = [];
  }

  #tell(): void {
    const { words } = this.options;
    const { powers, asked, watchers, by } = this.session;
    const names = (watchers.length ? watchers : by.kind === 'agent' ? [by] : []).map(({ name }) => name);
    this.#notice.say(saidOf(words, this.session, this.#heard));
    this.#notice.stands({
      powers, asked: this.#screen ? asked.filter((power) => power !== 'screen') : asked,
      names: new Intl.ListFormat(words.locale).format(names), microphone: this.#screen ? this.#speaks : undefined,
    });
  }

  async #speak(on: boolean): Promise<void> {
    const screen = this.#screen;
    const speaks = (await screen?.speak(on)) ?? false;
    if (this.#over || this.#screen !== screen) return;
    this.#speaks = speaks;
    this.#tell();
    if (on && !speaks) this.inform(this.options.words.say('noMicrophone'));
  }

  #act({ session, ref, by, act }: AssistActFrame): void {
    const tell = (outcome: AssistOutcome) => this.options.say({ type: 'assist.acted', session, ref, outcome });
    if (this.#showing) this.#showing.act(by, act, tell);
    else tell('gone');
  }

  /** The recorder is loaded only now, after consent. */
  async #picture(): Promise<void> {
    if (this.#showing) return this.#showing.picture();
    if (this.#loading) return;
    this.#loading = true;
    try {
      const { show } = await import('./capture/page-sharing');
      // The visitor may have stopped while the recorder was loading.
      if (!this.#over && this.session.powers.includes('see')) this.#show(show);
    } catch {
      this.options.onStop();
    }
    this.#loading = false;
  }

  #show(show: typeof import('./capture/page-sharing').show): void {
    const { root, rules, words, say, backlog } = this.options;
    const session = this.session.id;
    this.#showing = show({ root, rules, words, backlog, notice: this.#notice, say: (piece) => !this.#over && say({ type: 'assist.page', session, ...piece }) });
    this.#showing.may(this.session.powers);
  }
}
