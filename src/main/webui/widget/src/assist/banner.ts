import { LitElement, css, html } from 'lit';
import { property } from 'lit/decorators.js';
import { base } from '../styles/base';

const LOOK_MS = 1_000;
const CONTROLS = 'a, button, input, select, textarea, label, summary, [role=button], [role=link], [tabindex], [onclick]';

/** Says as long as it lasts that the page is seen, and by whom. It keeps out of the way of the page's own controls. */
export class AssistBanner extends LitElement {
  static override styles = [base, css`
    :host { position: fixed; inset-inline: 0; z-index: 1; display: flex; justify-content: center; padding: 12px; pointer-events: none; }
    :host([at="top"]) { inset-block-start: 0; }
    :host([at="bottom"]) { inset-block-end: 0; }
    /* Beside the launcher. */
    @media (max-width: 760px) { :host([at="bottom"]) { padding-inline-end: 88px; } }
    .bar {
      display: flex; align-items: center; gap: var(--space-3); max-inline-size: min(560px, calc(100vw - 24px));
      padding: 6px; padding-inline-start: var(--space-4); border-radius: 999px; pointer-events: auto;
      background: #b3261e; color: #fff; font-size: var(--text-14); font-weight: var(--weight-medium); box-shadow: var(--shadow-2);
    }
    .dot { flex: none; inline-size: 10px; block-size: 10px; border-radius: 50%; background: #fff; }
    .text { min-inline-size: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
    button { min-block-size: 44px; padding-inline: var(--space-4); border: 0; border-radius: 999px; background: #fff; color: #8c1d18; font: inherit; font-weight: var(--weight-bold); cursor: pointer; }
    button:focus-visible { outline: 3px solid #fff; outline-offset: 2px; }
    .edge { position: fixed; inset: 0; border: 3px solid #b3261e; pointer-events: none; }
  `];

  @property({ attribute: false }) text = '';
  @property({ attribute: false }) stop = '';
  @property({ attribute: false }) onStop = (): void => {};
  #looking: ReturnType<typeof setInterval> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.setAttribute('at', 'top');
    this.#looking = setInterval(this.#place, LOOK_MS);
    addEventListener('scroll', this.#place, { passive: true });
    requestAnimationFrame(this.#place);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#looking);
    removeEventListener('scroll', this.#place);
  }

  protected override render() {
    return html`<div class="edge"></div>
      <div class="bar" role="status" data-test="assist-banner"><span class="dot" aria-hidden="true"></span><span class="text" dir="auto">${this.text}</span>
        <button data-test="assist-stop" @click=${this.onStop}>${this.stop}</button></div>`;
  }

  /** Where nothing can be pressed beneath it; where there is something everywhere, it stays. */
  #place = (): void => {
    const here = this.getAttribute('at') ?? 'top';
    const bar = this.renderRoot.querySelector('.bar')?.getBoundingClientRect();
    if (!bar || bar.width === 0 || !covers(bar.left, bar.right, [bar.top, bar.bottom])) return;
    const there = here === 'top' ? 'bottom' : 'top';
    if (!covers(bar.left, bar.right, [innerHeight - bar.bottom, innerHeight - bar.top])) this.setAttribute('at', there);
  };
}

function covers(left: number, right: number, [top, bottom]: [number, number]): boolean {
  for (let x = left; x <= right; x += 24) {
    for (let y = top; y <= bottom; y += (bottom - top) / 3) {
      const beneath = document.elementsFromPoint(x, y).find(({ localName }) => localName !== 'bellhop-widget');
      if (beneath?.closest(CONTROLS)) return true;
    }
  }
  return false;
}

customElements.define('bellhop-assist', AssistBanner);
