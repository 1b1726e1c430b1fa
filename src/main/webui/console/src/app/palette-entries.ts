import { serviceTime, type ConversationView, type Label, type Priority } from '@bellhop/client';
import { keysOf, type CommandId } from './shortcuts';
import type { PaletteEntry } from './palette-search';
import { VIEWS } from '../inbox/views';
import { pagesFor } from '../settings/settings-pages';
import { snoozePresets } from '../snooze/snooze-times';
import { strings } from '../strings';
import type { AppStore } from './app-store';
import type { Theme } from '../settings/preferences';

const ORDER: readonly CommandId[] = [
  'reply',
  'note',
  'canned',
  'attach',
  'take',
  'resolve',
  'snooze',
  'label',
  'unread',
  'transcript',
  'mailTranscript',
  'block',
  'release',
  'assist',
  'screen',
  'next',
  'previous',
  'details',
  'select',
  'selectAll',
  'selecting',
  'undo',
];
const SELECTING = ['select', 'selectAll'] as const;
const PRIORITIES: readonly Priority[] = ['urgent', 'high', 'normal', 'low'];
const THEMES: readonly Theme[] = ['system', 'light', 'dark'];
const MAX_CONVERSATIONS = 30;

/** Everything the console can do at this moment, one entry each. */
export function paletteEntries(app: AppStore): PaletteEntry[] {
  return [
    ...(app.selection.size > 0 ? selectedEntries(app) : currentEntries(app)),
    ...VIEWS.map((view) => commandEntry(app, view)),
    commandEntry(app, 'mentions'),
    ...conversationEntries(app),
    ...consoleEntries(app),
    ...settingsEntries(app),
    ...labelEntries(app),
  ];
}

function currentEntries(app: AppStore): PaletteEntry[] {
  const view = app.selected;
  const found = ORDER.filter((id) => app.commands.can(id)).map((id) => commandEntry(app, id));
  if (!view) return found;
  const agents = (app.colleagues.items ?? []).filter(({ id }) => id !== view.assignee?.id && id !== app.me.id);
  return [
    ...found,
    ...agents.map((agent): PaletteEntry => ({
      id: `assign-${agent.id}`,
      label: strings.actions.assignTo(agent.name),
      keys: [],
      run: () => void app.actions.assign(view.id, agent),
    })),
    ...snoozeEntries(app, view),
    ...PRIORITIES.filter((priority) => priority !== (view.priority ?? 'normal')).map((priority): PaletteEntry => ({
      id: `priority-${priority}`,
      label: strings.actions.setPriority(priority),
      keys: [],
      run: () => void app.actions.prioritise(view.id, priority),
    })),
  ];
}

/** What can be done with the conversations that are selected. */
function selectedEntries(app: AppStore): PaletteEntry[] {
  const { size } = app.selection;
  const { command } = strings.bulk;
  const entry = (id: CommandId, label: string): PaletteEntry => ({ id, label, keys: keysOf(id), run: () => app.commands.run(id) });
  const isResolved = app.bulk.areResolved;
  const ids = [...app.selection.ids];
  const now = serviceTime.now();
  const presets = isResolved ? [] : snoozePresets(now);
  return [
    entry('resolve', isResolved ? command.reopen(size) : command.resolve(size)),
    entry('label', command.label(size)),
    ...(app.colleagues.items ?? [app.me]).map((agent): PaletteEntry => ({
      id: `assign-${agent.id}`,
      label: command.assign(size, agent.name),
      keys: [],
      run: () => app.bulk.assign(agent),
    })),
    entry('release', command.release(size)),
    ...presets.map((preset): PaletteEntry => ({
      id: `snooze-${preset.id}`,
      label: command.snooze(size, preset.at, now),
      keys: [],
      run: () => app.bulk.snooze(ids, preset.at),
    })),
    ...SELECTING.map((id) => commandEntry(app, id)),
    { id: 'select-none', label: strings.bulk.clear, keys: keysOf('back'), run: () => app.selection.clear() },
  ];
}

function snoozeEntries(app: AppStore, { id, status }: ConversationView): PaletteEntry[] {
  if (status === 'resolved') return [];
  const now = serviceTime.now();
  return snoozePresets(now).map((preset): PaletteEntry => ({
    id: `snooze-${preset.id}`,
    label: strings.snooze.command(preset.at, now),
    keys: [],
    run: () => void app.actions.snooze(id, preset.at),
  }));
}

/** The way to each label's conversations, and back to all of them. */
function labelEntries(app: AppStore): PaletteEntry[] {
  const filtered = app.inbox.label;
  const all: PaletteEntry = { id: 'label-all', label: strings.labels.showAll, keys: [], run: () => app.filterBy(undefined) };
  const one = ({ id, name }: Label): PaletteEntry => ({
    id: `label-${id}`,
    label: strings.labels.show(name),
    keys: [],
    run: () => app.filterBy(id),
  });
  return [...(filtered === undefined ? [] : [all]), ...(app.labels.items ?? []).filter(({ id }) => id !== filtered).map(one)];
}

function conversationEntries(app: AppStore): PaletteEntry[] {
  return app.inbox
    .order(app.view)
    .slice(0, MAX_CONVERSATIONS)
    .map((id): PaletteEntry => ({
      id,
      label: strings.palette.goTo(app.inbox.get(id)?.visitor.name ?? ''),
      keys: [],
      run: () => app.route.open(id),
    }));
}

function consoleEntries(app: AppStore): PaletteEntry[] {
  const { theme, sound, advance } = app.preferences.value;
  return [
    ...THEMES.filter((choice) => choice !== theme).map((choice): PaletteEntry => ({
      id: `theme-${choice}`,
      label: strings.palette.theme(choice),
      keys: [],
      run: () => app.preferences.set({ theme: choice }),
    })),
    commandEntry(app, 'filter'),
    { id: 'sound', label: strings.palette.sound(!sound), keys: [], run: () => app.notifications.setSound(!sound) },
    { id: 'advance', label: strings.palette.advance(!advance), keys: [], run: () => app.preferences.set({ advance: !advance }) },
    ...(['search', 'settings', 'preferences', 'cannedReplies', 'account', 'labels', 'shortcuts', 'signOut'] as const)
      .filter((id) => app.commands.can(id))
      .map((id) => commandEntry(app, id)),
  ];
}

function settingsEntries(app: AppStore): PaletteEntry[] {
  return pagesFor(app.me.role).map((page): PaletteEntry => ({
    id: `settings-${page}`,
    label: strings.settings.open(page),
    keys: [],
    run: () => app.settings.route.open({ page }),
  }));
}

function commandEntry(app: AppStore, id: CommandId): PaletteEntry {
  return { id, label: strings.commands[id], keys: keysOf(id), run: () => app.commands.run(id) };
}
