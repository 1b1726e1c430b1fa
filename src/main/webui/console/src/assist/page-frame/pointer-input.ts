import { browserEnvironment, type AssistAct, type AssistMark, type AssistOutcome, type AssistPlace } from '@bellhop/client';
import { Marks, type Point } from '@bellhop/shared';
import { FieldEditor } from './field-editor';
import type { PagePlayer } from './page-player';
import type { FrameToConsole, Powers } from './frame-messages';

const POINTER_INTERVAL_MS = 40;
const SCROLL_INTERVAL_MS = 120;
/** A click may move the pointer a little. */
const DRAG_FROM_PX = 6;
const SELF = { id: 'self', name: '' };

/**
 * Turns the agent's pointer on the page's snapshot into marks and actions: moving points, clicking marks or clicks,
 * dragging draws an arrow.
 */
export class PointerInput {
  readonly #marks: Marks;
  readonly #editor: FieldEditor;
  #powers: Powers = { point: false, act: false };
  #moved: { timer: ReturnType<typeof setTimeout> | undefined; at: AssistPlace | undefined } = { timer: undefined, at: undefined };
  #down: { point: Point; at: AssistPlace } | undefined;
  #scrolled: { timer: ReturnType<typeof setTimeout> | undefined; at: AssistPlace | undefined; across: number; down: number } = {
    timer: undefined,
    at: undefined,
    across: 0,
    down: 0,
  };
  /** The last click whose outcome is unknown. */
  #pressed: { ref: string; at: AssistPlace } | undefined;

  constructor(
    private readonly container: HTMLElement,
    private readonly player: PagePlayer,
    private readonly send: (said: FrameToConsole) => void,
  ) {
    this.#marks = new Marks((node) => player.boxOf(node));
    container.append(this.#marks.element);
    this.#editor = new FieldEditor(container, player, (act) => this.#act(act));
    container.addEventListener('pointermove', (event) => this.#onMove(event));
    container.addEventListener('pointerdown', (event) => this.#onDown(event));
    container.addEventListener('pointerup', (event) => this.#onUp(event));
    container.addEventListener('wheel', (event) => this.#onWheel(event), { passive: false });
    addEventListener('keydown', ({ key }) => key === 'Escape' && this.#clear());
  }

  setPowers(powers: Powers): void {
    this.#powers = powers;
    this.container.classList.toggle('points', powers.point || powers.act);
    if (!powers.point) this.#marks.clear();
    if (!powers.act) this.#editor.close();
  }

  /** The outcome of an action. */
  onActed(ref: string, outcome: AssistOutcome): void {
    if (this.#pressed?.ref !== ref) return;
    if (outcome === 'done' && this.#powers.act) this.#editor.open(this.#pressed.at);
    this.#pressed = undefined;
  }

  #onMove({ clientX: x, clientY: y }: PointerEvent): void {
    if (!this.#powers.point) return;
    this.#moved.at = this.player.placeAt({ x, y });
    this.#moved.timer ??= setTimeout(() => this.#sendPointer(), POINTER_INTERVAL_MS);
    const { at } = this.#moved;
    if (this.#down && at && isDrag(this.#down.point, { x, y })) this.#marks.show(SELF, { kind: 'arrow', at: this.#down.at, to: at });
  }

  #sendPointer(): void {
    this.#moved.timer = undefined;
    if (this.#moved.at && this.#powers.point) this.send({ type: 'point', mark: { kind: 'pointer', at: this.#moved.at } });
  }

  #onDown(event: PointerEvent): void {
    if (event.button !== 0 || this.#editor.has(event.target)) return;
    const point = { x: event.clientX, y: event.clientY };
    const at = this.player.placeAt(point);
    this.#down = at && { point, at };
    if (at) this.container.setPointerCapture(event.pointerId);
  }

  #onUp({ clientX: x, clientY: y }: PointerEvent): void {
    const down = this.#down;
    this.#down = undefined;
    if (!down) return;
    const to = this.player.placeAt({ x, y });
    if (isDrag(down.point, { x, y })) {
      if (to) this.#mark({ kind: 'arrow', at: down.at, to });
    } else if (this.#powers.act) this.#act({ kind: 'click', at: down.at });
    else this.#mark({ kind: 'frame', at: down.at });
  }

  #mark(mark: AssistMark): void {
    if (!this.#powers.point) return;
    this.#marks.show(SELF, mark);
    this.send({ type: 'point', mark });
  }

  #act(act: AssistAct): void {
    if (!this.#powers.act) return;
    const ref = browserEnvironment.newRef();
    if (act.kind === 'click') {
      this.#pressed = { ref, at: act.at };
      this.#marks.ripple(SELF, act.at);
    }
    this.send({ type: 'act', ref, act });
  }

  #onWheel(event: WheelEvent): void {
    if (!this.#powers.act) return;
    event.preventDefault();
    const scrolled = this.#scrolled;
    const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
    scrolled.at ??= this.player.placeAt({ x: event.clientX, y: event.clientY });
    scrolled.across += event.deltaX * lines;
    scrolled.down += event.deltaY * lines;
    scrolled.timer ??= setTimeout(() => this.#scroll(), SCROLL_INTERVAL_MS);
  }

  #scroll(): void {
    const { at, across, down } = this.#scrolled;
    this.#scrolled = { timer: undefined, at: undefined, across: 0, down: 0 };
    if (at) this.#act({ kind: 'scroll', at, across: Math.round(across), down: Math.round(down) });
  }

  #clear(): void {
    this.#editor.close();
    this.#mark({ kind: 'none' });
  }
}

function isDrag(from: Point, to: Point): boolean {
  return Math.hypot(to.x - from.x, to.y - from.y) > DRAG_FROM_PX;
}
