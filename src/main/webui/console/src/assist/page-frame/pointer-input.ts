import { browserEnvironment, type AssistAct, type AssistMark, type AssistOutcome, type AssistPlace } from '@bellhop/client';
import { Marks, type Point } from '@bellhop/shared';
import { Editor } from './field-editor';
import type { Player } from './page-player';
import type { FromStage, Powers } from './frame-messages';

const EVERY_MS = 40;
const SCROLL_MS = 120;
/** A click may move the pointer a little. */
const STILL_PX = 6;
const SELF = { id: 'self', name: '' };

/**
 * Turns the agent's pointer on the page's snapshot into marks and actions: moving points, clicking marks or clicks,
 * dragging draws an arrow.
 */
export class Hand {
  readonly #marks: Marks;
  readonly #editor: Editor;
  #powers: Powers = { point: false, act: false };
  #moved: { timer: ReturnType<typeof setTimeout> | undefined; at: AssistPlace | undefined } = { timer: undefined, at: undefined };
  #down: { point: Point; at: AssistPlace } | undefined;
  #scrolled: { timer: ReturnType<typeof setTimeout> | undefined; at: AssistPlace | undefined; across: number; down: number } = { timer: undefined, at: undefined, across: 0, down: 0 };
  /** The last click whose outcome is unknown. */
  #pressed: { ref: string; at: AssistPlace } | undefined;

  constructor(private readonly room: HTMLElement, private readonly player: Player, private readonly say: (said: FromStage) => void) {
    this.#marks = new Marks((node) => player.boxOf(node));
    room.append(this.#marks.element);
    this.#editor = new Editor(room, player, (act) => this.#act(act));
    room.addEventListener('pointermove', (event) => this.#onMove(event));
    room.addEventListener('pointerdown', (event) => this.#onDown(event));
    room.addEventListener('pointerup', (event) => this.#onUp(event));
    room.addEventListener('wheel', (event) => this.#onWheel(event), { passive: false });
    addEventListener('keydown', ({ key }) => key === 'Escape' && this.#clear());
  }

  may(powers: Powers): void {
    this.#powers = powers;
    this.room.classList.toggle('points', powers.point || powers.act);
    if (!powers.point) this.#marks.clear();
    if (!powers.act) this.#editor.close();
  }

  /** The outcome of an action. */
  acted(ref: string, outcome: AssistOutcome): void {
    if (this.#pressed?.ref !== ref) return;
    if (outcome === 'done' && this.#powers.act) this.#editor.open(this.#pressed.at);
    this.#pressed = undefined;
  }

  #onMove({ clientX: x, clientY: y }: PointerEvent): void {
    if (!this.#powers.point) return;
    this.#moved.at = this.player.placeAt({ x, y });
    this.#moved.timer ??= setTimeout(() => this.#pass(), EVERY_MS);
    const { at } = this.#moved;
    if (this.#down && at && far(this.#down.point, { x, y })) this.#marks.show(SELF, { kind: 'arrow', at: this.#down.at, to: at });
  }

  #pass(): void {
    this.#moved.timer = undefined;
    if (this.#moved.at && this.#powers.point) this.say({ type: 'point', mark: { kind: 'pointer', at: this.#moved.at } });
  }

  #onDown(event: PointerEvent): void {
    if (event.button !== 0 || this.#editor.has(event.target)) return;
    const point = { x: event.clientX, y: event.clientY };
    const at = this.player.placeAt(point);
    this.#down = at && { point, at };
    if (at) this.room.setPointerCapture(event.pointerId);
  }

  #onUp({ clientX: x, clientY: y }: PointerEvent): void {
    const down = this.#down;
    this.#down = undefined;
    if (!down) return;
    const to = this.player.placeAt({ x, y });
    if (far(down.point, { x, y })) {
      if (to) this.#mark({ kind: 'arrow', at: down.at, to });
    } else if (this.#powers.act) this.#act({ kind: 'click', at: down.at });
    else this.#mark({ kind: 'frame', at: down.at });
  }

  #mark(mark: AssistMark): void {
    if (!this.#powers.point) return;
    this.#marks.show(SELF, mark);
    this.say({ type: 'point', mark });
  }

  #act(act: AssistAct): void {
    if (!this.#powers.act) return;
    const ref = browserEnvironment.newRef();
    if (act.kind === 'click') {
      this.#pressed = { ref, at: act.at };
      this.#marks.ripple(SELF, act.at);
    }
    this.say({ type: 'act', ref, act });
  }

  #onWheel(event: WheelEvent): void {
    if (!this.#powers.act) return;
    event.preventDefault();
    const scrolled = this.#scrolled;
    const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
    scrolled.at ??= this.player.placeAt({ x: event.clientX, y: event.clientY });
    scrolled.across += event.deltaX * lines;
    scrolled.down += event.deltaY * lines;
    scrolled.timer ??= setTimeout(() => this.#scroll(), SCROLL_MS);
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

function far(from: Point, to: Point): boolean {
  return Math.hypot(to.x - from.x, to.y - from.y) > STILL_PX;
}
