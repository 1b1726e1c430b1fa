import type { AssistPower } from '@bellhop/client';
import type { Words } from '../../locale/strings';
import { AssistBanner, type Allowed, type Question } from './assist-banner';
import { canShare } from '../screen/screen-picker';
import type { en } from '../assist-strings';

export interface Stands {
  powers: AssistPower[];
  asked: AssistPower[];
  /** Who asks. */
  names: string;
  /** Whether the visitor can be heard; nothing where no screen is shared just now. */
  microphone: boolean | undefined;
}

export interface NoticeOptions {
  root: ShadowRoot;
  words: Words<typeof en>;
  onStop: () => void;
  /** The visitor allows this and nothing else from now on. */
  onAllow: (powers: AssistPower[]) => void;
  /** The visitor would share a screen, and has just pressed for it. */
  onShare: () => void;
  onSpeak: (on: boolean) => void;
}

/** Something that has to be answered before what else is asked for; declined when it cannot be done any more. */
export interface Pending {
  question: Question;
  decline: () => void;
}

const ON_PAGE = ['point', 'act'] as const;

/** What the visitor is told and asked as long as it lasts. */
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

  /** One question at a time. */
  hold(pending: Pending): void {
    this.#pending?.decline();
    this.#pending = pending;
    this.#ask();
  }

  release(pending: Pending): void {
    if (this.#pending === pending) this.#pending = undefined;
    this.#ask();
  }

  /** Says something that only has to be read. */
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
      // Where nothing is shown any more, the page was loaded anew and took the screen with it.
      title: powers.length ? words.say('askedScreen', { a: names }) : words.say('goOn'),
      detail: words.say(able ? 'whatScreen' : 'noScreen'), yes: able ? words.say('choose') : undefined, no: words.say('no'),
      answer: (yes) => (yes ? onShare() : onAllow(powers)),
    };
  }
}
