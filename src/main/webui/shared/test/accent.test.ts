import { expect, test } from 'vitest';
import { accentFor, contrast, parseHex } from '../src/accent';

const rgb = (hex: string) => parseHex(hex) ?? expect.fail(`${hex} is no colour`);
const COLOURS = [
  '#2f5d50',
  '#ffd700',
  '#ffffff',
  '#000000',
  '#fafafa',
  '#0a0a0a',
  '#ff5500',
  '#7f7f7f',
  '#00ffff',
  '#b4f',
  '#1b1e22',
  '#e91e63',
];

test("the formula is WCAG's: black on white is 21, a colour on itself 1", () => {
  expect(contrast([0, 0, 0], [255, 255, 255])).toBeCloseTo(21);
  expect(contrast([118, 118, 118], [255, 255, 255])).toBeCloseTo(4.54, 2);
  expect(contrast([9, 9, 9], [9, 9, 9])).toBe(1);
});

test.each(COLOURS)('%s is readable in both themes', (colour) => {
  const accents = accentFor(colour);
  for (const [theme, surface] of [
    ['light', '#ffffff'],
    ['dark', '#15181c'],
  ] as const) {
    const { accent, onAccent, accentText } = accents?.[theme] ?? expect.fail('no accent');
    expect(contrast(rgb(onAccent), rgb(accent))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(rgb(accent), rgb(surface))).toBeGreaterThanOrEqual(3);
    expect(contrast(rgb(accentText), rgb(surface))).toBeGreaterThanOrEqual(4.5);
  }
});

test('a colour that is readable already stays as it is', () => {
  expect(accentFor('#2f5d50')?.light.accent).toBe('#2f5d50');
});

test.each(['', 'red', '#12', 'url(x)', '#12345g', 'rgb(1,2,3)'])('what is no hex colour is not used: "%s"', (value) => {
  expect(accentFor(value)).toBeUndefined();
});
