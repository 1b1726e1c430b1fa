import { expect, test } from 'vitest';
import { isEmoji } from '../../src/thread/emoji';

test('one to three emoji alone are drawn large', () => {
  expect(['🎁', '👍🏽', '👩‍👩‍👧 ❤️', '🎁🎁🎁'].map(isEmoji)).toEqual([true, true, true, true]);
  expect(['', '12', 'ok 🎁', '🎁🎁🎁🎁', '#'].map(isEmoji)).toEqual([false, false, false, false, false]);
});
