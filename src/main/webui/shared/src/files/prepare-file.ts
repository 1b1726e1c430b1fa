import type { PreparedFile } from '@bellhop/client/files';
import { withoutMetadata } from './metadata';

/** The service takes no others. */
const MOST_PIXELS = 20_000;

/** What is sent of a file: photos without metadata, pictures with their size. */
export async function prepareFile(file: File): Promise<PreparedFile> {
  const { name, type } = file;
  // Also finds out now that it cannot be read.
  const bytes = new Uint8Array(await file.arrayBuffer());
  const stripped = withoutMetadata(bytes);
  const content = stripped === bytes ? file : new Blob([stripped as Uint8Array<ArrayBuffer>], { type });
  return { name, content, ...(type.startsWith('image/') && (await pixelsOf(content))) };
}

/** Without an `<img>`, because a page's policy may forbid `blob:` there. */
async function pixelsOf(picture: Blob): Promise<{ width: number; height: number } | undefined> {
  try {
    const bitmap = await createImageBitmap(picture);
    const { width, height } = bitmap;
    bitmap.close();
    return Math.max(width, height) <= MOST_PIXELS ? { width, height } : undefined;
  } catch {
    return undefined; // No picture, or one that this browser cannot draw.
  }
}
