const EDGE = 8;

/** Places a popover below its anchor, or above if there is no room, and keeps it inside the window. */
export function positionPopover(popover: HTMLElement, anchor: DOMRect, align: 'start' | 'middle' | 'end', gap = 4): void {
  const { width, height } = popover.getBoundingClientRect();
  const rtl = getComputedStyle(popover).direction === 'rtl';
  const left = { start: anchor.left, middle: anchor.left + (anchor.width - width) / 2, end: anchor.right - width };
  const side = align === 'middle' ? 'middle' : (align === 'start') === !rtl ? 'start' : 'end';
  const below = anchor.bottom + gap;
  const fits = below + height + EDGE <= innerHeight || anchor.top < height + gap + EDGE;
  popover.style.left = `${Math.max(EDGE, Math.min(left[side], innerWidth - width - EDGE))}px`;
  popover.style.top = `${Math.max(EDGE, Math.min(fits ? below : anchor.top - height - gap, innerHeight - height - EDGE))}px`;
}
