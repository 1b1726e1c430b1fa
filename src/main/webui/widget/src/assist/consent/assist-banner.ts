import { LitElement, css, html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { base } from '../../ui/base-style';
import { SMALL } from '../../ui/small';

const PLACEMENT_INTERVAL_MS = 1_000;
/** Looking for controls beneath is slow, so it waits until the page has stopped scrolling. */
const SCROLL_REST_MS = 150;
const STEP_PX = 32;
const CONTROLS = 'a, button, input, select, textarea, label, summary, [role=button], [role=link], [tabindex], [onclick]';

/** A button in the banner that withdraws a power or switches the microphone. */
export interface PowerChip {
  power: string;
  label: string;
  title: string;
  press: () => void;
  /** For a switch: whether it is on. */
  pressed?: boolean;
}

/** A yes-or-no question while the page is shown. */
export interface Question {
  title: string;
  detail: string;
  /** Without it the question has only one answer. */
  yes: string | undefined;
  no: string;
  answer: (yes: boolean) => void;
}

/** Tells the visitor the whole time that the page is seen, and by whom. It moves away from the page's own controls. */
export class AssistBanner extends LitElement {
  static override styles = [
    base,
    css`
    :host { position: fixed; inset-inline: 0; z-index: 2; display: flex; justify-content: center; padding: 12px; pointer-events: none; }
    :host([at="top"]) { inset-block-start: 0; }
    :host([at="bottom"]) { inset-block-end: 0; }
    /* Beside the launcher. */
    @media (max-width: 760px) { :host([at="bottom"]) { padding-inline-end: 88px; } }
    .box { display: flex; flex-direction: column; gap: 8px; max-inline-size: min(600px, calc(100vw - 24px)); }
    :host([at="bottom"]) .box { flex-direction: column-reverse; }
    .bar {
      display: flex; flex-wrap: wrap; align-items: center; gap: 6px var(--space-3); align-self: center;
      max-inline-size: 100%; padding: 6px; padding-inline-start: var(--space-4); border-radius: 28px; pointer-events: auto;
      background: #b3261e; color: #fff; font-size: var(--text-14); font-weight: var(--weight-medium); box-shadow: var(--shadow-2);
    }
    .dot { flex: none; inline-size: 10px; block-size: 10px; border-radius: 50%; background: #fff; }
    .text { flex: 1 1 150px; min-inline-size: 0; overflow-wrap: anywhere; line-height: var(--line-tight); padding-block: 3px; margin-block: -3px; overflow: clip; }
    .buttons { display: flex; gap: 6px; margin-inline-start: auto; }
    button { display: inline-flex; align-items: center; gap: 6px; min-block-size: 44px; padding-inline: var(--space-4); border-radius: 999px; background: #fff; color: #8c1d18; font-weight: var(--weight-bold); white-space: nowrap; }
    .allowed { background: transparent; color: #fff; font-weight: var(--weight-medium); box-shadow: inset 0 0 0 1px rgb(255 255 255 / 70%); padding-inline: var(--space-3); }
    .allowed:not([aria-pressed])::after { content: '×'; font-size: 18px; line-height: 1; }
    .allowed[aria-pressed='true'] { background: #fff; color: #8c1d18; }
    .bar button:focus-visible { outline: 3px solid #fff; outline-offset: 2px; }
    .question {
      padding: var(--space-4); border-radius: var(--radius-card); pointer-events: auto; background: var(--surface); color: var(--text);
      border: 2px solid #b3261e; box-shadow: var(--shadow-2); font-size: var(--text-14);
    }
    .question h2 { font-size: var(--text-16); font-weight: var(--weight-bold); line-height: var(--line-tight); overflow-wrap: anywhere; padding-block: 3px; margin-block: -3px; overflow: clip; }
    .question p { margin-block-start: var(--space-1); color: var(--muted); }
    .answers { display: flex; flex-wrap: wrap; gap: var(--space-2); margin-block-start: var(--space-3); }
    .answers button { border-radius: var(--radius); color: var(--text); background: transparent; box-shadow: inset 0 0 0 1px var(--border-strong); font-weight: var(--weight-medium); white-space: normal; }
    .answers .yes { background: var(--accent); color: var(--on-accent); box-shadow: none; }
    .ended { background: var(--text); color: var(--surface); padding: 12px var(--space-4); }
    .ended .dot { background: currentColor; opacity: 0.6; }
    @media (max-width: 479px), (max-height: 479px) {
      :host { padding: 6px; }
      .box { max-inline-size: calc(100vw - 12px); }
      .bar { flex-wrap: nowrap; padding: 2px; padding-inline-start: var(--space-3); column-gap: var(--space-2); }
      .text { flex-basis: 60px; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
      .buttons { gap: 4px; }
      .allowed, .buttons button { padding-inline: 10px; }
    }
    .edge { position: fixed; inset: 0; border: 3px solid #b3261e; pointer-events: none; }
  `,
  ];

  @property({ attribute: false }) text = '';
  @property({ attribute: false }) stop = '';
  @property({ attribute: false }) chips: PowerChip[] = [];
  @property({ attribute: false }) question: Question | undefined;
  /** Said for a moment once it is over; then nothing else is. */
  @property({ attribute: false }) ended: string | undefined;
  @property({ attribute: false }) onStop = (): void => {};
  #placementTimer: ReturnType<typeof setInterval> | undefined;
  #scrollTimer: ReturnType<typeof setTimeout> | undefined;
  readonly #openObserver = new MutationObserver(() => this.#place());
  #widget: HTMLElement | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.setAttribute('at', 'top');
    this.#widget = (this.getRootNode() as ShadowRoot).host as HTMLElement | undefined;
    this.#placementTimer = setInterval(this.#place, PLACEMENT_INTERVAL_MS);
    addEventListener('scroll', this.#placeAfterScroll, { passive: true });
    requestAnimationFrame(this.#place);
    if (this.#widget) this.#openObserver.observe(this.#widget, { attributeFilter: ['data-open'] });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#placementTimer);
    clearTimeout(this.#scrollTimer);
    removeEventListener('scroll', this.#placeAfterScroll);
    this.#openObserver.disconnect();
    this.#leaveRoom(0);
  }

  protected override updated(): void {
    this.#place();
  }

  protected override render() {
    if (this.ended !== undefined) return this.#farewell(this.ended);
    return html`<div class="edge"></div>
      <div class="box">
        <div class="bar" role="status" data-test="assist-banner"><span class="dot" aria-hidden="true"></span><span class="text" dir="auto">${this.text}</span>
          <span class="buttons">${this.chips.map(({ power, label, title, press, pressed }) => html`<button class="allowed" title=${title} aria-label=${title} aria-pressed=${pressed ?? nothing} data-test="assist-drop-${power}" @click=${press}>${label}</button>`)}
            <button data-test="assist-stop" @click=${this.onStop}>${this.stop}</button></span></div>
        ${this.question ? this.#question(this.question) : nothing}
      </div>`;
  }

  #farewell(text: string) {
    return html`<div class="bar ended" role="status" data-test="assist-ended"><span class="dot" aria-hidden="true"></span><span class="text">${text}</span></div>`;
  }

  #question({ title, detail, yes, no, answer }: Question) {
    return html`<div class="question" role="alertdialog" aria-labelledby="title" aria-describedby="detail" data-test="assist-question">
      <h2 id="title" dir="auto">${title}</h2>${detail ? html`<p id="detail">${detail}</p>` : nothing}
      <div class="answers">${yes === undefined ? nothing : html`<button class="yes" data-test="assist-answer-yes" @click=${() => answer(true)}>${yes}</button>`}
        <button data-test="assist-answer-no" @click=${() => answer(false)}>${no}</button></div></div>`;
  }

  #placeAfterScroll = (): void => {
    clearTimeout(this.#scrollTimer);
    this.#scrollTimer = setTimeout(this.#place, SCROLL_REST_MS);
  };

  /** Moves to the edge with no controls beneath. If both edges have some, it stays. */
  #place = (): void => {
    const coversPage = matchMedia(SMALL).matches && (this.#widget?.hasAttribute('data-open') ?? false);
    if (coversPage) this.setAttribute('at', 'top');
    this.#leaveRoom(coversPage ? (this.renderRoot.querySelector('.box, .ended')?.getBoundingClientRect().bottom ?? 0) : 0);
    if (coversPage) return;
    const here = this.getAttribute('at') ?? 'top';
    const bar = this.renderRoot.querySelector('.bar')?.getBoundingClientRect();
    // A question does not move while it is answered.
    if (this.question || !bar || bar.width === 0 || !coversControl(bar.left, bar.right, [bar.top, bar.bottom])) return;
    const there = here === 'top' ? 'bottom' : 'top';
    if (!coversControl(bar.left, bar.right, [innerHeight - bar.bottom, innerHeight - bar.top])) this.setAttribute('at', there);
  };

  /** The panel begins beneath the banner where it would cover the page. */
  #leaveRoom(height: number): void {
    this.#widget?.style.setProperty('--banner', `${height}px`);
  }
}

function coversControl(left: number, right: number, [top, bottom]: [number, number]): boolean {
  for (let x = left; x <= right; x += STEP_PX) {
    for (let y = top; y <= bottom; y += (bottom - top) / 3) {
      const beneath = document.elementsFromPoint(x, y).find(({ localName }) => localName !== 'bellhop-widget');
      if (beneath?.closest(CONTROLS)) return true;
    }
  }
  return false;
}

customElements.define('bellhop-assist-banner', AssistBanner);
