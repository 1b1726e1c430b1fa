/** The microphone's track, or undefined if there is none or its use was denied. */
export async function openMicrophone(): Promise<MediaStreamTrack | undefined> {
  try {
    return (await navigator.mediaDevices.getUserMedia({ audio: { echoCancellation: true, noiseSuppression: true } })).getAudioTracks()[0];
  } catch {
    return undefined;
  }
}
