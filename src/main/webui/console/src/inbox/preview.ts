import { isPictureName, type LastMessage } from '@bellhop/client';
import { isolate } from '@bellhop/shared';
import { strings } from '../strings';

/** A message in one line, for lists and notifications. Without text: that it is a photo, or the file's name. */
export function preview({ body, file }: Pick<LastMessage, 'body' | 'file'>, length = 200): string {
  if (body) return body.slice(0, length);
  if (!file) return strings.list.file;
  return isPictureName(file) ? strings.list.photo : isolate(file.slice(0, length));
}
