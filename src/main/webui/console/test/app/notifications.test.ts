import { describe, expect, it, vi } from 'vitest';
import { Notifications } from '../../src/app/notifications';
import { Preferences, type Occasion } from '../../src/settings/preferences';
import { ANA, MIA, at, conversation } from '../fixtures';

/** What of these is heard, with everything switched on but what is given. */
function heard(change: Parameters<Preferences['set']>[0], tell: (notifications: Notifications) => void): number {
  const preferences = new Preferences(undefined);
  preferences.set({ sound: true, asked: true, ...change });
  const notifications = new Notifications(preferences, () => undefined);
  const chime = vi.spyOn(notifications, 'chime').mockImplementation(() => undefined);
  tell(notifications);
  return chime.mock.calls.length;
}

const without = (occasion: Occasion) => ({
  occasions: { mine: true, unassigned: true, assigned: true, mentioned: true, [occasion]: false },
});
const tellAll = (notifications: Notifications) => {
  for (const occasion of ['mine', 'unassigned', 'assigned'] as const) notifications.about(conversation('c'), occasion, false);
  notifications.mentioned({ conversation: 'c', seq: 2, by: ANA, visitor: MIA, body: '@Ben', at: at(0), seen: false });
};

describe('notifications', () => {
  it('tell of everything, but not of what one looks at', () => {
    expect(heard({}, tellAll)).toBe(4);
    expect(heard({}, (notifications) => notifications.about(conversation('c'), 'mine', true))).toBe(0);
  });

  it.each(['mine', 'unassigned', 'assigned', 'mentioned'] as const)('leave out %s where it is not wanted', (occasion) =>
    expect(heard(without(occasion), tellAll)).toBe(3),
  );

  it('rest in quiet hours', () => {
    expect(heard({ quiet: { on: true, from: '00:00', until: '00:00' } }, tellAll)).toBe(0);
  });
});

describe('stored preferences', () => {
  const storage = (raw: unknown) => ({ getItem: () => JSON.stringify(raw), setItem: () => undefined }) as unknown as Storage;

  it('are taken where they make sense', () => {
    const { value } = new Preferences(
      storage({ occasions: { mine: false, unassigned: 'no' }, quiet: { on: true, from: '22:00', until: '25:00' }, compact: 1 }),
    );
    expect(value.occasions).toEqual({ mine: false, unassigned: true, assigned: true, mentioned: true });
    expect(value.quiet).toEqual({ on: true, from: '22:00', until: '08:00' });
    expect(value.compact).toBe(false);
  });

  it('survive odd storage', () => {
    for (const raw of [null, 7, [], { occasions: null, quiet: 'x' }]) expect(new Preferences(storage(raw)).value.quiet.on).toBe(false);
  });
});
