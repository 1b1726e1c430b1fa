import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { signOf, toggleSign } from '../../src/thread/formatting';

describe('formatting', () => {
  let area: HTMLTextAreaElement;

  beforeEach(() => {
    area = document.createElement('textarea');
    document.body.append(area);
  });
  afterEach(() => area.remove());

  function choose(value: string, from: number, to: number): void {
    area.value = value;
    area.setSelectionRange(from, to);
  }

  it('puts signs around what is chosen, and takes them away again', () => {
    choose('a bold word', 2, 6);
    toggleSign(area, '**');
    expect(area.value).toBe('a **bold** word');
    expect(area.value.slice(area.selectionStart, area.selectionEnd)).toBe('bold');
    toggleSign(area, '**');
    expect(area.value).toBe('a bold word');
  });

  it('leaves blanks outside', () => {
    choose('a bold word', 1, 7);
    toggleSign(area, '*');
    expect(area.value).toBe('a *bold* word');
  });

  it('begins where nothing is chosen', () => {
    choose('', 0, 0);
    toggleSign(area, '**');
    expect(area.value).toBe('****');
    expect(area.selectionStart).toBe(2);
  });

  it('belongs to Ctrl and ⌘ alone', () => {
    const press = (more: KeyboardEventInit) => signOf(new KeyboardEvent('keydown', more));
    expect(press({ key: 'b', ctrlKey: true })).toBe('**');
    expect(press({ key: 'I', metaKey: true })).toBe('*');
    expect(press({ key: 'b' })).toBeUndefined();
    expect(press({ key: 'b', ctrlKey: true, shiftKey: true })).toBeUndefined();
  });
});
