import type { MessageFile } from './protocol';

/** A message without files has no such field. */
export function filesOrNone(files: readonly MessageFile[] | undefined): { files?: MessageFile[] } {
  return files?.length ? { files: [...files] } : {};
}

/** Whether browsers draw it. SVG is no picture here: it can hold scripts, so the service gives it as a download. */
export function isPicture(type: string): boolean {
  return /^image\/(png|jpeg|gif|webp|avif)$/.test(type);
}

/** For lists, which know no more of a file than its name. */
export function isPictureName(name: string): boolean {
  return /\.(png|jpe?g|gif|webp|avif|heic)$/i.test(name);
}
