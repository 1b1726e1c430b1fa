import { Marks, boxOf, pointIn } from '@bellhop/shared';
import type { AssistAct, AssistMark, AssistOutcome, AssistPage, AssistPlace, AssistPower, Person } from '@bellhop/client';
import type { Words } from '../../locale/strings';
import { Courier } from './event-batcher';
import type { Held } from '../action/submit-interceptor';
import { Hands } from '../action/action-executor';
import type { Notice, Pending } from '../consent/assist-prompts';
import { startRecorder } from './page-recorder';
import { Secrets, isElement, type Rules } from '../masking/masking-rules';
import type { en } from '../assist-strings';

export interface Showing {
  /** Sets the agents' powers. */
  may(powers: AssistPower[]): void;
  /** Records a new snapshot of the whole page. */
  picture(): void;
  point(by: Person, mark: AssistMark): void;
  act(by: Person, act: AssistAct, tell: (outcome: AssistOutcome) => void): void;
  /** Stops at once: no further frame is sent. */
  stop(): void;
}

export interface ShowOptions {
  root: ShadowRoot;
  rules: Rules;
  words: Words<typeof en>;
  notice: Notice;
  say: (piece: Omit<AssistPage, 'session'>) => boolean;
  backlog: () => number;
}

const THIN_MS = 2_500;

/** Starts to show the page. The banner must already be visible. */
export function show(options: ShowOptions): Showing {
  return new Show(options);
}

class Show implements Showing {
  readonly #courier: Courier;
  readonly #recorder: ReturnType<typeof startRecorder>;
  readonly #marks: Marks;
  readonly #hands: Hands;
  #powers: AssistPower[] = ['see'];
  #by: Person | undefined;
  #thin: ReturnType<typeof setTimeout> | undefined;
  #form: Pending | undefined;

  constructor(private readonly options: ShowOptions) {
    const { root, rules, say, backlog } = options;
    this.#courier = new Courier(say, backlog);
    const secrets = new Secrets(rules);
    this.#recorder = startRecorder(secrets, (event) => this.#courier.give(event));
    this.#marks = new Marks((node) => this.#box(node));
    root.append(this.#marks.element);
    this.#hands = new Hands({
      secrets, actOn: rules.actOn ?? [],
      nodeOf: (number) => this.#recorder.nodeOf(number),
      ask: (held, answer) => this.#hold(held, answer),
    });
  }

  may(powers: AssistPower[]): void {
    this.#powers = powers;
    if (!this.#may('point') && !this.#may('act')) this.#marks.clear();
    if (!this.#may('act')) this.#giveUp();
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
  }

  #may(power: AssistPower): boolean {
    return this.#powers.includes(power);
  }

  /** Shows the visitor where an agent acts. */
  #echo(by: Person, { kind, at }: AssistAct): void {
    this.#marks.ripple(whoOf(by), at);
    this.#lookThrough(at);
    if (kind !== 'click') this.#marks.show(whoOf(by), { kind: 'frame', at });
  }

  /** Makes the panel transparent while an agent points or acts beneath it. */
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

  #hold({ label, go }: Held, answer: (outcome: 'confirmed' | 'declined') => void): void {
    const { words, notice } = this.options;
    const over = (yes: boolean) => {
      this.#form = undefined;
      notice.release(form);
      if (yes) go();
      answer(yes ? 'confirmed' : 'declined');
    };
    const form: Pending = {
      question: { title: words.say('form', { a: this.#by?.name ?? '' }), detail: words.say('formWhat'), yes: label || words.say('send'), no: words.say('no'), answer: over },
      decline: () => over(false),
    };
    notice.hold(form);
    this.#form = form;
  }
}

function whoOf({ id, name }: Person) {
  return { id: id ?? '', name };
}
