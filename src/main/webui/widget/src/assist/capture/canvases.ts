import type { Mirror } from '../masking/masking-filter';
import type { MaskingPolicy } from '../masking/masking-policy';
import { drawCanvas } from './picture-drawing';
import { CHANGE, EVENT, type RecordedEvent } from './recorded-events';

/** Larger ones are applications or games rather than charts. */
const MAX_AREA = 250_000;
/** In characters. */
const MOST_EACH = 100_000;
const MOST_IN_ALL = 500_000;
const LOOK_MS = 2_000;

/**
 * Shows small canvases as they look now and then. Not what a person draws or types on one; and none while the page
 * knows anything that a person entered, since nobody can read what a canvas repeats.
 */
export class Canvases {
  readonly #shown = new Map<number, string>();
  readonly #touched = new WeakSet<EventTarget>();
  #left = MOST_IN_ALL;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isStopped = false;

  constructor(
    private readonly mirror: Mirror,
    private readonly policy: MaskingPolicy,
    private readonly emit: (event: RecordedEvent) => void,
    private readonly hasSecrets: () => boolean,
  ) {
    document.addEventListener('pointerdown', this.#onPress, { capture: true, passive: true });
  }

  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#timer);
    document.removeEventListener('pointerdown', this.#onPress, { capture: true });
  }

  /** A new snapshot has none. */
  restart(): void {
    this.#shown.clear();
    this.#left = MOST_IN_ALL;
  }

  /** A canvas that is recorded, which is an empty box at first. */
  add(id: number): void {
    this.#shown.set(id, '');
    this.#timer ??= setTimeout(() => void this.#look(), 0);
  }

  async #look(): Promise<void> {
    for (const id of this.#shown.keys()) {
      const canvas = this.#canvasOf(id);
      if (!canvas?.isConnected) this.#shown.delete(id);
      else if (this.#mayBeShown(canvas)) await this.#show(id, canvas);
      else if (this.#shown.get(id)) this.#hide(id);
      if (this.#isStopped) return;
    }
    this.#timer = this.#shown.size ? setTimeout(() => void this.#look(), LOOK_MS) : undefined;
  }

  async #show(id: number, canvas: HTMLCanvasElement): Promise<void> {
    const drawn = await drawCanvas(canvas, Math.min(MOST_EACH, this.#left));
    if (!drawn || drawn === this.#shown.get(id) || this.#isStopped || !this.#mayBeShown(canvas)) return;
    this.#left -= drawn.length;
    this.#shown.set(id, drawn);
    this.#tell(id, { 'data-bellhop-box': null, style: { 'background-image': `url("${drawn}")`, 'background-size': '100% 100%' } });
  }

  #hide(id: number): void {
    this.#shown.set(id, '');
    this.#tell(id, { 'data-bellhop-box': 'canvas', style: { 'background-image': 'none' } });
  }

  #canvasOf(id: number): HTMLCanvasElement | undefined {
    const node = this.mirror.getNode(id) as Element | null;
    return node?.localName === 'canvas' ? (node as HTMLCanvasElement) : undefined;
  }

  #mayBeShown(canvas: HTMLCanvasElement): boolean {
    const { policy } = this;
    policy.clearCache();
    const { width, height, top, bottom } = canvas.getBoundingClientRect();
    const isSmall = width * height > 0 && width * height <= MAX_AREA && bottom > 0 && top < innerHeight;
    return (
      isSmall &&
      !this.hasSecrets() &&
      !this.#isDrawnOn(canvas) &&
      !policy.isWithinBlocked(canvas) &&
      !policy.isPrivate(canvas) &&
      !policy.isMasked(canvas)
    );
  }

  /** Signatures, and editors that draw their text. */
  #isDrawnOn(canvas: HTMLCanvasElement): boolean {
    if (this.#touched.has(canvas) || canvas.tabIndex >= 0 || canvas.closest('form, [role=application], [contenteditable]')) return true;
    const { touchAction, cursor } = getComputedStyle(canvas);
    return touchAction === 'none' || /^(?:crosshair|text)$/.test(cursor);
  }

  #onPress = (event: Event): void => {
    const [target] = event.composedPath();
    if (target instanceof HTMLCanvasElement) this.#touched.add(target);
  };

  #tell(id: number, attributes: Record<string, unknown>): void {
    const data = { source: CHANGE.mutation, adds: [], removes: [], texts: [], attributes: [{ id, attributes }] };
    this.emit({ type: EVENT.change, timestamp: Date.now(), data });
  }
}
