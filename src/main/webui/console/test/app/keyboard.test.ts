import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SHORTCUTS, commandOf } from '../../src/app/shortcuts';
import { strings } from '../../src/strings';
import '../../src/main';
import { ANA, jsonResponse, conversation } from '../fixtures';

const press = (key: string, more: Partial<KeyboardEvent> = {}) => ({ key, ctrlKey: false, metaKey: false, altKey: false, ...more });

describe('the keyboard map', () => {
  it('gives no key twice, in the composer and outside', () => {
    for (const inComposer of [true, false]) {
      const keys = SHORTCUTS.filter(({ typed }) => (typed ?? false) === inComposer).map((shortcut) => shortcut.keys.join('+'));
      expect(new Set(keys).size).toBe(keys.length);
    }
  });
  it('names every command', () => {
    for (const { command } of SHORTCUTS) expect(strings.commands[command]).toBeTruthy();
  });
  it('rests while something is written, but for Escape and the palette', () => {
    expect(commandOf(press('j'), false)).toBe('next');
    expect(commandOf(press('j'), true)).toBeUndefined();
    expect(commandOf(press('Escape'), true)).toBe('back');
    expect(commandOf(press('k', { ctrlKey: true }), true)).toBe('palette');
    expect(commandOf(press('k', { metaKey: true }), false)).toBe('palette');
  });
  it('leaves the browser its own', () => {
    expect(commandOf(press('r', { ctrlKey: true }), false)).toBeUndefined();
    expect(commandOf(press('e', { altKey: true }), false)).toBeUndefined();
  });
  it('tells a key from the same one with Shift, where that means something else', () => {
    expect(commandOf(press('J', { shiftKey: true }), false)).toBe('selectNext');
    expect(commandOf(press('J'), false)).toBe('next');
    expect(commandOf(press('X', { shiftKey: true }), false)).toBe('select');
    expect(commandOf(press('?', { shiftKey: true }), false)).toBe('shortcuts');
    expect(commandOf(press('K', { shiftKey: true }), true)).toBeUndefined();
  });
  it('selects all in the list, and leaves text fields theirs', () => {
    expect(commandOf(press('a', { ctrlKey: true }), false)).toBe('selectAll');
    expect(commandOf(press('a', { metaKey: true }), true)).toBeUndefined();
  });
  it('leaves to the composer what is typed there', () => {
    expect(commandOf(press('/'), false)).toBe('search');
    expect(commandOf(press('/'), true)).toBeUndefined();
    expect(commandOf(press('b', { ctrlKey: true }), true)).toBeUndefined();
  });
});

class DeafSocket extends EventTarget {
  send() {}
  close() {}
}

/** All elements with a command, through all shadow roots. */
function controls(root: ParentNode, found = new Set<string>()): Set<string> {
  for (const element of root.querySelectorAll('*')) {
    const command = element.getAttribute('data-command');
    if (command) found.add(command);
    if (element.shadowRoot) controls(element.shadowRoot, found);
  }
  return found;
}

describe('the console', () => {
  const one = conversation('one', { assignee: { ...ANA, id: 'ben', name: 'Ben' } });

  beforeEach(() => {
    location.hash = '#/conversations/one';
    vi.stubGlobal('WebSocket', DeafSocket);
    vi.stubGlobal('matchMedia', () => Object.assign(new EventTarget(), { matches: false }));
    vi.stubGlobal('fetch', async (input: string) => {
      const path = input.replace('/api/v1', '').replace(/\?.*/, '');
      const agent = { id: 'ana', name: 'Ana', email: 'ana@demo.example', role: 'owner', online: true };
      if (path === '/sessions/refresh') return jsonResponse({ accessToken: 't', expiresIn: 900, agent });
      if (path === '/conversations/counts') return jsonResponse({ mine: 0, unassigned: 0, all: 1, resolved: 0 });
      if (path === '/conversations/one') return jsonResponse(one);
      if (path === '/conversations') return jsonResponse({ items: [one] });
      if (path === '/visitors/v-one')
        return jsonResponse({ id: 'v-one', site: 'shop', name: 'Mia', online: true, createdAt: one.createdAt });
      if (path === '/conversations/one/messages') return jsonResponse({ items: [], more: false });
      return jsonResponse({ items: [] });
    });
    localStorage.setItem('bellhop.console', JSON.stringify({ view: 'all' }));
  });
  afterEach(() => {
    document.body.replaceChildren();
    vi.unstubAllGlobals();
  });

  it('has a visible control for every shortcut', async () => {
    document.body.append(document.createElement('bh-console'));
    const wanted = new Set<string>(SHORTCUTS.filter(({ gesture }) => !gesture).map(({ command }) => command));
    // Some of them come with a selection.
    await vi.waitFor(() => expect([...controls(document)]).toContain('select'));
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'x' }));
    await vi.waitFor(() => expect([...wanted].filter((command) => !controls(document).has(command))).toEqual([]));
  });
});
