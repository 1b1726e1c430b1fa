import { expect, test } from 'vitest';
import { change, page, say, show, type, $ } from './masked-page';
import { CHANGE } from '../../../src/assist/capture/recorded-events';
import { ValueTree } from '../../../src/assist/masking/value-tree';

/** @returns a text as it leaves where somebody has entered these values */
function seen(values: string[], text: string): string {
  return new ValueTree(values).replace(text, () => '•');
}

test.each([
  ['1234.5', '1,234.50 €', '• €'],
  ['1,234.50', '1234.5', '•'],
  ['739158.5', '739.158,50', '•'],
  ['739158.50', 'About 739158', 'About •'],
  ['739158', '٧٣٩١٥٨', '•'],
  ['1988-05-24', '24 May 1988', '•'],
  ['1988-05-24', 'May 24, 1988', '•'],
  ['1988-05-24', 'born 24.5.88', 'born •'],
  ['1988-05-24', 'born 05/24/1988', 'born •'],
  ['24.05.1988', '1988-05-24', '•'],
  ['11/29', 'November 2029', '•'],
  ['0151 7391582', '+49 151 7391582', '+49 •'],
  ['+49 151 7391582', '0151 7391582', '0•'],
  ['7391582024682468', 'ending in 2468', 'ending in •'],
  ['mia@shop.example', 'Hello mia', 'Hello •'],
  ['https://www.mia.example/me', 'mia.example/me', '•'],
  ['lamp,chair,tab', 'chair and lamp', '• and •'],
  ['José Müller', 'Jose Muller', '•'],
  ['jose-muller', 'José Müller', '•'],
])('%s is hidden where it stands as %s', (value, text, hidden) => {
  expect(seen([value], text)).toBe(hidden);
});

test.each([
  ['150.5', 'for 150 people'],
  ['Hello, Mia', 'Hello'],
  ['1988', '219884'],
])('%s does not hide %s', (value, text) => {
  expect(seen([value], text)).toBe(text);
});

test('values that are joined in one word are hidden, and a word that only begins like them is not', () => {
  expect(seen(['Mia', 'Lee'], 'MiaLee, LeeMia and mia.lee@shop.example')).toBe('•, • and •.•@shop.example');
  expect(seen(['030', '7391824'], 'Call 0307391824')).toBe('Call •');
  expect(seen(['Mia', 'Lee'], 'Miami is in the lee')).toBe('Miami is in the •');
});

test.each([
  ['a day, a month and a year', ['24', '11', '1988'], '24.11.1988'],
  ['in another order', ['24', '11', '1988'], '1988-11-24'],
  ['with fewer zeros', ['04', '05', '1988'], '4 May 1988'],
  ['a sort code', ['12', '34', '56'], '12-34-56'],
  ['a short name and another', ['Jo', 'Smith'], 'SmithJo'],
  ['the boxes of a code', ['4', '8', '2', '0', '5', '7'], '482057'],
])('fields beside each other are known together: %s', (_, values, text) => {
  show(`<p id="p">x</p><form>${values.map((value) => `<label><input value="${value}"></label>`).join('')}</form>`);
  expect(say(`It is ${text}.`)).not.toContain(text);
  expect(say(`It is ${text}.`)).toMatch(/It is •+\./);
});

test('a code whose boxes stand beside other fields is known', () => {
  show(
    '<p id="p">x</p><input value="3"><div><i><input value="7"></i><i><input value="3"></i><i><input value="9"></i><i><input value="1"></i></div><input value="24">',
  );
  expect(say('7391 is wrong')).not.toContain('7391');
});

test('what somebody typed is known in its other forms by the time the page says it', () => {
  show('<input id="f"><p id="p">x</p>');
  type('1988-05-24');
  expect(say('Born on 24/05/1988')).not.toContain('1988');
});

test('a long text with many values in it is read in time that grows with it', () => {
  const values = Array.from({ length: 300 }, (_, n) => 'ab'.repeat(1 + (n % 50)) + String.fromCharCode(97 + (n % 26)));
  const tree = new ValueTree(values);
  const steps = (length: number) => {
    let found = 0;
    tree.replace('ab'.repeat(length) + ' ' + 'a '.repeat(length), () => String(found++));
    return found;
  };
  expect(steps(20_000)).toBeLessThan(200_000);
});

test('a style that repeats a number somebody entered loses it, and keeps sizes', () => {
  show('<input value="#739158"><input value="120"><p style="color: #739158; width: 120px">x</p>');
  const styled = change({
    source: CHANGE.mutation,
    attributes: [{ id: page.idOf($('p')), attributes: { style: { 'background-color': '#739158', width: '120px' } } }],
  });
  expect(styled).not.toContain('739158');
  expect(styled).toContain('"width":"120px"');
});
