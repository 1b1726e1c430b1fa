import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { AssistSession } from '@bellhop/client';
import { Problem } from '../api/problem';
import type { RestClient } from '../api/rest-client';
import { Playback, SPEEDS, parseRecording } from './playback';
import { managesTeam } from '../team/roles';
import { playbackTime } from '../ui/times';
import type { FrameToConsole, ConsoleToFrame } from './page-frame/frame-messages';
import { strings } from '../strings';
import { dialogStyle } from '../ui/dialog-style';
import { icon } from '../ui/icon';
import { buttonStyle, baseStyle } from '../ui/base-style';

const STEP_MS = 100;

/** Plays the recording of a visitor's page in the sandboxed frame. */
@customElement('bh-recording')
export class RecordingDialog extends LitElement {
  static override styles = [
    baseStyle,
    buttonStyle,
    dialogStyle,
    css`
    dialog { inline-size: min(1100px, calc(100vw - 24px)); block-size: min(84dvh, 860px); max-block-size: none; margin-block-start: 6dvh; }
    header { display: flex; align-items: center; justify-content: space-between; gap: var(--space-4); padding: var(--space-3) var(--space-4); }
    h2 { font-size: var(--text-14); }
    .stage { flex: 1; min-block-size: 0; position: relative; background: var(--sunken); }
    iframe { display: block; inline-size: 100%; block-size: 100%; border: 0; }
    .state { position: absolute; inset: 0; display: grid; place-items: center; padding: var(--space-4); text-align: center; }
    .tools { display: flex; flex-wrap: wrap; align-items: center; gap: var(--space-2) var(--space-3); padding: var(--space-3) var(--space-4); border-block-start: 1px solid var(--border); }
    input { flex: 1 1 200px; min-inline-size: 0; accent-color: var(--accent); }
    .speeds { display: inline-flex; border: 1px solid var(--border); border-radius: var(--radius); overflow: hidden; }
    .speeds button { padding: 5px var(--space-2); border: 0; background: transparent; font-size: var(--text-13); }
    .speeds button[aria-pressed='true'] { background: var(--pressed); font-weight: var(--weight-medium); }
  `,
  ];

  @property({ attribute: false }) rest!: RestClient;
  /** The role of the signed-in agent. */
  @property({ attribute: false }) agentRole = '';
  @query('dialog') private readonly dialog!: HTMLDialogElement;
  @query('iframe') private readonly frame!: HTMLIFrameElement | null;
  @state() private session: AssistSession | undefined;
  @state() private problem = '';
  @state() private isConfirming = false;
  @state() private playback: Playback | undefined;
  #ready: (() => void) | undefined;

  open(session: AssistSession): void {
    this.session = session;
    this.problem = '';
    this.isConfirming = false;
    void this.updateComplete.then(() => this.dialog.showModal());
    addEventListener('message', this.#onMessage);
    void this.#load(session);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#onClose();
  }

  protected override render() {
    const { session, playback } = this;
    return html`<dialog data-test="recording" aria-labelledby="title" @close=${this.#onClose} @click=${(event: Event) => event.target === this.dialog && this.dialog.close()}>
      <header><h2 id="title">${strings.recording.title}</h2>
        <button class="button bare icon" aria-label=${strings.close} @click=${() => this.dialog.close()}>${icon('close')}</button></header>
      <div class="stage">${session ? html`<iframe src="./assist.html" title=${strings.recording.title} data-test="recording-stage"></iframe>` : nothing}
        ${this.problem ? html`<p class="state" role="alert">${this.problem}</p>` : playback ? nothing : html`<p class="state" role="status">${strings.recording.loading}</p>`}</div>
      <div class="tools">${playback ? this.#controls(playback) : nothing}${this.#deletion()}</div>
    </dialog>`;
  }

  #controls(playback: Playback) {
    const { playing, position, length, speed } = playback;
    return html`<button class="button primary" data-test="recording-play" @click=${() => (playing ? playback.pause() : playback.play())}>${playing ? strings.recording.pause : strings.recording.play}</button>
      <input type="range" min="0" max=${Math.ceil(length / STEP_MS) * STEP_MS} step=${STEP_MS} .value=${String(position)} aria-label=${strings.recording.position} aria-valuetext=${playbackTime(position)} data-test="recording-position" @input=${(event: Event) => playback.seek(Number((event.target as HTMLInputElement).value))} />
      <span class="quiet figures">${playbackTime(position)} / ${playbackTime(length)}</span>
      <span class="speeds" role="group" aria-label=${strings.recording.speed}>${SPEEDS.map((one) => html`<button aria-pressed=${speed === one} @click=${() => this.#speed(one)}>${one}×</button>`)}</span>`;
  }

  #deletion() {
    if (!managesTeam(this.agentRole) || (this.problem && !this.playback)) return nothing;
    return html`<button class="button" data-test="recording-delete" @click=${() => (this.isConfirming ? void this.#delete() : (this.isConfirming = true))}>${this.isConfirming ? strings.recording.sure : strings.recording.delete}</button>`;
  }

  #speed(speed: number): void {
    if (this.playback) this.playback.speed = speed;
    this.requestUpdate();
  }

  async #load(session: AssistSession): Promise<void> {
    const ready = new Promise<void>((resolve) => (this.#ready = resolve));
    try {
      const [lines] = await Promise.all([this.rest.text(`/assist-sessions/${session.id}/recording`), ready]);
      if (this.session === session) this.#start(lines);
    } catch (error) {
      this.problem = error instanceof Problem ? error.message : strings.problem.service;
    }
  }

  #start(lines: string): void {
    const tell = (told: ConsoleToFrame) => this.frame?.contentWindow?.postMessage(told, location.origin);
    const session = this.session?.id ?? '';
    this.playback = new Playback(
      parseRecording(lines),
      ({ begins, ends, data }) => tell({ type: 'page', session, begins, ends, data }),
      () => this.requestUpdate(),
    );
    this.playback.play();
  }

  async #delete(): Promise<void> {
    const { session } = this;
    try {
      await this.rest.delete(`/assist-sessions/${session?.id ?? ''}/recording`);
      this.dispatchEvent(new CustomEvent('deleted', { detail: session?.id }));
      this.dialog.close();
    } catch (error) {
      this.problem = error instanceof Problem ? error.message : strings.problem.service;
    }
  }

  #onMessage = ({ source, origin, data }: MessageEvent<FrameToConsole>): void => {
    if (source !== this.frame?.contentWindow || origin !== location.origin) return;
    if (data.type === 'ready') this.#ready?.();
    if (data.type !== 'broken') return;
    this.playback?.pause();
    this.problem = strings.recording.broken;
  };

  #onClose = (): void => {
    removeEventListener('message', this.#onMessage);
    this.playback?.pause();
    this.playback = undefined;
    this.session = undefined;
  };
}
