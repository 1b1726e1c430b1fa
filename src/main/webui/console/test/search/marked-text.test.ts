import { render } from 'lit';
import { describe, expect, it } from 'vitest';
import { markedText } from '../../src/search/marked-text';

function html(text: string, marks: Array<{ start: number; end: number }>, from?: number): string {
  const root = document.createElement('p');
  render(markedText(text, marks, from), root);
  return root.innerHTML.replace(/<!--.*?-->/g, '');
}

describe('marked text', () => {
  it('marks what was looked for', () => {
    expect(html('a late parcel', [{ start: 2, end: 6 }])).toBe('a <mark>late</mark> parcel');
    expect(html('nothing', [])).toBe('nothing');
  });

  it('counts from where the text begins', () => {
    expect(
      html(
        'parcel',
        [
          { start: 0, end: 4 },
          { start: 8, end: 14 },
        ],
        8,
      ),
    ).toBe('<mark>parcel</mark>');
  });

  it('keeps text as text', () => {
    expect(html('<b>x</b>', [{ start: 0, end: 3 }])).toBe('<mark>&lt;b&gt;</mark>x&lt;/b&gt;');
  });

  it('takes marks that overlap or reach too far', () => {
    expect(
      html('abc', [
        { start: 0, end: 2 },
        { start: 1, end: 9 },
      ]),
    ).toBe('<mark>ab</mark><mark>c</mark>');
  });
});
