// @vitest-environment node
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { messageBody } from '../src';

/** The server's tests read the same cases. */
const CASES = JSON.parse(readFileSync(new URL('../../../../test/resources/text/visible-text.json', import.meta.url), 'utf8')) as Record<
  'nothing' | 'something',
  Record<string, string>
>;

test.each(Object.entries(CASES.nothing))('nothing is sent of %s', (_what, text) => {
  expect(messageBody(text)).toBe('');
});

test.each(Object.entries(CASES.something))('%s is sent', (_what, text) => {
  expect(messageBody(text)).toBe(text.trim());
});

test('controls are stripped, and nothing else is lost', () => {
  expect(messageBody('one\u0000two\u0007\u001b[0m three\u007f')).toBe('onetwo[0m three');
  expect(messageBody('one\u000btwo\u000cthree\u0085four')).toBe('one\ntwo\nthree\nfour');
  expect(messageBody('\u0000one\n\ttwo \ud83d\ude42\ud83d')).toBe('one\n\ttwo \ud83d\ude42');
});

test('no blank is sent around a message, and each inside is', () => {
  expect(messageBody('\n  a  b \n\n c \t\n')).toBe('a  b \n\n c');
});
