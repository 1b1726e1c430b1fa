import { LitElement, css, html } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { buttonStyle, baseStyle } from './base-style';
import { positionPopover } from './popover-position';

const SHOW_AFTER_MS = 450;

/**
 * Shows the name and the key of the control inside. Hidden from assistive technology, because the control itself has
 * both.
 */
@customElement('bh-tooltip')
export class Tooltip extends LitElement {
  static override styles = [
    baseStyle,
    buttonStyle,
    css`
    :host { display: contents; }
    div {
      position: fixed; inset: auto; margin: 0; padding: 4px var(--space-2); border: 0; border-radius: var(--radius);
      background: var(--neutral-12); color: var(--neutral-1); font-size: var(--text-12); pointer-events: none;
      box-shadow: var(--shadow-1); max-inline-size: 240px;
    }
    kbd { margin-inline-start: 4px; border-color: transparent; background: color-mix(in srgb, var(--neutral-1) 20%, transparent); color: inherit; }
  `,
  ];

  @property() text = '';
  @property({ attribute: false }) keys: readonly string[] = [];
  @query('div') private readonly bubble!: HTMLElement;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.addEventListener('pointerover', (event) => event.pointerType === 'mouse' && this.#show(SHOW_AFTER_MS));
    this.addEventListener('pointerout', () => this.#hide());
    this.addEventListener('pointerdown', () => this.#hide());
    this.addEventListener('focusin', (event) => (event.target as Element).matches(':focus-visible') && this.#show(SHOW_AFTER_MS));
    this.addEventListener('focusout', () => this.#hide());
    this.addEventListener('keydown', () => this.#hide());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  protected override render() {
    return html`<slot></slot><div popover="manual" aria-hidden="true">${this.text}${this.keys.map((key) => html`<kbd>${key}</kbd>`)}</div>`;
  }

  #show(wait: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const control = this.firstElementChild;
      if (!control || !this.isConnected) return;
      this.bubble.showPopover();
      positionPopover(this.bubble, control.getBoundingClientRect(), 'middle', 6);
    }, wait);
  }

  #hide(): void {
    clearTimeout(this.#timer);
    if (this.bubble?.matches(':popover-open')) this.bubble.hidePopover();
  }
}
