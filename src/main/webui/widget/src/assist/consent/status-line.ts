import type { AssistSession } from '@bellhop/client';
import type { Words } from '../../locale/strings';
import type { en } from '../assist-strings';

const PAGE = { none: 'unseen', one: 'seen', two: 'seenTwo', many: 'seenMany' } as const;
const SCREEN = { none: 'unseenScreen', one: 'seenScreen', two: 'seenScreenTwo', many: 'seenScreenMany' } as const;

/** One line: who sees what, and who can be heard. */
export function saidOf(words: Words<typeof en>, session: AssistSession, heard: string[]): string {
  const names = new Intl.ListFormat(words.locale).format(heard);
  return [
    seen(words, session),
    ...(session.recorded && session.powers.includes('see') ? [words.say('recorded')] : []),
    ...(heard.length ? [words.say('heard', { a: names })] : []),
  ].join(' · ');
}

function seen(words: Words<typeof en>, { powers, watchers }: AssistSession): string {
  if (!powers.length) return words.say('unshown');
  const what = powers.includes('see') ? PAGE : SCREEN;
  const [one, two, ...more] = watchers;
  if (!one) return words.say(what.none);
  if (!two) return words.say(what.one, { a: one.name });
  return more.length ? words.count(what.many, more.length, { a: one.name, b: two.name }) : words.say(what.two, { a: one.name, b: two.name });
}
