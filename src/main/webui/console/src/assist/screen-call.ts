import { browserEnvironment, type AssistIceFrame, type AssistRequest, type AssistSignalFrame, type Signal } from '@bellhop/client';
import { openMicrophone } from '@bellhop/shared';

/** `refused`: the visitor's browser sends nothing. `failed`: the browsers cannot reach each other. */
export type ScreenCallState = 'calling' | 'seen' | 'refused' | 'failed';

const CALL_TIMEOUT_MS = 20_000;

export interface ScreenCallOptions {
  session: string;
  send: (frame: AssistRequest) => void;
  changed: () => void;
}

/** The agent's end of the WebRTC call that carries the visitor's screen and both microphones. */
export class ScreenCall {
  state: ScreenCallState = 'calling';
  stream: MediaStream | undefined;
  /** Whether the visitor's and this agent's microphones are on. */
  isVisitorAudible = false;
  isMicrophoneOn = false;
  readonly #peer = browserEnvironment.newRef();
  #configuration: RTCConfiguration = {};
  #connection: RTCPeerConnection | undefined;
  #audioSender: RTCRtpSender | undefined;
  #microphone: MediaStreamTrack | undefined;
  #timeout: ReturnType<typeof setTimeout>;
  #queue: Promise<void> = Promise.resolve();
  #stopped = false;

  constructor(private readonly options: ScreenCallOptions) {
    this.#timeout = setTimeout(() => this.state === 'calling' && this.#setState('failed'), CALL_TIMEOUT_MS);
    options.send({ type: 'assist.ice', session: options.session });
  }

  onFrame(frame: AssistIceFrame | AssistSignalFrame): void {
    if (this.#stopped) return;
    if (frame.type === 'assist.ice') this.#call(frame);
    else if (frame.peer === this.#peer) this.#onSignal(frame.signal);
  }

  /** @returns whether the microphone is on now */
  async setMicrophone(on: boolean): Promise<boolean> {
    this.#microphone?.stop();
    this.#microphone = on ? await openMicrophone() : undefined;
    if (this.#stopped) this.#microphone?.stop();
    await this.#audioSender?.replaceTrack(this.#microphone ?? null);
    this.isMicrophoneOn = !this.#stopped && this.#microphone !== undefined;
    this.#signal({ kind: 'microphone', data: this.isMicrophoneOn ? 'on' : 'off' });
    this.options.changed();
    return this.isMicrophoneOn;
  }

  stop(): void {
    if (!this.#stopped && this.#connection) this.#signal({ kind: 'bye' });
    this.#end();
  }

  #call({ servers, relayOnly }: AssistIceFrame): void {
    if (this.#connection) return;
    this.#configuration = { iceServers: servers, iceTransportPolicy: relayOnly ? 'relay' : 'all' };
    this.#connection = this.#open();
    this.#signal({ kind: 'call' });
  }

  #open(): RTCPeerConnection {
    const connection = new RTCPeerConnection(this.#configuration);
    connection.onicecandidate = ({ candidate }) => candidate && this.#signal({ kind: 'candidate', data: JSON.stringify(candidate) });
    connection.ontrack = ({ streams }) => {
      this.stream = streams[0];
      this.options.changed();
    };
    connection.onconnectionstatechange = () => {
      if (connection.connectionState === 'connected') this.#setState('seen');
      if (connection.connectionState === 'failed') this.#setState('failed');
    };
    return connection;
  }

  #onSignal(signal: Signal): void {
    if (signal.kind === 'bye') return this.#setState('refused');
    if (signal.kind === 'microphone') {
      this.isVisitorAudible = signal.data === 'on';
      return this.options.changed();
    }
    // Signals are handled one after the other.
    this.#queue = this.#queue.then(() => this.#negotiate(signal)).catch(() => this.#setState('failed'));
  }

  async #negotiate({ kind, data = '' }: Signal): Promise<void> {
    const connection = this.#connection;
    if (!connection || this.#stopped) return;
    if (kind === 'candidate') return connection.addIceCandidate(JSON.parse(data) as RTCIceCandidateInit);
    if (kind !== 'offer') return;
    await connection.setRemoteDescription({ type: 'offer', sdp: data });
    const voice = connection.getTransceivers().find(({ receiver }) => receiver.track.kind === 'audio');
    if (voice) {
      // Added from the start, so that a microphone needs no renegotiation.
      voice.direction = 'sendrecv';
      this.#audioSender = voice.sender;
    }
    await connection.setLocalDescription();
    this.#signal({ kind: 'answer', data: connection.localDescription?.sdp ?? '' });
  }

  #setState(state: ScreenCallState): void {
    if (this.#stopped) return;
    this.state = state;
    if (state === 'failed') this.#signal({ kind: 'bye' });
    if (state !== 'seen') this.#end();
    this.options.changed();
  }

  #signal(signal: Signal): void {
    this.options.send({ type: 'assist.signal', session: this.options.session, peer: this.#peer, signal });
  }

  #end(): void {
    this.#stopped = true;
    clearTimeout(this.#timeout);
    this.#microphone?.stop();
    this.#connection?.close();
    this.stream = undefined;
    this.isMicrophoneOn = false;
  }
}
