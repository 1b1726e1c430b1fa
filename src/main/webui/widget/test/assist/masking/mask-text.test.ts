import { expect, test } from 'vitest';
import { hideText, maskText } from '../../../src/assist/masking/mask-text';

test('what is masked keeps its shape, and not its length beyond a line', () => {
  expect(maskText('Mia Keller')).toBe('••• ••••••');
  expect(maskText('x'.repeat(500))).toHaveLength(20);
});

test('what is hidden does not even say how long it is', () => {
  expect(hideText('a')).toBe(hideText('a much longer password'));
  expect(hideText('')).toBe('');
});
