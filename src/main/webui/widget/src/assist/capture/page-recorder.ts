import { record } from '@rrweb/record';
import { DeferredParts } from './deferred-parts';
import { PageSurvey, pause } from './page-survey';
import { FontStandIns } from './font-stand-ins';
import { CHANGE, EVENT, NODE, newId, type RecordedEvent } from './recorded-events';
import { Pictures } from './pictures';
import { ReplacedMembers } from './replaced-members';
import { ValueWatch } from './value-watch';
import { mayBeField } from '../masking/fields';
import { maskText } from '../masking/mask-text';
import type { MaskingPolicy } from '../masking/masking-policy';
import { MaskingFilter } from '../masking/masking-filter';

export interface PageRecorder {
  stop(): void;
  /** Records a new snapshot of the whole page. */
  takeSnapshot(): void;
  /** The node with this recorder number. */
  nodeOf(number: number): Node | null;
}

export interface PageRecorderOptions {
  policy: MaskingPolicy;
  /** @returns how many characters the event takes */
  onEvent: (event: RecordedEvent) => number;
  /** Whether much waits to be sent. */
  isBusy: () => boolean;
}

/** Records the page. Loaded only after consent; every event passes the masking filter. */
export function startRecorder(options: PageRecorderOptions): PageRecorder {
  return new Recorder(options);
}

class Recorder implements PageRecorder {
  readonly #filter: MaskingFilter;
  readonly #values: ValueWatch;
  readonly #survey: PageSurvey;
  readonly #parts: DeferredParts;
  readonly #pictures: Pictures;
  readonly #fonts = new FontStandIns((css) => this.#addSheet(css));
  readonly #members = new ReplacedMembers();
  #isRunning = true;
  #isSurveying = false;
  #stop: (() => void) | undefined;

  constructor(private readonly options: PageRecorderOptions) {
    const { policy, isBusy } = options;
    this.#filter = new MaskingFilter(record.mirror, policy);
    this.#values = new ValueWatch(this.#filter.fields);
    this.#filter.fields.onField = (field) => this.#values.watch(field.ownerDocument.defaultView);
    this.#values.watch(window);
    this.#survey = new PageSurvey(mayBeField, (element) => this.#filter.learn(element));
    this.#parts = new DeferredParts({
      recorder: record,
      survey: this.#survey,
      isBlocked: (element) => policy.isBlocked(element),
      emit: (event) => this.#send(event),
      isBusy,
      again: () => this.takeSnapshot(),
    });
    this.#pictures = new Pictures(
      record.mirror,
      policy,
      (event) => this.#send(event),
      () => this.#filter.hasSecrets(),
    );
    this.takeSnapshot();
  }

  takeSnapshot(): void {
    void this.#surveyAndRecord();
  }

  nodeOf(number: number): Node | null {
    return record.mirror.getNode(number);
  }

  stop(): void {
    this.#isRunning = false;
    this.#parts.stop();
    this.#survey.stop();
    this.#pictures.stop();
    this.#fonts.stop();
    record.beforeChanges = undefined;
    this.#stop?.();
    // In the reverse order: each puts back what it found.
    this.#values.stop();
    this.#members.putBack();
    // The recorder keeps what it collected changes with.
    record.buffers?.splice(0);
  }

  async #surveyAndRecord(): Promise<void> {
    if (this.#isSurveying) return;
    this.#isSurveying = true;
    try {
      await this.#survey.run();
      for (const sheet of document.styleSheets) {
        this.#filter.readSheet(sheet);
        await pause();
      }
      this.#filter.readFields();
      await pause();
      if (this.#isRunning) this.#parts.plan();
      await pause();
    } catch {
      // The page is recorded as a whole. Errors of ours must not reach it.
    }
    this.#isSurveying = false;
    if (!this.#isRunning) return;
    if (this.#stop) record.takeFullSnapshot();
    else this.#record();
  }

  #record(): void {
    const { blockSelector } = this.options.policy;
    record.beforeChanges = (changes) => this.#parts.beforeChanges(changes);
    this.#stop = record({
      emit: (event) => this.#onRecorded(event),
      errorHandler: isOurs,
      blockSelector,
      maskAllInputs: true,
      maskInputFn: (text, field) => this.#filter.maskInput(text, field),
      maskTextSelector: '[data-bellhop-private], [data-bellhop-private] *',
      maskTextFn: maskText,
      slimDOMOptions: 'all',
      inlineStylesheet: true,
      collectFonts: false,
      recordCanvas: false,
      recordCrossOriginIframes: false,
      sampling: { mousemove: 50, mousemoveCallback: 50, scroll: 60, input: 'last' },
    });
    this.#members.note();
  }

  #onRecorded(event: RecordedEvent): void {
    if (!this.#isRunning) return;
    if (event.type === EVENT.meta) this.#parts.begin();
    const passed = this.#filter.filter(event);
    if (!passed) return;
    this.#pictures.pass(passed);
    this.#parts.pass(passed);
    this.#send(passed);
    if (event.type !== EVENT.snapshot) return;
    this.#parts.place();
    this.#fonts.restart();
  }

  /** Styles that only the agents' page has. */
  #addSheet(css: string): void {
    const parentId = record.mirror.getId(document.head);
    const node = {
      type: NODE.element,
      id: newId(),
      tagName: 'style',
      attributes: { _cssText: this.#filter.safeSheet(css) },
      childNodes: [],
    };
    const data = { source: CHANGE.mutation, texts: [], attributes: [], removes: [], adds: [{ parentId, nextId: null, node }] };
    if (parentId > 0) this.#send({ type: EVENT.change, timestamp: Date.now(), data });
  }

  #send(event: RecordedEvent): void {
    if (this.#isRunning) this.#parts.count(this.options.onEvent(event));
  }
}

/** Errors of the recorder must not reach the page, and those of what the page asks for must: a rule that is none. */
function isOurs(error: unknown): boolean {
  return !(error instanceof DOMException) || error.name === 'SecurityError';
}
