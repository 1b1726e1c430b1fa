import { browserEnvironment, type AssistIceFrame, type AssistRequest, type AssistSignalFrame, type Signal } from '@bellhop/client';

/** `refused`: the visitor's browser sends nothing. `failed`: the browsers cannot reach each other. */
export type CallState = 'calling' | 'seen' | 'refused' | 'failed';

const PATIENCE_MS = 20_000;

export interface CallOptions {
  session: string;
  say: (frame: AssistRequest) => void;
  changed: () => void;
}

/** The agent's end of the WebRTC call that carries the visitor's screen and both microphones. */
export class Call {
  state: CallState = 'calling';
  stream: MediaStream | undefined;
  /** Whether the visitor's and this agent's microphones are on. */
  heard = false;
  speaks = false;
  readonly #peer = browserEnvironment.newRef();
  #configuration: RTCConfiguration = {};
  #connection: RTCPeerConnection | undefined;
  #voice: RTCRtpSender | undefined;
  #microphone: MediaStreamTrack | undefined;
  #patience: ReturnType<typeof setTimeout>;
  #turn: Promise<void> = Promise.resolve();
  #over = false;

  constructor(private readonly options: CallOptions) {
    this.#patience = setTimeout(() => this.state === 'calling' && this.#becomes('failed'), PATIENCE_MS);
    options.say({ type: 'assist.ice', session: options.session });
  }

  hear(frame: AssistIceFrame | AssistSignalFrame): void {
    if (this.#over) return;
    if (frame.type === 'assist.ice') this.#call(frame);
    else if (frame.peer === this.#peer) this.#signal(frame.signal);
  }

  /** @returns whether the microphone is on now */
  async speak(on: boolean): Promise<boolean> {
    this.#microphone?.stop();
    this.#microphone = on ? await microphone() : undefined;
    if (this.#over) this.#microphone?.stop();
    await this.#voice?.replaceTrack(this.#microphone ?? null);
    this.speaks = !this.#over && this.#microphone !== undefined;
    this.#tell({ kind: 'microphone', data: this.speaks ? 'on' : 'off' });
    this.options.changed();
    return this.speaks;
  }

  stop(): void {
    if (!this.#over && this.#connection) this.#tell({ kind: 'bye' });
    this.#end();
  }

  #call({ servers, relayOnly }: AssistIceFrame): void {
    if (this.#connection) return;
    this.#configuration = { iceServers: servers, iceTransportPolicy: relayOnly ? 'relay' : 'all' };
    this.#connection = this.#open();
    this.#tell({ kind: 'call' });
  }

  #open(): RTCPeerConnection {
    const connection = new RTCPeerConnection(this.#configuration);
    connection.onicecandidate = ({ candidate }) => candidate && this.#tell({ kind: 'candidate', data: JSON.stringify(candidate) });
    connection.ontrack = ({ streams }) => {
      this.stream = streams[0];
      this.options.changed();
    };
    connection.onconnectionstatechange = () => {
      if (connection.connectionState === 'connected') this.#becomes('seen');
      if (connection.connectionState === 'failed') this.#becomes('failed');
    };
    return connection;
  }

  #signal(signal: Signal): void {
    if (signal.kind === 'bye') return this.#becomes('refused');
    if (signal.kind === 'microphone') {
      this.heard = signal.data === 'on';
      return this.options.changed();
    }
    // Signals are handled one after the other.
    this.#turn = this.#turn.then(() => this.#agree(signal)).catch(() => this.#becomes('failed'));
  }

  async #agree({ kind, data = '' }: Signal): Promise<void> {
    const connection = this.#connection;
    if (!connection || this.#over) return;
    if (kind === 'candidate') return connection.addIceCandidate(JSON.parse(data) as RTCIceCandidateInit);
    if (kind !== 'offer') return;
    await connection.setRemoteDescription({ type: 'offer', sdp: data });
    const voice = connection.getTransceivers().find(({ receiver }) => receiver.track.kind === 'audio');
    if (voice) {
      // Added from the start, so that a microphone needs no renegotiation.
      voice.direction = 'sendrecv';
      this.#voice = voice.sender;
    }
    await connection.setLocalDescription();
    this.#tell({ kind: 'answer', data: connection.localDescription?.sdp ?? '' });
  }

  #becomes(state: CallState): void {
    if (this.#over) return;
    this.state = state;
    if (state === 'failed') this.#tell({ kind: 'bye' });
    if (state !== 'seen') this.#end();
    this.options.changed();
  }

  #tell(signal: Signal): void {
    this.options.say({ type: 'assist.signal', session: this.options.session, peer: this.#peer, signal });
  }

  #end(): void {
    this.#over = true;
    clearTimeout(this.#patience);
    this.#microphone?.stop();
    this.#connection?.close();
    this.stream = undefined;
    this.speaks = false;
  }
}

async function microphone(): Promise<MediaStreamTrack | undefined> {
  try {
    return (await navigator.mediaDevices.getUserMedia({ audio: { echoCancellation: true, noiseSuppression: true } })).getAudioTracks()[0];
  } catch {
    return undefined;
  }
}
