import type { AppStore } from '../app/app-store';
import { strings } from '../strings';
import type { Choice } from '../ui/menu';

/** The choice of nobody. */
export const RELEASE = 'release';

/**
 * Whom conversations can be assigned to, and nobody where somebody is.
 *
 * @param assignee who is responsible now
 */
export function assignChoices({ colleagues, presence, me }: AppStore, assignee: string | undefined, releasable: boolean): Choice[] {
  const choices: Choice[] = (colleagues.items ?? [me]).map(({ id, name }) => ({
    id,
    label: id === me.id ? strings.actions.me(name) : name,
    checked: assignee === id,
    online: presence.has(id),
  }));
  return releasable ? [...choices, { id: RELEASE, label: strings.actions.release, checked: false, apart: true }] : choices;
}
