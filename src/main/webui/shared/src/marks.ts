import type { AssistMark, AssistPlace } from '@bellhop/client';
import { pointIn, type Box, type Point } from './geometry';

export interface MarkOwner {
  id: string;
  name: string;
}

const POINTER_MS = 5_000;
const MARK_MS = 30_000;
const RIPPLE_MS = 1_200;
const SVG = 'http://www.w3.org/2000/svg';
const STYLES = `
  :host { position: fixed; inset: 0; z-index: 1; overflow: hidden; pointer-events: none; contain: strict; }
  .mark { position: absolute; left: 0; top: 0; }
  .pointer svg { display: block; inline-size: 22px; block-size: 26px; filter: drop-shadow(0 1px 2px rgb(0 0 0 / 40%)); }
  .name {
    position: absolute; left: 18px; top: 20px; max-inline-size: 180px; padding: 2px 8px; border-radius: 999px; overflow: hidden; white-space: nowrap;
    text-overflow: ellipsis; background: #1a56db; color: #fff; font: 500 12px/1.5 system-ui, sans-serif;
  }
  .frame { border: 3px solid #1a56db; border-radius: 8px; box-shadow: 0 0 0 2px #fff, 0 0 0 6px rgb(26 86 219 / 35%); }
  .arrow { inline-size: 100%; block-size: 100%; }
  .arrow path { fill: none; stroke-linecap: round; stroke-linejoin: round; }
  .arrow .edge { stroke: #fff; stroke-width: 9; }
  .arrow .line { stroke: #1a56db; stroke-width: 5; }
  .ripple { inline-size: 36px; block-size: 36px; margin: -18px; border: 3px solid #1a56db; border-radius: 50%; box-shadow: 0 0 0 2px #fff; }
  @media (prefers-reduced-motion: no-preference) {
    .ripple { animation: spread 0.6s ease-out 2 both; }
    @keyframes spread { from { scale: 0.3; } to { scale: 1; opacity: 0.2; } }
  }
`;

interface ShownMark {
  element: Element;
  until: number;
  /** Moves the mark to its target; returns false if the target is gone. */
  place: () => boolean;
}

/** Draws agents' pointers, frames and arrows over a page. Marks follow their elements and let clicks through. */
export class Marks {
  readonly element = document.createElement('div');
  readonly #root: ShadowRoot;
  readonly #shown = new Map<string, ShownMark>();
  #animating = false;

  /** @param boxOf returns the box of the element with this recorder number, in window coordinates */
  constructor(
    private readonly boxOf: (node: number) => Box | undefined,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.#root = this.element.attachShadow({ mode: 'open' });
    this.element.setAttribute('aria-hidden', 'true');
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLES);
    this.#root.adoptedStyleSheets = [sheet];
  }

  show(by: MarkOwner, mark: AssistMark): void {
    if (mark.kind === 'none') return this.clear(by.id);
    if (mark.kind === 'pointer')
      return this.#add(
        `${by.id} pointer`,
        POINTER_MS,
        () => this.#pointer(by.name),
        (it) => this.#moveTo(it, mark.at),
      );
    const key = `${by.id} mark`;
    this.#remove(key);
    if (mark.kind === 'arrow') this.#add(key, MARK_MS, arrowElement, (it) => this.#stretchArrow(it, mark.at, mark.to));
    else
      this.#add(
        key,
        MARK_MS,
        () => markElement('frame'),
        (it) => this.#frameElement(it as HTMLElement, mark.at.node),
      );
  }

  /** Shows that an agent acted at this place. */
  ripple(by: MarkOwner, at: AssistPlace): void {
    this.#remove(`${by.id} ripple`);
    this.show(by, { kind: 'pointer', at });
    this.#add(
      `${by.id} ripple`,
      RIPPLE_MS,
      () => markElement('ripple'),
      (it) => this.#moveTo(it, at),
    );
  }

  /** @param by only this agent's marks; without it, all marks */
  clear(by?: string): void {
    for (const key of [...this.#shown.keys()]) if (by === undefined || key.startsWith(`${by} `)) this.#remove(key);
  }

  #add(key: string, ms: number, make: () => Element, place: (element: Element) => boolean): void {
    const element = this.#shown.get(key)?.element ?? this.#root.appendChild(make());
    this.#shown.set(key, { element, until: this.now() + ms, place: () => place(element) });
    this.#placeAll();
    if (!this.#animating) this.#animate();
  }

  #animate = (): void => {
    this.#placeAll();
    this.#animating = this.#shown.size > 0;
    if (this.#animating) requestAnimationFrame(this.#animate);
  };

  #placeAll(): void {
    const now = this.now();
    for (const [key, { element, until, place }] of this.#shown) {
      if (now >= until) this.#remove(key);
      else (element as HTMLElement).style.visibility = place() ? 'visible' : 'hidden';
    }
  }

  #remove(key: string): void {
    this.#shown.get(key)?.element.remove();
    this.#shown.delete(key);
  }

  #pointer(name: string): Element {
    const pointer = markElement('pointer');
    const label = document.createElement('span');
    label.className = 'name';
    label.dir = 'auto';
    label.textContent = name;
    const cursor = document.createElementNS(SVG, 'svg');
    cursor.setAttribute('viewBox', '0 0 22 26');
    cursor.append(svgPath('M2 2v19l5-5 3.5 8 3.5-1.5-3.5-7.5h7z', { fill: '#1a56db', stroke: '#fff', 'stroke-width': '2' }));
    pointer.append(cursor, label);
    return pointer;
  }

  #point({ node, x, y }: AssistPlace): Point | undefined {
    const around = this.boxOf(node);
    return around && pointIn(around, { x, y });
  }

  #moveTo(element: Element, place: AssistPlace): boolean {
    const point = this.#point(place);
    if (point) (element as HTMLElement).style.translate = `${point.x}px ${point.y}px`;
    return point !== undefined;
  }

  #frameElement({ style }: HTMLElement, node: number): boolean {
    const around = this.boxOf(node);
    if (!around) return false;
    const gap = 6;
    style.translate = `${around.left - gap}px ${around.top - gap}px`;
    style.width = `${around.width + 2 * gap}px`;
    style.height = `${around.height + 2 * gap}px`;
    style.boxSizing = 'border-box';
    return true;
  }

  #stretchArrow(element: Element, at: AssistPlace, to: AssistPlace): boolean {
    const [from, end] = [this.#point(at), this.#point(to)];
    if (!from || !end) return false;
    for (const line of element.children) line.setAttribute('d', arrowPath(from, end));
    return true;
  }
}

function markElement(name: string): Element {
  const made = document.createElement('div');
  made.className = `mark ${name}`;
  return made;
}

function svgPath(d: string, attributes: Record<string, string>): Element {
  const made = document.createElementNS(SVG, 'path');
  made.setAttribute('d', d);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

function arrowElement(): Element {
  const made = document.createElementNS(SVG, 'svg');
  made.setAttribute('class', 'mark arrow');
  made.append(svgPath('', { class: 'edge' }), svgPath('', { class: 'line' }));
  return made;
}

function arrowPath(from: Point, to: Point): string {
  const angle = Math.atan2(to.y - from.y, to.x - from.x);
  const wing = (turn: number) => `${to.x - 20 * Math.cos(angle + turn)} ${to.y - 20 * Math.sin(angle + turn)}`;
  return `M${from.x} ${from.y}L${to.x} ${to.y}M${wing(0.5)}L${to.x} ${to.y}L${wing(-0.5)}`;
}
