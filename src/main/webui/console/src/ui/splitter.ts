import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { baseStyle } from './base-style';

const STEP = 16;

/** The line between two panes, moved by pointer or keyboard. Fires `resize` with the requested width. */
@customElement('bh-splitter')
export class Splitter extends LitElement {
  static override styles = [
    baseStyle,
    css`
    :host { position: relative; inline-size: 1px; background: var(--border); z-index: 2; }
    div {
      position: absolute; inset-block: 0; inset-inline: -4px; cursor: col-resize; touch-action: none;
      background: linear-gradient(var(--accent), var(--accent)) center / 0 100% no-repeat; transition: background-size var(--motion);
    }
    div:hover, div:focus-visible, div.moving { background-size: 3px 100%; }
    div:focus-visible { outline-offset: -2px; }
  `,
  ];

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
      @pointerdown=${this.#onPointerdown} @pointermove=${this.#onPointermove} @pointerup=${this.#onPointerup} @pointercancel=${this.#onPointerup} @keydown=${this.#onKeydown}></div>`;
  }

  get #direction(): number {
    return (getComputedStyle(this).direction === 'rtl' ? -1 : 1) * (this.behind ? -1 : 1);
  }

  #onPointerdown(event: PointerEvent): void {
    const line = event.currentTarget as HTMLElement;
    line.setPointerCapture(event.pointerId);
    line.classList.add('moving');
    this.#from = { x: event.clientX, width: this.width };
    event.preventDefault();
  }

  #onPointermove(event: PointerEvent): void {
    if (this.#from) this.#resizeTo(this.#from.width + (event.clientX - this.#from.x) * this.#direction);
  }

  #onPointerup(event: PointerEvent): void {
    (event.currentTarget as HTMLElement).classList.remove('moving');
    this.#from = undefined;
  }

  #onKeydown(event: KeyboardEvent): void {
    const towards = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (towards !== undefined) this.#resizeTo(this.width + towards * STEP * this.#direction);
    else if (event.key === 'Home') this.#resizeTo(this.least);
    else if (event.key === 'End') this.#resizeTo(this.most);
    else return;
    event.preventDefault();
  }

  #resizeTo(width: number): void {
    this.dispatchEvent(new CustomEvent('resize', { detail: Math.max(this.least, Math.min(this.most, Math.round(width))) }));
  }
}
