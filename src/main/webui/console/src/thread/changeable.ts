import { serviceTime, type Entry } from '@bellhop/client';

/** As long as the service lets authors change what they wrote. */
const CHANGEABLE_MS = 15 * 60_000;

/** Whether this agent may correct it or take it back now. */
export function isChangeable({ state, message }: Entry, me: string): boolean {
  const { kind, author, at, deletedAt } = message;
  const isOwn = (kind === 'text' || kind === 'note') && author?.kind === 'agent' && author.id === me;
  return state === 'sent' && isOwn && deletedAt === undefined && at !== undefined && serviceTime.now() - Date.parse(at) < CHANGEABLE_MS;
}
