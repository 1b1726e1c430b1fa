import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { AssistSessions } from './assist-sessions';
import type { ScreenCall } from './screen-call';
import { StoreController } from '../app/store';
import { strings } from '../strings';
import { buttonStyle, baseStyle } from '../ui/base-style';

/** Shows the visitor's screen. */
@customElement('bh-screen-viewer')
export class ScreenViewer extends LitElement {
  static override styles = [
    baseStyle,
    buttonStyle,
    css`
    :host { display: flex; flex-direction: column; position: relative; background: var(--sunken); }
    video { flex: 1; min-block-size: 0; inline-size: 100%; object-fit: contain; background: #000; }
    .state { flex: 1; display: flex; flex-direction: column; align-items: center; justify-content: center; gap: var(--space-3); padding: var(--space-4); text-align: center; }
    .state p { max-inline-size: 46ch; }
    .tools { display: flex; flex-wrap: wrap; align-items: center; gap: var(--space-2); padding: var(--space-2) var(--space-4); border-block-start: 1px solid var(--border); background: var(--raised); }
    .tools .quiet { flex: 1; font-size: var(--text-13); }
  `,
  ];

  @property({ attribute: false }) assists!: AssistSessions;
  @property({ attribute: false }) session = '';
  @property({ attribute: false }) visitor = '';
  @query('video') private readonly video!: HTMLVideoElement | null;
  #calledSession: string | undefined;

  constructor() {
    super();
    new StoreController(this, () => [this.assists]);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#hangUp();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('session')) return;
    this.#hangUp();
    this.#calledSession = this.session;
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

  #picture(call: ScreenCall) {
    return html`<video playsinline data-test="assist-video" aria-label=${strings.assist.screenOf(this.visitor)}></video>
      <div class="tools"><span class="quiet" role="status">${call.isVisitorAudible ? strings.assist.heard(this.visitor) : nothing}</span>
        <button class="button" aria-pressed=${call.isMicrophoneOn} data-test="assist-speak" @click=${() => void this.assists.setMicrophone(!call.isMicrophoneOn)}>${call.isMicrophoneOn ? strings.assist.mute : strings.assist.speak}</button>
        <button class="button" data-test="assist-full" @click=${() => void this.video?.requestFullscreen()}>${strings.assist.full}</button></div>`;
  }

  #state(call: ScreenCall | undefined) {
    const state = call?.state === 'seen' ? 'calling' : (call?.state ?? 'calling');
    return html`<div class="state"><p role="status" data-test="assist-call">${strings.assist.call[state]}</p>
      ${state === 'calling' ? nothing : html`<button class="button" @click=${() => this.assists.call(this.session)}>${strings.again}</button>`}</div>`;
  }

  #hangUp(): void {
    if (this.#calledSession !== undefined) this.assists.hangUp(this.#calledSession);
    this.#calledSession = undefined;
  }
}
