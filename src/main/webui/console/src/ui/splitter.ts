import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { shared } from './base-style';

const STEP = 16;

/** The line between two panes, moved by pointer or keyboard. Fires `resize` with the requested width. */
@customElement('bh-splitter')
export class Splitter extends LitElement {
  static override styles = [shared, css`
    :host { position: relative; inline-size: 1px; background: var(--border); z-index: 2; }
    div {
      position: absolute; inset-block: 0; inset-inline: -4px; cursor: col-resize; touch-action: none;
      background: linear-gradient(var(--accent), var(--accent)) center / 0 100% no-repeat; transition: background-size var(--motion);
    }
    div:hover, div:focus-visible, div.moving { background-size: 3px 100%; }
    div:focus-visible { outline-offset: -2px; }
  `];

  @property() label = '';
  @property({ type: Number }) width = 0;
  @property({ type: Number }) least = 0;
  @property({ type: Number }) most = 0;
  /** Whether the resized pane is after the line instead of before it. */
  @property({ type: Boolean }) behind = false;
  #from: { x: number; width: number } | undefined;

  protected override render() {
    return html`<div role="separator" tabindex="0" aria-orientation="vertical" aria-label=${this.label}
      aria-valuenow=${Math.round(this.width)} aria-valuemin=${this.least} aria-valuemax=${this.most}
      @pointerdown=${this.#grab} @pointermove=${this.#move} @pointerup=${this.#drop} @pointercancel=${this.#drop} @keydown=${this.#key}></div>`;
  }

  get #direction(): number {
    return (getComputedStyle(this).direction === 'rtl' ? -1 : 1) * (this.behind ? -1 : 1);
  }

  #grab(event: PointerEvent): void {
    const line = event.currentTarget as HTMLElement;
    line.setPointerCapture(event.pointerId);
    line.classList.add('moving');
    this.#from = { x: event.clientX, width: this.width };
    event.preventDefault();
  }

  #move(event: PointerEvent): void {
    if (this.#from) this.#wish(this.#from.width + (event.clientX - this.#from.x) * this.#direction);
  }

  #drop(event: PointerEvent): void {
    (event.currentTarget as HTMLElement).classList.remove('moving');
    this.#from = undefined;
  }

  #key(event: KeyboardEvent): void {
    const towards = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (towards !== undefined) this.#wish(this.width + towards * STEP * this.#direction);
    else if (event.key === 'Home') this.#wish(this.least);
    else if (event.key === 'End') this.#wish(this.most);
    else return;
    event.preventDefault();
  }

  #wish(width: number): void {
    this.dispatchEvent(new CustomEvent('resize', { detail: Math.max(this.least, Math.min(this.most, Math.round(width))) }));
  }
}
