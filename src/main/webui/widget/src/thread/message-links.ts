import { mayHoldLink } from '@bellhop/shared';
import type { TextPart } from '@bellhop/shared/links';

type Linkify = (text: string) => readonly TextPart[];

let linkify: Linkify | undefined;
let loading: Promise<void> | undefined;

/**
 * Splits a message into plain parts and links. What recognises links is loaded with the first message that may hold one;
 * until then, and if it cannot be loaded, links are plain text.
 * @param redraw is called once links can be drawn
 */
export function textParts(body: string, redraw: () => void): readonly TextPart[] {
  if (!mayHoldLink(body)) return [{ text: body }];
  if (linkify) return linkify(body);
  loading ??= load();
  void loading.then(() => linkify && redraw());
  return [{ text: body }];
}

async function load(): Promise<void> {
  try {
    ({ linkify } = await import('@bellhop/shared/links'));
  } catch {
    // The text stays plain.
  }
}
