import type { View } from '../inbox/views';

export type CommandId =
  | 'next'
  | 'previous'
  | 'open'
  | 'select'
  | 'selectNext'
  | 'selectPrevious'
  | 'selectAll'
  | 'selecting'
  | 'undo'
  | 'back'
  | 'reply'
  | 'note'
  | 'take'
  | 'assign'
  | 'release'
  | 'resolve'
  | 'snooze'
  | 'label'
  | 'filter'
  | 'unread'
  | 'transcript'
  | 'mailTranscript'
  | 'priority'
  | 'assist'
  | 'screen'
  | 'details'
  | 'canned'
  | 'edit'
  | 'attach'
  | 'bold'
  | 'italic'
  | 'cannedReplies'
  | 'palette'
  | 'search'
  | 'mentions'
  | 'block'
  | 'shortcuts'
  | 'preferences'
  | 'account'
  | 'team'
  | 'labels'
  | 'settings'
  | 'signOut'
  | View;

export interface Shortcut {
  command: CommandId;
  /** Values of `KeyboardEvent.key`, perhaps behind a `Shift`; `Mod` is Ctrl, or ⌘ on a Mac. */
  keys: string[];
  group: 'move' | 'conversation' | 'console';
  /** Typed in the composer, which looks for it itself. */
  typed?: true;
  /** With `Mod`: rests in text fields, which have their own use of it. */
  rests?: true;
  /** The pointer does it in another way than by a control of its own. */
  gesture?: true;
}

/** Single letters, so that a reply is one key away. They are ignored in text fields. */
export const SHORTCUTS: readonly Shortcut[] = [
  { command: 'next', keys: ['j'], group: 'move' },
  { command: 'previous', keys: ['k'], group: 'move' },
  { command: 'open', keys: ['Enter'], group: 'move' },
  { command: 'select', keys: ['x'], group: 'move' },
  { command: 'selectNext', keys: ['Shift', 'j'], group: 'move', gesture: true },
  { command: 'selectPrevious', keys: ['Shift', 'k'], group: 'move', gesture: true },
  { command: 'selectAll', keys: ['Mod', 'a'], group: 'move', rests: true },
  { command: 'back', keys: ['Escape'], group: 'move' },
  { command: 'mine', keys: ['1'], group: 'move' },
  { command: 'unassigned', keys: ['2'], group: 'move' },
  { command: 'all', keys: ['3'], group: 'move' },
  { command: 'snoozed', keys: ['4'], group: 'move' },
  { command: 'resolved', keys: ['5'], group: 'move' },
  { command: 'filter', keys: ['f'], group: 'move' },
  { command: 'mentions', keys: ['m'], group: 'move' },
  { command: 'reply', keys: ['r'], group: 'conversation' },
  { command: 'note', keys: ['n'], group: 'conversation' },
  { command: 'take', keys: ['t'], group: 'conversation' },
  { command: 'assign', keys: ['a'], group: 'conversation' },
  { command: 'priority', keys: ['p'], group: 'conversation' },
  { command: 'assist', keys: ['v'], group: 'conversation' },
  { command: 'resolve', keys: ['e'], group: 'conversation' },
  { command: 'snooze', keys: ['s'], group: 'conversation' },
  { command: 'label', keys: ['l'], group: 'conversation' },
  { command: 'unread', keys: ['u'], group: 'conversation' },
  { command: 'undo', keys: ['z'], group: 'conversation', gesture: true },
  { command: 'details', keys: ['d'], group: 'conversation' },
  { command: 'search', keys: ['/'], group: 'console' },
  { command: 'canned', keys: ['/'], group: 'conversation', typed: true },
  { command: 'edit', keys: ['ArrowUp'], group: 'conversation', typed: true, gesture: true },
  { command: 'bold', keys: ['Mod', 'b'], group: 'conversation', typed: true },
  { command: 'italic', keys: ['Mod', 'i'], group: 'conversation', typed: true },
  { command: 'palette', keys: ['Mod', 'k'], group: 'console' },
  { command: 'settings', keys: [','], group: 'console' },
  { command: 'shortcuts', keys: ['?'], group: 'console' },
];

const apple = /Mac|iP(hone|ad)/.test(globalThis.navigator?.platform ?? '');
const NAMES: Record<string, string> = { Mod: apple ? '⌘' : 'Ctrl', Escape: 'Esc' };

export function keysOf(command: CommandId): string[] {
  const keys = SHORTCUTS.find((shortcut) => shortcut.command === command)?.keys ?? [];
  return keys.map((key) => NAMES[key] ?? (key.length === 1 ? key.toUpperCase() : key));
}

/** The value for `aria-keyshortcuts`. */
export function ariaKeysOf(command: CommandId): string | undefined {
  const keys = SHORTCUTS.find((shortcut) => shortcut.command === command)?.keys;
  return keys?.map((key) => (key === 'Mod' ? (apple ? 'Meta' : 'Control') : key)).join('+');
}

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'> & Partial<Pick<KeyboardEvent, 'shiftKey'>>;

/** The command of a key press. In text fields only those with a modifier and Escape count. */
export function commandOf(event: Pressed, writing: boolean): CommandId | undefined {
  const mod = event.ctrlKey || event.metaKey;
  // Where nothing else is meant by it, Shift makes no difference: some need it for a `?`.
  const shifted = event.shiftKey ? found(event, writing, mod, true) : undefined;
  return shifted ?? found(event, writing, mod, false);
}

function found(event: Pressed, writing: boolean, mod: boolean, shift: boolean): CommandId | undefined {
  return SHORTCUTS.find(({ keys, typed, rests }) => {
    if (typed || (rests && writing) || (keys[0] === 'Shift') !== shift) return false;
    const wantsMod = keys[0] === 'Mod';
    if (wantsMod !== mod || event.altKey || (writing && !wantsMod && keys[0] !== 'Escape')) return false;
    const wanted = keys.at(-1) as string;
    return wanted.length === 1 ? event.key.toLowerCase() === wanted : event.key === wanted;
  })?.command;
}
