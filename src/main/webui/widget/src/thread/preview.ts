import { isPictureName } from '@bellhop/client';
import { isolate } from '@bellhop/shared';
import type { Strings } from '../locale/strings';

/** A message in one line, for lists and notifications. Without text: that it is a photo, or the file's name. */
export function preview(body: string | undefined, file: string | undefined, strings: Strings): string {
  return body || (file ? (isPictureName(file) ? strings.get('photo') : isolate(file)) : strings.get('file'));
}
