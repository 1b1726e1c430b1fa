import { Marks, boxOf, pointIn } from '@bellhop/shared';
import type { AssistAct, AssistMark, AssistOutcome, AssistPage, AssistPlace, AssistPower, AssistRules, Person } from '@bellhop/client';
import type { Strings } from '../../locale/strings';
import { EventBatcher } from './event-batcher';
import type { HeldSubmit } from '../action/submit-interceptor';
import { ActionExecutor } from '../action/action-executor';
import type { AssistPrompts, PendingQuestion } from '../consent/assist-prompts';
import { startRecorder } from './page-recorder';
import { MaskingPolicy, isElement } from '../masking/masking-policy';
import type { en } from '../assist-strings';

export interface SharedPage {
  /** Sets the agents' powers. */
  setPowers(powers: AssistPower[]): void;
  /** Records a new snapshot of the whole page. */
  takeSnapshot(): void;
  point(by: Person, mark: AssistMark): void;
  act(by: Person, act: AssistAct, tell: (outcome: AssistOutcome) => void): void;
  /** Stops at once: no further frame is sent. */
  stop(): void;
}

export interface PageSharingOptions {
  root: ShadowRoot;
  rules: AssistRules;
  strings: Strings<typeof en>;
  prompts: AssistPrompts;
  send: (piece: Omit<AssistPage, 'session'>) => boolean;
  backlog: () => number;
}

const FADE_MS = 2_500;

/** Starts to show the page. The banner must already be visible. */
export function sharePage(options: PageSharingOptions): SharedPage {
  return new PageSharing(options);
}

class PageSharing implements SharedPage {
  readonly #batcher: EventBatcher;
  readonly #recorder: ReturnType<typeof startRecorder>;
  readonly #marks: Marks;
  readonly #executor: ActionExecutor;
  #powers: AssistPower[] = ['see'];
  #lastActor: Person | undefined;
  #fadeTimer: ReturnType<typeof setTimeout> | undefined;
  #formQuestion: PendingQuestion | undefined;

  constructor(private readonly options: PageSharingOptions) {
    const { root, rules, send, backlog } = options;
    this.#batcher = new EventBatcher(send, backlog);
    const policy = new MaskingPolicy(rules);
    this.#recorder = startRecorder({
      policy,
      onEvent: (event) => this.#batcher.add(event),
      isBusy: () => this.#batcher.isBusy,
    });
    this.#marks = new Marks((node) => this.#box(node));
    root.append(this.#marks.element);
    this.#executor = new ActionExecutor({
      policy,
      actOn: rules.actOn ?? [],
      nodeOf: (number) => this.#recorder.nodeOf(number),
      askToSubmit: (held, answer) => this.#askToSubmit(held, answer),
    });
  }

  setPowers(powers: AssistPower[]): void {
    this.#powers = powers;
    if (!this.#isAllowed('point') && !this.#isAllowed('act')) this.#marks.clear();
    if (!this.#isAllowed('act')) this.#cancelActs();
  }

  takeSnapshot(): void {
    this.#recorder.takeSnapshot();
  }

  point(by: Person, mark: AssistMark): void {
    if (!this.#isAllowed('point')) return;
    this.#marks.show(markOwner(by), mark);
    if (mark.kind !== 'none') this.#fadePanelOver(mark.at);
  }

  act(by: Person, act: AssistAct, tell: (outcome: AssistOutcome) => void): void {
    if (!this.#isAllowed('act')) return tell('forbidden');
    this.#lastActor = by;
    this.#executor.execute(act, (outcome) => {
      if (outcome === 'done' && act.kind !== 'scroll') this.#showAct(by, act);
      tell(outcome);
    });
  }

  stop(): void {
    this.#recorder.stop();
    this.#batcher.stop();
    this.#cancelActs();
    this.#marks.clear();
    this.#marks.element.remove();
  }

  #isAllowed(power: AssistPower): boolean {
    return this.#powers.includes(power);
  }

  /** Shows the visitor where an agent acts. */
  #showAct(by: Person, { kind, at }: AssistAct): void {
    this.#marks.ripple(markOwner(by), at);
    this.#fadePanelOver(at);
    if (kind !== 'click') this.#marks.show(markOwner(by), { kind: 'frame', at });
  }

  /** Makes the panel transparent while an agent points or acts beneath it. */
  #fadePanelOver({ node, x, y }: AssistPlace): void {
    const box = this.#box(node);
    const point = box && pointIn(box, { x, y });
    const panel = point && this.options.root.elementFromPoint(point.x, point.y);
    if (panel?.localName !== 'bellhop-panel') return;
    const { style } = panel as HTMLElement;
    style.opacity = '0.15';
    clearTimeout(this.#fadeTimer);
    this.#fadeTimer = setTimeout(() => (style.opacity = ''), FADE_MS);
  }

  #box(number: number) {
    const node = this.#recorder.nodeOf(number);
    return node && isElement(node) && node.isConnected ? boxOf(node, document) : undefined;
  }

  #cancelActs(): void {
    this.#executor.stop();
    this.#formQuestion?.decline();
  }

  #askToSubmit({ label, go }: HeldSubmit, answer: (outcome: 'confirmed' | 'declined') => void): void {
    const { strings, prompts } = this.options;
    const over = (yes: boolean) => {
      this.#formQuestion = undefined;
      prompts.dismiss(form);
      if (yes) go();
      answer(yes ? 'confirmed' : 'declined');
    };
    const form: PendingQuestion = {
      question: {
        title: strings.get('form', { a: this.#lastActor?.name ?? '' }),
        detail: strings.get('formWhat'),
        yes: label || strings.get('send'),
        no: strings.get('no'),
        answer: over,
      },
      decline: () => over(false),
    };
    prompts.ask(form);
    this.#formQuestion = form;
  }
}

function markOwner({ id, name }: Person) {
  return { id: id ?? '', name };
}
