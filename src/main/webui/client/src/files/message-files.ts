import { MAX_FILES, type MessageFile } from '../wire/protocol';

/** Longer names are those of no file system. */
const MAX_NAME = 255;
const MAX_PIXELS = 20_000;
/** In a name they could make one kind of file look like another. */
const CONTROLS = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;

/**
 * The files of a message that can be drawn. They come in frames, by REST and out of storage, so they are checked where
 * they are drawn and not where they arrive.
 */
export function filesOf({ files }: { files?: unknown }): MessageFile[] {
  return Array.isArray(files) ? files.slice(0, MAX_FILES).flatMap((file) => known(file) ?? []) : [];
}

function known(value: unknown): MessageFile | undefined {
  const { id, name, size, type, width, height } = (value ?? {}) as Partial<Record<keyof MessageFile, unknown>>;
  // The id becomes a part of an address.
  if (typeof id !== 'string' || !/^[\w-]{1,64}$/.test(id) || typeof name !== 'string' || typeof type !== 'string') return undefined;
  const bytes = typeof size === 'number' && size >= 0 && Number.isSafeInteger(size) ? size : 0;
  const pixels = isPixels(width) && isPixels(height) ? { width, height } : {};
  return { id, name: name.slice(0, MAX_NAME).replace(CONTROLS, ''), size: bytes, type, ...pixels };
}

function isPixels(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 1 && (value as number) <= MAX_PIXELS;
}
