/**
 * A point seen from one document, whatever frames, scaled or not, lie between. The same code serves the visitor's page
 * and its snapshot in the console.
 */
export interface Point {
  x: number;
  y: number;
}

export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/**
 * The innermost element at a point, also within shadow roots and frames of the same origin.
 * @param skip elements that are ignored
 */
export function elementAt(
  root: Document | ShadowRoot,
  { x, y }: Point,
  skip: (element: Element) => boolean = () => false,
): Element | undefined {
  const found = root.elementsFromPoint(x, y).find((element) => !skip(element));
  if (!found) return undefined;
  // Some browsers return the host again if its shadow root has nothing at the point.
  if (found.shadowRoot && found.shadowRoot !== root) return elementAt(found.shadowRoot, { x, y }) ?? found;
  const inner = isFrame(found) ? documentOf(found) : undefined;
  return inner ? (elementAt(inner, pointInFrame(found as HTMLIFrameElement, { x, y })) ?? found) : found;
}

/** The element's box as seen from `view`: its own document or one that contains it. */
export function boxOf(element: Element, view: Document): Box {
  const { left, top, width, height } = element.getBoundingClientRect();
  let box = { left, top, width, height };
  for (let inner = element.ownerDocument; inner !== view;) {
    const frame = frameOf(inner);
    if (!frame) return box;
    box = boxOutOfFrame(frame, box);
    inner = frame.ownerDocument;
  }
  return box;
}

/** The position of a point in a box: 0 at the left and top, 1 at the right and bottom. */
export function fractionsOf({ left, top, width, height }: Box, { x, y }: Point): Point {
  return { x: fraction(x - left, width), y: fraction(y - top, height) };
}

export function pointIn({ left, top, width, height }: Box, { x, y }: Point): Point {
  return { x: left + x * width, y: top + y * height };
}

function fraction(part: number, whole: number): number {
  return whole > 0 ? Math.min(Math.max(part / whole, 0), 1) : 0;
}

function isFrame(element: Element): boolean {
  return element.localName === 'iframe';
}

function documentOf(frame: Element): Document | undefined {
  try {
    return (frame as HTMLIFrameElement).contentDocument ?? undefined;
  } catch {
    return undefined;
  }
}

function frameOf(inner: Document): HTMLElement | undefined {
  try {
    return (inner.defaultView?.frameElement as HTMLElement | null | undefined) ?? undefined;
  } catch {
    return undefined;
  }
}

function scaleOf(frame: HTMLElement): number {
  return frame.getBoundingClientRect().width / frame.offsetWidth || 1;
}

/** Converts a point to the coordinates of the frame's own document. */
export function pointInFrame(frame: HTMLElement, { x, y }: Point): Point {
  const { left, top } = frame.getBoundingClientRect();
  const scale = scaleOf(frame);
  return { x: (x - left) / scale - frame.clientLeft, y: (y - top) / scale - frame.clientTop };
}

function boxOutOfFrame(frame: HTMLElement, box: Box): Box {
  const { left, top } = frame.getBoundingClientRect();
  const scale = scaleOf(frame);
  return {
    left: left + (frame.clientLeft + box.left) * scale,
    top: top + (frame.clientTop + box.top) * scale,
    width: box.width * scale,
    height: box.height * scale,
  };
}
