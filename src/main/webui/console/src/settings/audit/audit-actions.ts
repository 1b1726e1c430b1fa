import { strings } from '../../strings';

export interface AuditGroup {
  name: string;
  actions: readonly string[];
}

/** By the word before the dot of an action's name. */
const GROUPS: ReadonlyArray<readonly [keyof typeof strings.settings.audit.groups, readonly string[]]> = [
  ['signIn', ['session', 'password', 'second_factor']],
  ['people', ['agent']],
  ['workspace', ['workspace', 'identity_provider', 'audit']],
  ['sites', ['site', 'identity_key']],
  ['keys', ['api_key']],
  ['visitors', ['visitor']],
  ['assist', ['assist', 'recording']],
  ['texts', ['message', 'transcript', 'label', 'canned_reply', 'canned_replies']],
];

const of = (action: string) => action.split('.')[0] ?? '';

/** All known actions, by what they are about. */
export const AUDIT_GROUPS: readonly AuditGroup[] = GROUPS.map(([group, words]) => ({
  name: strings.settings.audit.groups[group],
  actions: Object.keys(strings.settings.audit.actions).filter((action) => words.includes(of(action))),
}));
