import type { AssistIceFrame, AssistRequest, AssistSignalFrame, Signal } from '@bellhop/client';

export interface ScreenOptions {
  session: string;
  stream: MediaStream;
  say: (frame: AssistRequest) => boolean;
  /** The visitor ended it in the browser's own bar or closed the shared window. */
  ended: () => void;
  /** Reports the names of the agents whose microphone is on. */
  heard: (names: string[]) => void;
}

interface Peer {
  name: string;
  speaks: boolean;
  connection: RTCPeerConnection | undefined;
  microphone: RTCRtpSender | undefined;
  voice: HTMLAudioElement | undefined;
  /** Signals are handled one after the other. */
  turn: Promise<void>;
}

/** Sends the screen over WebRTC to each agent who watches. */
export class Screen {
  readonly #peers = new Map<string, Peer>();
  #microphone: MediaStreamTrack | undefined;
  #over = false;

  constructor(private readonly options: ScreenOptions) {
    for (const track of options.stream.getTracks()) track.addEventListener('ended', options.ended);
  }

  hear(frame: AssistIceFrame | AssistSignalFrame): void {
    if (this.#over) return;
    if (frame.type === 'assist.ice') this.#reach(frame);
    else if (frame.signal.kind === 'call') this.#called(frame);
    else this.#signal(frame);
  }

  /** Switches the visitor's microphone; returns whether it is on. */
  async speak(on: boolean): Promise<boolean> {
    this.#microphone?.stop();
    this.#microphone = on ? await microphone() : undefined;
    if (this.#over) this.#microphone?.stop();
    const track = this.#microphone ?? null;
    for (const [name, { microphone: sender }] of this.#peers) {
      await sender?.replaceTrack(track);
      this.#tell(name, { kind: 'microphone', data: track ? 'on' : 'off' });
    }
    return track !== null;
  }

  /** Stops at once: no further frame is sent. */
  stop(): void {
    this.#over = true;
    this.#microphone?.stop();
    for (const track of this.options.stream.getTracks()) {
      track.removeEventListener('ended', this.options.ended);
      track.stop();
    }
    for (const name of [...this.#peers.keys()]) this.#hangUp(name);
  }

  #tell(peer: string, signal: Signal): void {
    this.options.say({ type: 'assist.signal', session: this.options.session, peer, signal });
  }

  #called({ peer, by }: AssistSignalFrame): void {
    this.#hangUp(peer);
    this.#peers.set(peer, { name: by?.name ?? '', speaks: false, connection: undefined, microphone: undefined, voice: undefined, turn: Promise.resolve() });
    this.options.say({ type: 'assist.ice', session: this.options.session });
  }

  /** The credentials of ICE servers expire, so each call requests its own. */
  #reach({ servers, relayOnly }: AssistIceFrame): void {
    for (const [name, peer] of this.#peers) {
      if (!peer.connection) this.#offer(name, peer, { iceServers: servers, iceTransportPolicy: relayOnly ? 'relay' : 'all' });
    }
  }

  #offer(name: string, peer: Peer, configuration: RTCConfiguration): void {
    const connection = (peer.connection = new RTCPeerConnection(configuration));
    const { stream } = this.options;
    for (const track of stream.getVideoTracks()) connection.addTransceiver(track, { direction: 'sendonly', streams: [stream] });
    // Added from the start, so that a microphone needs no renegotiation.
    peer.microphone = connection.addTransceiver('audio', { direction: 'sendrecv', streams: [stream] }).sender;
    if (this.#microphone) void peer.microphone.replaceTrack(this.#microphone);
    connection.onicecandidate = ({ candidate }) => candidate && this.#tell(name, { kind: 'candidate', data: JSON.stringify(candidate) });
    connection.ontrack = ({ track }) => (peer.voice = play(track));
    peer.turn = peer.turn.then(async () => {
      await connection.setLocalDescription();
      this.#tell(name, { kind: 'offer', data: connection.localDescription?.sdp ?? '' });
      if (this.#microphone) this.#tell(name, { kind: 'microphone', data: 'on' });
    }).catch(() => this.#fail(name));
  }

  #signal({ peer: name, signal }: AssistSignalFrame): void {
    const peer = this.#peers.get(name);
    if (!peer) return;
    if (signal.kind === 'bye') return this.#hangUp(name);
    if (signal.kind === 'microphone') {
      peer.speaks = signal.data === 'on';
      return this.#heard();
    }
    const { connection } = peer;
    if (!connection) return;
    peer.turn = peer.turn.then(async () => {
      if (signal.kind === 'answer') await connection.setRemoteDescription({ type: 'answer', sdp: signal.data ?? '' });
      if (signal.kind === 'candidate') await connection.addIceCandidate(JSON.parse(signal.data ?? '{}') as RTCIceCandidateInit);
    }).catch(() => this.#fail(name));
  }

  #fail(name: string): void {
    if (!this.#peers.has(name)) return;
    this.#hangUp(name);
    this.#tell(name, { kind: 'bye' });
  }

  #hangUp(name: string): void {
    const peer = this.#peers.get(name);
    peer?.connection?.close();
    if (peer?.voice) peer.voice.srcObject = null;
    this.#peers.delete(name);
    if (peer?.speaks) this.#heard();
  }

  #heard(): void {
    this.options.heard([...this.#peers.values()].filter(({ speaks }) => speaks).map(({ name }) => name));
  }
}

async function microphone(): Promise<MediaStreamTrack | undefined> {
  try {
    return (await navigator.mediaDevices.getUserMedia({ audio: { echoCancellation: true, noiseSuppression: true } })).getAudioTracks()[0];
  } catch {
    return undefined;
  }
}

function play(track: MediaStreamTrack): HTMLAudioElement {
  const voice = new Audio();
  voice.srcObject = new MediaStream([track]);
  void voice.play().catch(() => {});
  return voice;
}
