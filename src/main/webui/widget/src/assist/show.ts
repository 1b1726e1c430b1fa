import { Marks, boxOf, pointIn } from '@bellhop/pointing';
import type { AssistAct, AssistMark, AssistOutcome, AssistPage, AssistPlace, AssistPower, Person } from '@bellhop/client';
import type { Words } from '../locale/texts';
import { AssistBanner, type Question } from './banner';
import { Courier } from './courier';
import type { Held } from './guard';
import { Hands } from './hands';
import { startRecorder } from './recorder';
import { Secrets, isElement, type Rules } from './secrets';
import type { en } from './texts';

export interface Showing {
  /** What the banner says. */
  say(text: string): void;
  /** What agents may do, and what they ask for and wait to hear of. */
  stands(state: Stands): void;
  /** A new picture of the whole page. */
  picture(): void;
  point(by: Person, mark: AssistMark): void;
  act(by: Person, act: AssistAct, tell: (outcome: AssistOutcome) => void): void;
  /** Not one more frame after it. */
  stop(): void;
}

export interface Stands {
  powers: AssistPower[];
  asked: AssistPower[];
  /** Who asks. */
  names: string;
}

export interface ShowOptions {
  root: ShadowRoot;
  rules: Rules;
  words: Words<typeof en>;
  onStop: () => void;
  /** The visitor allows this and nothing else from now on. */
  onAllow: (powers: AssistPower[]) => void;
  say: (piece: Omit<AssistPage, 'session'>) => boolean;
  backlog: () => number;
}

const THIN_MS = 2_500;
const MORE = ['point', 'act'] as const;

/** Shows the page: the banner first, then the recorder. */
export function show(options: ShowOptions): Showing {
  return new Show(options);
}

class Show implements Showing {
  readonly #banner = new AssistBanner();
  readonly #courier: Courier;
  readonly #recorder: ReturnType<typeof startRecorder>;
  readonly #marks: Marks;
  readonly #hands: Hands;
  #state: Stands = { powers: ['see'], asked: [], names: '' };
  #by: Person | undefined;
  #thin: ReturnType<typeof setTimeout> | undefined;
  #form: { question: Question; decline: () => void } | undefined;

  constructor(private readonly options: ShowOptions) {
    const { root, rules, words, onStop, say, backlog } = options;
    this.#banner.stop = words.say('stop');
    this.#banner.onStop = onStop;
    this.#courier = new Courier(say, backlog);
    const secrets = new Secrets(rules);
    root.append(this.#banner);
    this.#recorder = startRecorder(secrets, (event) => this.#courier.give(event));
    this.#marks = new Marks((node) => this.#box(node));
    root.append(this.#marks.element);
    this.#hands = new Hands({
      secrets, actOn: rules.actOn ?? [],
      nodeOf: (number) => this.#recorder.nodeOf(number),
      ask: (held, answer) => this.#hold(held, answer),
    });
  }

  say(text: string): void {
    this.#banner.text = text;
  }

  stands(state: Stands): void {
    this.#state = state;
    const { words } = this.options;
    this.#banner.allowed = MORE.filter((power) => state.powers.includes(power)).map((power) => ({
      power, label: words.say(`${power}s`), title: words.say(`${power}sDrop`), drop: () => this.options.onAllow(state.powers.filter((one) => one !== power)),
    }));
    if (!this.#may('point') && !this.#may('act')) this.#marks.clear();
    if (!this.#may('act')) this.#giveUp();
    this.#ask();
  }

  picture(): void {
    this.#recorder.picture();
  }

  point(by: Person, mark: AssistMark): void {
    if (!this.#may('point')) return;
    this.#marks.show(whoOf(by), mark);
    if (mark.kind !== 'none') this.#lookThrough(mark.at);
  }

  act(by: Person, act: AssistAct, tell: (outcome: AssistOutcome) => void): void {
    if (!this.#may('act')) return tell('forbidden');
    this.#by = by;
    this.#hands.act(act, (outcome) => {
      if (outcome === 'done' && act.kind !== 'scroll') this.#echo(by, act);
      tell(outcome);
    });
  }

  stop(): void {
    this.#recorder.stop();
    this.#courier.stop();
    this.#giveUp();
    this.#marks.clear();
    this.#marks.element.remove();
    this.#banner.remove();
  }

  #may(power: AssistPower): boolean {
    return this.#state.powers.includes(power);
  }

  /** The visitor sees where something is done. */
  #echo(by: Person, { kind, at }: AssistAct): void {
    this.#marks.ripple(whoOf(by), at);
    this.#lookThrough(at);
    if (kind !== 'click') this.#marks.show(whoOf(by), { kind: 'frame', at });
  }

  /** What happens beneath the chat is seen through it. */
  #lookThrough({ node, x, y }: AssistPlace): void {
    const box = this.#box(node);
    const point = box && pointIn(box, { x, y });
    const panel = point && this.options.root.elementFromPoint(point.x, point.y);
    if (panel?.localName !== 'bellhop-panel') return;
    const { style } = panel as HTMLElement;
    style.opacity = '0.15';
    clearTimeout(this.#thin);
    this.#thin = setTimeout(() => (style.opacity = ''), THIN_MS);
  }

  #box(number: number) {
    const node = this.#recorder.nodeOf(number);
    return node && isElement(node) && node.isConnected ? boxOf(node, document) : undefined;
  }

  #giveUp(): void {
    this.#hands.stop();
    this.#form?.decline();
  }

  /** One question at a time: a form before what else is asked for. */
  #ask(): void {
    this.#banner.question = this.#form?.question ?? this.#more();
  }

  #more(): Question | undefined {
    const { words, onAllow } = this.options;
    const { powers, asked, names } = this.#state;
    const wanted = MORE.filter((power) => asked.includes(power) && !powers.includes(power));
    if (!wanted.length) return undefined;
    const what = wanted.length > 1 ? 'askedBoth' : wanted[0] === 'act' ? 'askedAct' : 'askedPoint';
    return {
      title: words.say(what, { a: names }), detail: words.say(wanted.includes('act') ? 'whatAct' : 'whatPoint'), yes: words.say('allow'), no: words.say('no'),
      answer: (yes) => onAllow(yes ? [...powers, ...wanted] : powers),
    };
  }

  #hold({ label, go }: Held, answer: (outcome: 'confirmed' | 'declined') => void): void {
    this.#form?.decline();
    const { words } = this.options;
    const over = (yes: boolean) => {
      this.#form = undefined;
      this.#ask();
      if (yes) go();
      answer(yes ? 'confirmed' : 'declined');
    };
    this.#form = {
      question: { title: words.say('form', { a: this.#by?.name ?? '' }), detail: words.say('formWhat'), yes: label || words.say('send'), no: words.say('no'), answer: over },
      decline: () => over(false),
    };
    this.#ask();
  }
}

function whoOf({ id, name }: Person) {
  return { id: id ?? '', name };
}
