import type { AssistPower } from '@bellhop/client';
import type { Words } from '../../locale/strings';
import { AssistBanner, type Allowed, type Question } from './assist-banner';
import { canShare } from '../screen/screen-picker';
import type { en } from '../assist-strings';

export interface Stands {
  powers: AssistPower[];
  asked: AssistPower[];
  /** The names of the agents who ask. */
  names: string;
  /** Whether the visitor's microphone is on; undefined while no screen is shared. */
  microphone: boolean | undefined;
}

export interface NoticeOptions {
  root: ShadowRoot;
  words: Words<typeof en>;
  onStop: () => void;
  /** The visitor now allows exactly these powers. */
  onAllow: (powers: AssistPower[]) => void;
  /** The visitor pressed the button to share a screen. */
  onShare: () => void;
  onSpeak: (on: boolean) => void;
}

/** A question with priority over the session's own; declined when it is obsolete. */
export interface Pending {
  question: Question;
  decline: () => void;
}

const ON_PAGE = ['point', 'act'] as const;

/** Shows the visitor the state of a running session and asks its questions. */
export class Notice {
  readonly #banner = new AssistBanner();
  #state: Stands = { powers: [], asked: [], names: '', microphone: undefined };
  #pending: Pending | undefined;

  constructor(private readonly options: NoticeOptions) {
    this.#banner.stop = options.words.say('stop');
    this.#banner.onStop = options.onStop;
    options.root.append(this.#banner);
  }

  say(text: string): void {
    this.#banner.text = text;
  }

  stands(state: Stands): void {
    this.#state = state;
    this.#banner.allowed = this.#allowed();
    this.#ask();
  }

  /** Asks a question; an earlier one is declined. */
  hold(pending: Pending): void {
    this.#pending?.decline();
    this.#pending = pending;
    this.#ask();
  }

  release(pending: Pending): void {
    if (this.#pending === pending) this.#pending = undefined;
    this.#ask();
  }

  /** Shows a message that the visitor only confirms. */
  tell(title: string): void {
    const { words } = this.options;
    const pending: Pending = { question: { title, detail: '', yes: undefined, no: words.say('read'), answer: () => this.release(pending) }, decline: () => this.release(pending) };
    this.hold(pending);
  }

  remove(): void {
    this.#banner.remove();
  }

  #allowed(): Allowed[] {
    const { words, onAllow, onSpeak } = this.options;
    const { powers, microphone } = this.#state;
    const drop = (power: AssistPower) => () => onAllow(powers.filter((one) => one !== power));
    const chips: Allowed[] = ON_PAGE.filter((power) => powers.includes(power))
      .map((power) => ({ power, label: words.say(`${power}s`), title: words.say(`${power}sDrop`), press: drop(power) }));
    if (powers.includes('screen') && powers.includes('see')) chips.push({ power: 'screen', label: words.say('screen'), title: words.say('screenDrop'), press: drop('screen') });
    if (microphone !== undefined) {
      chips.push({ power: 'microphone', label: words.say(microphone ? 'mute' : 'speak'), title: words.say(microphone ? 'muteTitle' : 'speakTitle'), press: () => onSpeak(!microphone), pressed: microphone });
    }
    return chips;
  }

  #ask(): void {
    this.#banner.question = this.#pending?.question ?? this.#askedForPage() ?? this.#askedForScreen();
  }

  #askedForPage(): Question | undefined {
    const { words, onAllow } = this.options;
    const { powers, asked, names } = this.#state;
    const wanted = ON_PAGE.filter((power) => asked.includes(power) && !powers.includes(power));
    if (!wanted.length) return undefined;
    const what = wanted.length > 1 ? 'askedBoth' : wanted[0] === 'act' ? 'askedAct' : 'askedPoint';
    return {
      title: words.say(what, { a: names }), detail: words.say(wanted.includes('act') ? 'whatAct' : 'whatPoint'), yes: words.say('allow'), no: words.say('no'),
      answer: (yes) => onAllow(yes ? [...powers, ...wanted] : powers),
    };
  }

  #askedForScreen(): Question | undefined {
    const { words, onAllow, onShare } = this.options;
    const { powers, asked, names } = this.#state;
    if (!asked.includes('screen')) return undefined;
    const able = canShare();
    return {
      // Without powers the page was reloaded, which ended the screen.
      title: powers.length ? words.say('askedScreen', { a: names }) : words.say('goOn'),
      detail: words.say(able ? 'whatScreen' : 'noScreen'), yes: able ? words.say('choose') : undefined, no: words.say('no'),
      answer: (yes) => (yes ? onShare() : onAllow(powers)),
    };
  }
}
