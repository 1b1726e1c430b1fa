import type { Words } from '../locale/strings';
import type { Session } from '../session/session';
import { firstName } from '../thread/text';

/** A sentence that says who is online; empty while that is unknown. */
export function presenceOf({ presence, settings }: Pick<Session, 'presence' | 'settings'>, words: Words): { here: boolean; text: string } {
  const count = presence?.agents ?? settings?.agents;
  if (count === undefined) return { here: false, text: '' };
  if (count === 0) return { here: false, text: words.say('nobodyHere') };
  const names = presence?.people.filter(({ kind, online }) => kind === 'agent' && online).map(({ name }) => firstName(name)) ?? [];
  return { here: true, text: sentence(names, count, words) };
}

function sentence([a, b, c]: string[], count: number, words: Words): string {
  if (a === undefined) return words.say('someoneHere');
  if (b === undefined || count === 1) return words.say('oneHere', { a });
  if (count === 2) return words.say('twoHere', { a, b });
  if (count === 3 && c !== undefined) return words.say('threeHere', { a, b, c });
  return words.count('manyHere', count - 2, { a, b });
}
