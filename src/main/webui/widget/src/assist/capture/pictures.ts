import type { Mirror } from '../masking/masking-filter';
import type { MaskingPolicy } from '../masking/masking-policy';
import { HIDDEN_PICTURE } from '../masking/chosen-pictures';
import { CHANGE, EVENT, NODE, type RecordedEvent, type RecordedNode } from './recorded-events';
import { Canvases } from './canvases';
import { drawPicture } from './picture-drawing';

/** In characters: what all pictures of a page may take, with room left for the page itself. */
const MOST_IN_ALL = 2_500_000;
/** Of one; a photograph across the screen. */
const MOST_EACH = 400_000;
/** In its own address a picture of this size is sent as it is. */
const SMALL = 20_000;
const SIZED = /^(?:canvas|select)$/;
/** By their tags. */
const BOXES: Readonly<Record<string, string>> = { canvas: 'canvas', video: 'video', object: 'plugin', embed: 'plugin', applet: 'plugin' };

/**
 * Shows the page's pictures: each is drawn beside the page, at the size that it has there, and sent as a change of what
 * stood in its place, a box of the same size. Nothing of the page is touched.
 */
export class Pictures {
  readonly #waiting = new Map<number, HTMLImageElement>();
  /** The address in which a picture was recorded, where the filter has let it pass. */
  readonly #allowed = new WeakMap<HTMLImageElement, string>();
  readonly #canvases: Canvases;
  #left = MOST_IN_ALL;
  #isDrawing = false;
  #isStopped = false;

  constructor(
    private readonly mirror: Mirror & { getId(node: Node): number },
    private readonly policy: MaskingPolicy,
    private readonly emit: (event: RecordedEvent) => void,
    hasSecrets: () => boolean,
  ) {
    this.#canvases = new Canvases(mirror, policy, emit, hasSecrets);
    document.addEventListener('load', this.#onLoad, true);
  }

  /** Puts boxes in the place of the pictures that an event tells of. Call it with what may leave the page only. */
  pass(event: RecordedEvent): void {
    const { node, adds, attributes } = event.data as {
      node?: RecordedNode;
      adds?: { node: RecordedNode }[];
      attributes?: { id: number; attributes: Record<string, unknown> }[];
    };
    if (event.type === EVENT.snapshot && node) {
      this.#left = MOST_IN_ALL;
      this.#waiting.clear();
      this.#canvases.restart();
      this.#place(node);
    } else if (event.type === EVENT.change && event.data.source === CHANGE.mutation) {
      for (const added of adds ?? []) this.#place(added.node);
      for (const { id, attributes: changed } of attributes ?? []) if ('src' in changed || 'srcset' in changed) this.#replace(id, changed);
    }
    void this.#drawAll();
  }

  stop(): void {
    this.#isStopped = true;
    this.#canvases.stop();
    this.#waiting.clear();
    document.removeEventListener('load', this.#onLoad, true);
  }

  #place(recorded: RecordedNode): void {
    const { type, id, tagName = '', attributes, needBlock } = recorded;
    if (type === NODE.element && attributes) {
      const kind = this.#boxKind(id, tagName);
      if (kind) attributes['data-bellhop-box'] = kind;
      if (SIZED.test(tagName) && !needBlock) Object.assign(attributes, this.#sizeOf(id));
      if (tagName === 'img' && !needBlock) this.#replace(id, attributes);
      if (tagName === 'canvas' && !needBlock) this.#canvases.add(id);
    }
    for (const child of recorded.childNodes ?? []) this.#place(child);
  }

  /** Where agents do not see what makes an element as large as it is. */
  #sizeOf(id: number): { rr_width?: string; rr_height?: string } {
    const element = this.mirror.getNode(id) as Element | null;
    if (!element || (element.localName === 'select' && !this.policy.isMasked(element))) return {};
    const { width, height } = getComputedStyle(element);
    return width.endsWith('px') ? { rr_width: width, rr_height: height } : {};
  }

  /** What is in the place of an element that agents see as a box. */
  #boxKind(id: number, tagName: string): string | undefined {
    if (tagName === 'iframe') return (this.mirror.getNode(id) as HTMLIFrameElement | null)?.contentDocument ? undefined : 'frame';
    return BOXES[tagName];
  }

  #replace(id: number, attributes: Record<string, unknown>): void {
    const image = this.#imageOf(id);
    if (!image) return;
    // It may have been a box before.
    attributes['data-bellhop-box'] = null;
    const isHidden = attributes.src === HIDDEN_PICTURE;
    if (isHidden) this.#allowed.delete(image);
    else this.#allowed.set(image, image.src);
    if ((isOwn(image) && !isHidden) || isBroken(image)) return;
    delete attributes.srcset;
    attributes.src = boxOf(image);
    attributes['data-bellhop-box'] = 'picture';
    if (this.#mayBeShown(image)) this.#waiting.set(id, image);
  }

  #imageOf(id: number): HTMLImageElement | undefined {
    const node = this.mirror.getNode(id) as Element | null;
    return node?.nodeType === 1 && node.localName === 'img' ? (node as HTMLImageElement) : undefined;
  }

  /** What a person has chosen for an upload has an address that holds in this page only. */
  #mayBeShown(image: HTMLImageElement): boolean {
    const { policy } = this;
    // Since it was asked last, the page may have changed.
    policy.clearCache();
    const address = image.currentSrc;
    const mayLeave = /^data:/i.test(address) ? this.#allowed.get(image) === address : !/^blob:/i.test(address);
    return mayLeave && !policy.isBlocked(image) && !policy.isPrivate(image) && !policy.isMasked(image);
  }

  #onLoad = ({ target }: Event): void => {
    if (!(target instanceof HTMLImageElement)) return;
    const id = this.mirror.getId(target);
    if (id <= 0 || isOwn(target) || !this.#mayBeShown(target)) return;
    this.#waiting.set(id, target);
    void this.#drawAll();
  };

  /** One after the other, so that the page stays quick. */
  async #drawAll(): Promise<void> {
    if (this.#isDrawing) return;
    this.#isDrawing = true;
    for (let next = this.#next(); next && !this.#isStopped; next = this.#next()) {
      const [id, image] = next;
      this.#waiting.delete(id);
      const drawn = await drawPicture(image, Math.min(MOST_EACH, this.#left));
      if (drawn && this.#imageOf(id) === image && this.#mayBeShown(image) && !this.#isStopped) {
        this.#left -= drawn.length;
        this.#tell(id, drawn);
      }
    }
    this.#isDrawing = false;
  }

  /** First what the visitor sees. */
  #next(): [number, HTMLImageElement] | undefined {
    const entries = [...this.#waiting];
    return entries.find(([, image]) => isInView(image)) ?? entries[0];
  }

  #tell(id: number, src: string): void {
    this.emit({
      type: EVENT.change,
      timestamp: Date.now(),
      data: {
        source: CHANGE.mutation,
        adds: [],
        removes: [],
        texts: [],
        attributes: [{ id, attributes: { src, 'data-bellhop-box': null } }],
      },
    });
  }
}

/** A small picture in its own address is sent with it, as far as it may be. */
function isOwn(image: HTMLImageElement): boolean {
  const address = image.currentSrc || image.getAttribute('src') || '';
  return address.length <= SMALL && /^data:/i.test(address);
}

/** Its words stand there, as they do on the page. */
function isBroken({ complete, naturalWidth, currentSrc }: HTMLImageElement): boolean {
  return !currentSrc || (complete && naturalWidth === 0);
}

function isInView(image: HTMLImageElement): boolean {
  const { top, bottom } = image.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}

/** As large as the picture is by itself, or where it is still loading, as its place; so that the page is laid out as here. */
function boxOf(image: HTMLImageElement): string {
  const place = image.getBoundingClientRect();
  const w = Math.round(image.naturalWidth || place.width) || 1;
  const h = Math.round(image.naturalHeight || place.height) || 1;
  const box = `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}"><path d="M0 0h${w}v${h}h-${w}z" fill="#808080" fill-opacity=".18"/></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(box)}`;
}
