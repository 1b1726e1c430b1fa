import type { AssistSession } from '@bellhop/client';
import type { Strings } from '../../locale/strings';
import type { en } from '../assist-strings';

const PAGE = { none: 'unseen', one: 'seen', two: 'seenTwo', many: 'seenMany' } as const;
const SCREEN = { none: 'unseenScreen', one: 'seenScreen', two: 'seenScreenTwo', many: 'seenScreenMany' } as const;

/** One line: who sees what, and who can be heard. */
export function statusLine(strings: Strings<typeof en>, session: AssistSession, heard: string[]): string {
  return [
    viewersText(strings, session),
    ...(session.recorded && session.powers.includes('see') ? [strings.get('recorded')] : []),
    ...(heard.length ? [strings.get('heard', { a: heard })] : []),
  ].join(' · ');
}

function viewersText(strings: Strings<typeof en>, { powers, watchers }: AssistSession): string {
  if (!powers.length) return strings.get('unshown');
  const what = powers.includes('see') ? PAGE : SCREEN;
  const [one, two, ...more] = watchers;
  if (!one) return strings.get(what.none);
  if (!two) return strings.get(what.one, { a: one.name });
  return more.length
    ? strings.plural(what.many, more.length, { a: one.name, b: two.name })
    : strings.get(what.two, { a: one.name, b: two.name });
}
