import { expect, test } from 'vitest';
import { ChunkAssembler } from '../../src/assist/page-frame/chunk-assembler';

const piece = (data: string, begins = false, ends = true) => ({ session: 's', begins, ends, data });
test('pieces are put together, and a new picture forgets what was missing', () => {
  const pieces = new ChunkAssembler();
  expect(pieces.add(piece('[1,', true, false))).toBeUndefined();
  expect(pieces.add(piece('2]'))).toEqual([1, 2]);
  pieces.add(piece('[3,', true, false));
  expect(pieces.add(piece('[4]', true))).toEqual([4]);
});

test('what is no JSON, no list, or too much is an error', () => {
  expect(() => new ChunkAssembler().add(piece('{'))).toThrow();
  expect(() => new ChunkAssembler().add(piece('{}'))).toThrow();
  const pieces = new ChunkAssembler();
  expect(() => {
    for (let i = 0; i < 30; i++) pieces.add(piece('x'.repeat(1_000_000), false, false));
  }).toThrow();
});
