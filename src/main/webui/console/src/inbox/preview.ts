import { isPicture, type MessageFile } from '@bellhop/client';
import { strings } from '../strings';

/** A message in one line, for lists and notifications. Without text: how many photos, or the file's name. */
export function preview({ body, files = [] }: { body?: string; files?: readonly MessageFile[] }, length = 200): string {
  if (body) return body.slice(0, length);
  if (files.length > 0 && files.every(({ type }) => isPicture(type))) return strings.list.photos(files.length);
  return files[0]?.name.slice(0, length) ?? strings.list.file;
}
