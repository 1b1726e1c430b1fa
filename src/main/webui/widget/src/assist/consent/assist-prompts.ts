import type { AssistPower } from '@bellhop/client';
import type { Strings } from '../../locale/strings';
import { AssistBanner, type PowerChip, type Question } from './assist-banner';
import { canShareScreen } from '../screen/screen-picker';
import type { en } from '../assist-strings';

export interface PromptState {
  powers: AssistPower[];
  asked: AssistPower[];
  /** The names of the agents who ask. */
  names: readonly string[];
  /** Whether the visitor's microphone is on; undefined while no screen is shared. */
  microphone: boolean | undefined;
}

export interface AssistPromptsOptions {
  root: ShadowRoot;
  strings: Strings<typeof en>;
  onStop: () => void;
  /** The visitor now allows exactly these powers. */
  onAllow: (powers: AssistPower[]) => void;
  /** The visitor pressed the button to share a screen. */
  onShare: () => void;
  onMicrophone: (on: boolean) => void;
}

/** A question with priority over the session's own; declined when it is obsolete. */
export interface PendingQuestion {
  question: Question;
  decline: () => void;
}

const FAREWELL_MS = 4_000;

const ON_PAGE = ['point', 'act'] as const;

/** Shows the visitor the state of a running session and asks its questions. */
export class AssistPrompts {
  readonly #banner = new AssistBanner();
  #state: PromptState = { powers: [], asked: [], names: [], microphone: undefined };
  #pending: PendingQuestion | undefined;

  constructor(private readonly options: AssistPromptsOptions) {
    this.#banner.stop = options.strings.get('stop');
    this.#banner.onStop = options.onStop;
    // Of a session that has ended just now.
    options.root.querySelector(this.#banner.localName)?.remove();
    options.root.append(this.#banner);
  }

  setStatus(text: string): void {
    this.#banner.text = text;
  }

  update(state: PromptState): void {
    this.#state = state;
    this.#banner.chips = this.#powerChips();
    this.#updateQuestion();
  }

  /** Asks a question; an earlier one is declined. */
  ask(pending: PendingQuestion): void {
    this.#pending?.decline();
    this.#pending = pending;
    this.#updateQuestion();
  }

  dismiss(pending: PendingQuestion): void {
    if (this.#pending === pending) this.#pending = undefined;
    this.#updateQuestion();
  }

  /** Shows a message that the visitor only confirms. */
  inform(title: string): void {
    const { strings } = this.options;
    const pending: PendingQuestion = {
      question: { title, detail: '', yes: undefined, no: strings.get('read'), answer: () => this.dismiss(pending) },
      decline: () => this.dismiss(pending),
    };
    this.ask(pending);
  }

  /** Says that it is over, and goes. */
  end(): void {
    this.#banner.ended = this.options.strings.get('ended');
    setTimeout(() => this.#banner.remove(), FAREWELL_MS);
  }

  #powerChips(): PowerChip[] {
    const { strings, onAllow, onMicrophone } = this.options;
    const { powers, microphone } = this.#state;
    const drop = (power: AssistPower) => () => onAllow(powers.filter((one) => one !== power));
    const chips: PowerChip[] = ON_PAGE.filter((power) => powers.includes(power)).map((power) => ({
      power,
      label: strings.get(`${power}s`),
      title: strings.get(`${power}sDrop`),
      press: drop(power),
    }));
    if (powers.includes('screen') && powers.includes('see'))
      chips.push({ power: 'screen', label: strings.get('screen'), title: strings.get('screenDrop'), press: drop('screen') });
    if (microphone !== undefined) {
      chips.push({
        power: 'microphone',
        label: strings.get(microphone ? 'mute' : 'speak'),
        title: strings.get(microphone ? 'muteTitle' : 'speakTitle'),
        press: () => onMicrophone(!microphone),
        pressed: microphone,
      });
    }
    return chips;
  }

  #updateQuestion(): void {
    this.#banner.question = this.#pending?.question ?? this.#pageQuestion() ?? this.#screenQuestion();
  }

  #pageQuestion(): Question | undefined {
    const { strings, onAllow } = this.options;
    const { powers, asked, names } = this.#state;
    const wanted = ON_PAGE.filter((power) => asked.includes(power) && !powers.includes(power));
    if (!wanted.length) return undefined;
    const what = wanted.length > 1 ? 'askedBoth' : wanted[0] === 'act' ? 'askedAct' : 'askedPoint';
    return {
      title: strings.get(what, { a: names }),
      detail: strings.get(wanted.includes('act') ? 'whatAct' : 'whatPoint'),
      yes: strings.get('allow'),
      no: strings.get('no'),
      answer: (yes) => onAllow(yes ? [...powers, ...wanted] : powers),
    };
  }

  #screenQuestion(): Question | undefined {
    const { strings, onAllow, onShare } = this.options;
    const { powers, asked, names } = this.#state;
    if (!asked.includes('screen')) return undefined;
    const able = canShareScreen();
    return {
      // Without powers the page was reloaded, which ended the screen.
      title: powers.length ? strings.get('askedScreen', { a: names }) : strings.get('goOn'),
      detail: strings.get(able ? 'whatScreen' : 'noScreen'),
      yes: able ? strings.get('choose') : undefined,
      no: strings.get('no'),
      answer: (yes) => (yes ? onShare() : onAllow(powers)),
    };
  }
}
