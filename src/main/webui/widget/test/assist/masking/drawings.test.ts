import { expect, test } from 'vitest';
import { safeDrawing } from '../../../src/assist/masking/drawings';

const drawing = (content: string) =>
  `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">${content}</svg>`)}`;
const drawn = (address: string) => decodeURIComponent(safeDrawing(address) ?? '');

test('what draws stays', () => {
  const content =
    '<defs><linearGradient id="shade"><stop offset="0" stop-color="#123"/></linearGradient></defs><path d="M1 2L3 4" fill="url(#shade)" style="stroke:red;stroke-width:2"/>';
  for (const address of [drawing(content), `data:image/svg+xml;base64,${btoa(decodeURIComponent(drawing(content).slice(19)))}`])
    for (const part of [
      'viewBox="0 0 9 9"',
      'id="shade"',
      'stop-color="#123"',
      'd="M1 2L3 4"',
      'fill="url(#shade)"',
      'stroke:red;stroke-width:2',
    ])
      expect(drawn(address)).toContain(part);
});

test.each([
  '<text>SECRET</text>',
  '<title>SECRET</title>',
  'SECRET',
  '<g>SECRET<path d="M1 2"/></g>',
  '<!-- SECRET -->',
  '<?other SECRET?>',
  '<style>.SECRET{}</style>',
  '<script>SECRET</script>',
  '<image href="/SECRET"/>',
  '<use href="/SECRET#a"/>',
  '<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">SECRET</p></foreignObject>',
  '<path class="SECRET" data-x="SECRET" aria-label="SECRET" d="SECRET"/>',
  '<path style="--x: SECRET; background: url(/SECRET)"/>',
  '<a href="/SECRET"/>',
  '<s:path xmlns:s="http://www.w3.org/2000/svg" xmlns:SECRET="SECRET"/>',
  '<SECRET:path xmlns:SECRET="http://www.w3.org/2000/svg"/>',
  '<SECRET/>',
  '<animate values="SECRET"/>',
])('nothing of %s stays', (content) => {
  expect(drawn(drawing(`${content}<path d="M5 6"/>`))).toContain('M5 6');
  expect(drawn(drawing(content))).not.toContain('SECRET');
});

test('nothing of unparsed text stays', () => {
  expect(drawn(drawing('<g><![CDATA[SECRET]]></g>'))).not.toContain('SECRET');
});

test.each([
  ['no elements', 'data:image/svg+xml,SECRET'],
  ['no code', 'data:image/svg+xml;base64,%%%'],
  ['no end', `data:image/svg+xml,${'<g>'.repeat(5_000)}`],
  ['no text', 'data:image/svg+xml'],
])('what has %s is no drawing', (_, address) => {
  expect(safeDrawing(address)).toBeUndefined();
});
