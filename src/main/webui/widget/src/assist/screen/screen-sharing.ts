import type { AssistIceFrame, AssistRequest, AssistSignalFrame, Signal } from '@bellhop/client';
import { openMicrophone } from '@bellhop/shared';

export interface ScreenSharingOptions {
  session: string;
  stream: MediaStream;
  send: (frame: AssistRequest) => boolean;
  /** The visitor ended it in the browser's own bar or closed the shared window. */
  onEnded: () => void;
  /** Reports the names of the agents whose microphone is on. */
  onAudible: (names: string[]) => void;
}

interface Peer {
  name: string;
  isAudible: boolean;
  connection: RTCPeerConnection | undefined;
  microphone: RTCRtpSender | undefined;
  audio: HTMLAudioElement | undefined;
  /** Signals are handled one after the other. */
  queue: Promise<void>;
}

/** Sends the screen over WebRTC to each agent who watches. */
export class ScreenSharing {
  readonly #peers = new Map<string, Peer>();
  #microphone: MediaStreamTrack | undefined;
  #stopped = false;

  constructor(private readonly options: ScreenSharingOptions) {
    for (const track of options.stream.getTracks()) track.addEventListener('ended', options.onEnded);
  }

  onFrame(frame: AssistIceFrame | AssistSignalFrame): void {
    if (this.#stopped) return;
    if (frame.type === 'assist.ice') this.#onIceServers(frame);
    else if (frame.signal.kind === 'call') this.#onCall(frame);
    else this.#onSignal(frame);
  }

  /** Switches the visitor's microphone; returns whether it is on. */
  async setMicrophone(on: boolean): Promise<boolean> {
    this.#microphone?.stop();
    this.#microphone = on ? await openMicrophone() : undefined;
    if (this.#stopped) this.#microphone?.stop();
    const track = this.#microphone ?? null;
    for (const [name, { microphone: sender }] of this.#peers) {
      await sender?.replaceTrack(track);
      this.#signal(name, { kind: 'microphone', data: track ? 'on' : 'off' });
    }
    return track !== null;
  }

  /** Stops at once: no further frame is sent. */
  stop(): void {
    this.#stopped = true;
    this.#microphone?.stop();
    for (const track of this.options.stream.getTracks()) {
      track.removeEventListener('ended', this.options.onEnded);
      track.stop();
    }
    for (const name of [...this.#peers.keys()]) this.#hangUp(name);
  }

  #signal(peer: string, signal: Signal): void {
    this.options.send({ type: 'assist.signal', session: this.options.session, peer, signal });
  }

  #onCall({ peer, by }: AssistSignalFrame): void {
    this.#hangUp(peer);
    this.#peers.set(peer, {
      name: by?.name ?? '',
      isAudible: false,
      connection: undefined,
      microphone: undefined,
      audio: undefined,
      queue: Promise.resolve(),
    });
    this.options.send({ type: 'assist.ice', session: this.options.session });
  }

  /** The credentials of ICE servers expire, so each call requests its own. */
  #onIceServers({ servers, relayOnly }: AssistIceFrame): void {
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
    connection.onicecandidate = ({ candidate }) => candidate && this.#signal(name, { kind: 'candidate', data: JSON.stringify(candidate) });
    connection.ontrack = ({ track }) => (peer.audio = play(track));
    peer.queue = peer.queue
      .then(async () => {
        await connection.setLocalDescription();
        this.#signal(name, { kind: 'offer', data: connection.localDescription?.sdp ?? '' });
        if (this.#microphone) this.#signal(name, { kind: 'microphone', data: 'on' });
      })
      .catch(() => this.#fail(name));
  }

  #onSignal({ peer: name, signal }: AssistSignalFrame): void {
    const peer = this.#peers.get(name);
    if (!peer) return;
    if (signal.kind === 'bye') return this.#hangUp(name);
    if (signal.kind === 'microphone') {
      peer.isAudible = signal.data === 'on';
      return this.#reportAudible();
    }
    const { connection } = peer;
    if (!connection) return;
    peer.queue = peer.queue
      .then(async () => {
        if (signal.kind === 'answer') await connection.setRemoteDescription({ type: 'answer', sdp: signal.data ?? '' });
        if (signal.kind === 'candidate') await connection.addIceCandidate(JSON.parse(signal.data ?? '{}') as RTCIceCandidateInit);
      })
      .catch(() => this.#fail(name));
  }

  #fail(name: string): void {
    if (!this.#peers.has(name)) return;
    this.#hangUp(name);
    this.#signal(name, { kind: 'bye' });
  }

  #hangUp(name: string): void {
    const peer = this.#peers.get(name);
    peer?.connection?.close();
    if (peer?.audio) peer.audio.srcObject = null;
    this.#peers.delete(name);
    if (peer?.isAudible) this.#reportAudible();
  }

  #reportAudible(): void {
    this.options.onAudible([...this.#peers.values()].filter(({ isAudible }) => isAudible).map(({ name }) => name));
  }
}

function play(track: MediaStreamTrack): HTMLAudioElement {
  const voice = new Audio();
  voice.srcObject = new MediaStream([track]);
  void voice.play().catch(() => {});
  return voice;
}
