import { isPicture, type MessageFile } from '@bellhop/client';
import type { Strings } from '../locale/strings';

/** A message in one line, for lists and notifications. Without text: what kind of file it is, or its name. */
export function preview({ body, files }: { body?: string; files?: readonly MessageFile[] }, strings: Strings): string {
  const file = files?.[0];
  return body || (isPicture(file?.type) ? strings.get('photo') : (file?.name ?? strings.get('file')));
}
