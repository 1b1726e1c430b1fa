import type { Priority } from '@bellhop/client';
import { keysOf, type CommandId } from './shortcuts';
import type { Offer } from './palette-search';
import { VIEWS } from '../inbox/views';
import { words } from '../strings';
import type { Desk } from './app-store';
import type { Theme } from '../settings/preferences';

const ORDER: readonly CommandId[] = ['reply', 'note', 'take', 'resolve', 'snooze', 'release', 'assist', 'screen', 'next', 'previous', 'details'];
const PRIORITIES: readonly Priority[] = ['urgent', 'high', 'normal', 'low'];
const THEMES: readonly Theme[] = ['system', 'light', 'dark'];
const PEOPLE = 30;

/** Everything the console can do at this moment, one entry each. */
export function offers(desk: Desk): Offer[] {
  return [...here(desk), ...VIEWS.map((view) => command(desk, view)), ...conversations(desk), ...console(desk)];
}

function here(desk: Desk): Offer[] {
  const view = desk.selected;
  const found = ORDER.filter((id) => desk.commands.can(id)).map((id) => command(desk, id));
  if (!view) return found;
  const agents = (desk.people.agents ?? []).filter(({ id }) => id !== view.assignee?.id && id !== desk.me.id);
  return [
    ...found,
    ...agents.map((agent): Offer => ({ id: `assign-${agent.id}`, label: words.actions.assignTo(agent.name), keys: [], run: () => void desk.actions.assign(view.id, agent) })),
    ...PRIORITIES.filter((priority) => priority !== (view.priority ?? 'normal')).map((priority): Offer => ({
      id: `priority-${priority}`, label: words.actions.setPriority(priority), keys: [], run: () => void desk.actions.prioritise(view.id, priority),
    })),
  ];
}

function conversations(desk: Desk): Offer[] {
  return desk.inbox.order(desk.view).slice(0, PEOPLE).map((id): Offer => ({
    id, label: words.palette.goTo(desk.inbox.get(id)?.visitor.name ?? ''), keys: [], run: () => desk.route.open(id),
  }));
}

function console(desk: Desk): Offer[] {
  const { theme, sound } = desk.preferences.value;
  return [
    ...THEMES.filter((choice) => choice !== theme).map((choice): Offer => ({
      id: `theme-${choice}`, label: words.palette.theme(choice), keys: [], run: () => desk.preferences.set({ theme: choice }),
    })),
    { id: 'sound', label: words.palette.sound(!sound), keys: [], run: () => desk.attention.setSound(!sound) },
    ...(['preferences', 'account', 'shortcuts', 'signOut'] as const).filter((id) => desk.commands.can(id)).map((id) => command(desk, id)),
  ];
}

function command(desk: Desk, id: CommandId): Offer {
  return { id, label: words.commands[id], keys: keysOf(id), run: () => desk.commands.run(id) };
}
