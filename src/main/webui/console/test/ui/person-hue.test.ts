import { expect, test } from 'vitest';
import { personHue } from '../../src/ui/person-hue';

test('a person keeps their hue', () => {
  expect(personHue('ana')).toBe(personHue('ana'));
  expect(personHue('x'.repeat(400))).toBeLessThanOrEqual(360);
});
