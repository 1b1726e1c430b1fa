import { isView, type View } from '../inbox/views';
import { Store } from '../app/store';
import { isTimeOfDay, type QuietHours } from './quiet-hours';
import { safely } from '../ui/safely';

export type Theme = 'system' | 'light' | 'dark';

/** What an agent can be told of. */
export const OCCASIONS = ['mine', 'unassigned', 'assigned', 'mentioned'] as const;
export type Occasion = (typeof OCCASIONS)[number];

interface StoredPreferences {
  theme: Theme;
  sound: boolean;
  notify: boolean;
  /** Whether notifications have been offered, which happens once. */
  asked: boolean;
  /** What sound and notifications are for. */
  occasions: Readonly<Record<Occasion, boolean>>;
  quiet: Readonly<QuietHours>;
  /** Lists show more conversations, and less of each. */
  compact: boolean;
  view: View;
  details: boolean;
  /** Whether resolving the open conversation opens the next one. */
  advance: boolean;
  listWidth: number;
  detailsWidth: number;
}

const KEY = 'bellhop.console';
const DEFAULTS: StoredPreferences = {
  theme: 'system',
  sound: false,
  notify: false,
  asked: false,
  occasions: { mine: true, unassigned: true, assigned: true, mentioned: true },
  quiet: { on: false, from: '18:00', until: '08:00' },
  compact: false,
  view: 'unassigned',
  details: true,
  advance: false,
  listWidth: 328,
  detailsWidth: 280,
};

/** The agent's preferences, stored in this browser. They contain nothing of conversations. */
export class Preferences extends Store {
  #stored: StoredPreferences;

  constructor(private readonly storage: Storage | undefined = safely(() => localStorage)) {
    super();
    this.#stored = { ...DEFAULTS, ...read(storage) };
  }

  get value(): Readonly<StoredPreferences> {
    return this.#stored;
  }

  set(change: Partial<StoredPreferences>): void {
    this.#stored = { ...this.#stored, ...change };
    safely(() => this.storage?.setItem(KEY, JSON.stringify(this.#stored)));
    this.changed();
  }
}

function read(storage: Storage | undefined): Partial<StoredPreferences> {
  const raw: unknown = safely((): unknown => JSON.parse(storage?.getItem(KEY) ?? '{}'));
  if (typeof raw !== 'object' || raw === null) return {};
  const kept = raw as Partial<StoredPreferences>;
  const fine: Partial<StoredPreferences> = {};
  if (kept.theme === 'light' || kept.theme === 'dark') fine.theme = kept.theme;
  if (isView(kept.view)) fine.view = kept.view;
  for (const name of ['sound', 'notify', 'asked', 'compact', 'details', 'advance'] as const)
    if (typeof kept[name] === 'boolean') fine[name] = kept[name];
  for (const name of ['listWidth', 'detailsWidth'] as const) if (Number.isFinite(kept[name])) fine[name] = kept[name] as number;
  fine.occasions = occasions(kept.occasions);
  fine.quiet = quiet(kept.quiet);
  return fine;
}

function occasions(kept: Partial<Record<Occasion, unknown>> | undefined): Record<Occasion, boolean> {
  const told = (occasion: Occasion) => kept?.[occasion] !== false;
  return Object.fromEntries(OCCASIONS.map((occasion) => [occasion, told(occasion)])) as Record<Occasion, boolean>;
}

function quiet(kept: Partial<Record<keyof QuietHours, unknown>> | undefined): QuietHours {
  const { from, until } = DEFAULTS.quiet;
  return {
    on: kept?.on === true,
    from: isTimeOfDay(kept?.from) ? kept.from : from,
    until: isTimeOfDay(kept?.until) ? kept.until : until,
  };
}
