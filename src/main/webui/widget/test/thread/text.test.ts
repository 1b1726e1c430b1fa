import { expect, test } from 'vitest';
import { initials, isEmoji } from '../../src/thread/text';

test('initials', () => {
  expect(['Ana Ruiz', 'Linden & Loom', 'mia', '', 'Ana Maria de la Cruz', '李 小龙'].map(initials)).toEqual(['AR', 'LL', 'M', '', 'AC', '李小']);
});

test('one to three emoji alone are drawn large', () => {
  expect(['🎁', '👍🏽', '👩‍👩‍👧 ❤️', '🎁🎁🎁'].map(isEmoji)).toEqual([true, true, true, true]);
  expect(['', '12', 'ok 🎁', '🎁🎁🎁🎁', '#'].map(isEmoji)).toEqual([false, false, false, false, false]);
});
