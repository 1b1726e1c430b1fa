/** A low rate is enough, because screens show text. */
const FRAME_RATE = { ideal: 12, max: 24 };

/** False on phones, on pages without TLS, and where a permissions policy forbids it. */
export function canShareScreen(): boolean {
  return typeof navigator.mediaDevices?.getDisplayMedia === 'function' && typeof RTCPeerConnection === 'function';
}

export type PickedScreen = { stream: MediaStream } | { failed: 'declined' | 'blocked' };

/** Opens the browser's dialog. Must be called within the click event. */
export async function pickScreen(): Promise<PickedScreen> {
  try {
    const stream = await navigator.mediaDevices.getDisplayMedia({ video: { frameRate: FRAME_RATE }, audio: false });
    for (const track of stream.getVideoTracks()) track.contentHint = 'detail';
    return { stream };
  } catch (problem) {
    // A visitor who closes the dialog declined. Any other error comes from the browser or the system.
    const declined = problem instanceof DOMException && problem.name === 'NotAllowedError' && !problem.message.includes('system');
    return { failed: declined ? 'declined' : 'blocked' };
  }
}
