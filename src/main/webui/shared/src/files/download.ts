/** The page may not be done with the file yet when the press is over. */
const KEPT_MS = 60_000;

/**
 * Saves a file. It is fetched and not navigated to: that would ask on some pages whether to leave them, and an error would
 * take their place.
 */
export async function download(url: string, name: string): Promise<void> {
  const answer = await fetch(url, { credentials: 'omit' });
  if (!answer.ok) throw new Error(`The file is not available: ${answer.status}`);
  // Without a type, so that no browser opens it on this page's origin.
  const address = URL.createObjectURL(new Blob([await answer.arrayBuffer()], { type: 'application/octet-stream' }));
  const link = Object.assign(document.createElement('a'), { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
}
