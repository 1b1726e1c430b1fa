import type { Strings } from '../locale/strings';
import type { Session } from '../session/session';
import { firstName } from '@bellhop/shared';

/** A sentence that says who is online; empty while that is unknown. */
export function presenceText(
  { presence, settings }: Pick<Session, 'presence' | 'settings'>,
  strings: Strings,
): { here: boolean; text: string } {
  const count = presence?.agents ?? settings?.agents;
  if (count === undefined) return { here: false, text: '' };
  if (count === 0) return { here: false, text: strings.get('nobodyHere') };
  const names = presence?.people.filter(({ kind, online }) => kind === 'agent' && online).map(({ name }) => firstName(name)) ?? [];
  return { here: true, text: sentence(names, count, strings) };
}

function sentence([a, b, c]: string[], count: number, strings: Strings): string {
  if (a === undefined) return strings.get('someoneHere');
  if (b === undefined || count === 1) return strings.get('oneHere', { a });
  if (count === 2) return strings.get('twoHere', { a, b });
  if (count === 3 && c !== undefined) return strings.get('threeHere', { a, b, c });
  return strings.plural('manyHere', count - 2, { a, b });
}
