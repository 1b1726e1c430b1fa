import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { Assists } from './assists';
import type { Call } from './screen-call';
import { Follow } from '../app/store';
import { words } from '../strings';
import { buttons, shared } from '../ui/base-style';

/** Shows the visitor's screen. */
@customElement('bh-assist-screen')
export class AssistScreen extends LitElement {
  static override styles = [shared, buttons, css`
    :host { display: flex; flex-direction: column; position: relative; background: var(--sunken); }
    video { flex: 1; min-block-size: 0; inline-size: 100%; object-fit: contain; background: #000; }
    .state { flex: 1; display: flex; flex-direction: column; align-items: center; justify-content: center; gap: var(--space-3); padding: var(--space-4); text-align: center; }
    .state p { max-inline-size: 46ch; }
    .tools { display: flex; flex-wrap: wrap; align-items: center; gap: var(--space-2); padding: var(--space-2) var(--space-4); border-block-start: 1px solid var(--border); background: var(--raised); }
    .tools .quiet { flex: 1; font-size: var(--text-13); }
  `];

  @property({ attribute: false }) assists!: Assists;
  @property({ attribute: false }) session = '';
  @property({ attribute: false }) visitor = '';
  @query('video') private readonly video!: HTMLVideoElement | null;
  #called: string | undefined;

  constructor() {
    super();
    new Follow(this, () => [this.assists]);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#leave();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('session')) return;
    this.#leave();
    this.#called = this.session;
    this.assists.call(this.session);
  }

  protected override updated(): void {
    const { video } = this;
    const stream = this.assists.screen?.stream ?? null;
    if (!video || video.srcObject === stream) return;
    video.srcObject = stream;
    void video.play().catch(() => {});
  }

  protected override render() {
    const call = this.assists.screen;
    return call?.stream && call.state === 'seen' ? this.#picture(call) : this.#state(call);
  }

  #picture(call: Call) {
    return html`<video playsinline data-test="assist-video" aria-label=${words.assist.screenOf(this.visitor)}></video>
      <div class="tools"><span class="quiet" role="status">${call.heard ? words.assist.heard(this.visitor) : nothing}</span>
        <button class="button" aria-pressed=${call.speaks} data-test="assist-speak" @click=${() => void this.assists.speak(!call.speaks)}>${call.speaks ? words.assist.mute : words.assist.speak}</button>
        <button class="button" data-test="assist-full" @click=${() => void this.video?.requestFullscreen()}>${words.assist.full}</button></div>`;
  }

  #state(call: Call | undefined) {
    const state = call?.state === 'seen' ? 'calling' : (call?.state ?? 'calling');
    return html`<div class="state"><p role="status" data-test="assist-call">${words.assist.call[state]}</p>
      ${state === 'calling' ? nothing : html`<button class="button" @click=${() => this.assists.call(this.session)}>${words.again}</button>`}</div>`;
  }

  #leave(): void {
    if (this.#called !== undefined) this.assists.hangUp(this.#called);
    this.#called = undefined;
  }
}
