const QUALITY = 0.8;
/** Sharper is not seen beside a conversation. */
const MAX_SCALE = 1.5;
const LOAD_MS = 5_000;

/**
 * A picture as it is drawn on the page, as a data address of at most `most` characters. A picture of another origin is
 * loaded again beside the page, by the address that the page has loaded, if its server lets anybody read it.
 */
export async function drawPicture(image: HTMLImageElement, most: number): Promise<string | undefined> {
  const { width, height } = sizeOf(image);
  if (width === 0 || height === 0) return undefined;
  let readable: HTMLImageElement | undefined = image;
  let drawn = await draw(image, width, height);
  if (drawn === undefined) {
    readable = await loadAgain(image);
    drawn = readable && (await draw(readable, width, height));
  }
  if (readable && drawn && drawn.length > most) drawn = await draw(readable, width / 2, height / 2);
  return drawn && drawn.length <= most ? drawn : undefined;
}

/** A canvas as it is now, at the size that it has on the page; undefined where it may not be read or is empty. */
export async function drawCanvas(canvas: HTMLCanvasElement, most: number): Promise<string | undefined> {
  const { width, height } = canvas.getBoundingClientRect();
  const drawn =
    canvas.width && canvas.height ? await draw(canvas, Math.min(width, canvas.width), Math.min(height, canvas.height)) : undefined;
  return drawn && drawn.length <= most ? drawn : undefined;
}

function sizeOf(image: HTMLImageElement): { width: number; height: number } {
  const { naturalWidth, naturalHeight } = image;
  if (!image.complete || !naturalWidth || !naturalHeight) return { width: 0, height: 0 };
  const box = image.getBoundingClientRect();
  // Cut or stretched, it is at least as large as its box.
  const shown = Math.max(box.width / naturalWidth, box.height / naturalHeight) * Math.min(devicePixelRatio || 1, MAX_SCALE);
  const scale = Math.min(1, shown);
  return { width: Math.ceil(naturalWidth * scale), height: Math.ceil(naturalHeight * scale) };
}

/** @returns undefined if the picture may not be read */
async function draw(image: HTMLImageElement | HTMLCanvasElement, width: number, height: number): Promise<string | undefined> {
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(width));
  canvas.height = Math.max(1, Math.round(height));
  try {
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = (await blobOf(canvas, 'image/webp')) ?? (await blobOf(canvas, 'image/jpeg'));
    return blob && (await addressOf(blob));
  } catch {
    return undefined;
  }
}

async function loadAgain({ currentSrc }: HTMLImageElement): Promise<HTMLImageElement | undefined> {
  if (!/^https?:/i.test(currentSrc)) return undefined;
  const copy = new Image();
  copy.crossOrigin = 'anonymous';
  copy.src = currentSrc;
  const isLoaded = await Promise.race([
    copy.decode().then(
      () => true,
      () => false,
    ),
    new Promise<boolean>((done) => setTimeout(() => done(false), LOAD_MS)),
  ]);
  return isLoaded ? copy : undefined;
}

/** Browsers that cannot write a kind write PNG instead, which is large. */
function blobOf(canvas: HTMLCanvasElement, type: string): Promise<Blob | undefined> {
  return new Promise((done) => canvas.toBlob((blob) => done(blob?.type === type ? blob : undefined), type, QUALITY));
}

function addressOf(blob: Blob): Promise<string> {
  return new Promise((done, fail) => {
    const reader = new FileReader();
    reader.onload = () => done(reader.result as string);
    reader.onerror = () => fail(new Error('no picture'));
    reader.readAsDataURL(blob);
  });
}
