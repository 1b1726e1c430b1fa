import { expect, test } from 'vitest';
import { maskNumbers } from '../../../src/assist/masking/card-numbers';

test.each([
  '4242424242424242',
  '4242 4242 4242 4242',
  '5500-0000-0000-0004',
  '378282246310005',
  '6011.1111.1111.1117',
  'nr 4242\u00a04242\u00a04242\u00a04242.',
  '14242424242424242',
])('the card number in "%s" is masked', (text) => {
  expect(maskNumbers(text)).not.toMatch(/\d{4}/);
});

test.each(['4242424242424241', 'Order 20260301', '+49 170 1234567', '0000000000000000', 'ISBN 978-3-16'])(
  '"%s" is no card number',
  (text) => {
    expect(maskNumbers(text)).toBe(text);
  },
);
