/** Text has to be read, and nobody plays a game. */
const RATE = { ideal: 12, max: 24 };

/** Phones cannot, nor can pages without TLS, nor those whose policy forbids it. */
export function canShare(): boolean {
  return typeof navigator.mediaDevices?.getDisplayMedia === 'function' && typeof RTCPeerConnection === 'function';
}

export type Picked = { stream: MediaStream } | { failed: 'declined' | 'blocked' };

/** The browser's own dialog; to be called in the press itself. */
export async function pick(): Promise<Picked> {
  try {
    const stream = await navigator.mediaDevices.getDisplayMedia({ video: { frameRate: RATE }, audio: false });
    for (const track of stream.getVideoTracks()) track.contentHint = 'detail';
    return { stream };
  } catch (problem) {
    // Who closes the dialog knows why; all else is the browser's, or the system's.
    const declined = problem instanceof DOMException && problem.name === 'NotAllowedError' && !problem.message.includes('system');
    return { failed: declined ? 'declined' : 'blocked' };
  }
}
