import { expect, test } from 'vitest';
import { firstName, initials, isolate } from '../src';

test.each([
  ['Ana Ruiz', 'AR'],
  ['Priya', 'P'],
  ['mia', 'M'],
  ['', ''],
  ['  ', ''],
  ['Linden & Loom', 'LL'],
  ['Ana Maria de la Cruz', 'AC'],
  ['李 小龙', '李小'],
  ['Chloé Lindqvist-Abernathy', 'CL'],
  ['فاطمة السيد', 'فا'],
  ['Maria del Carmen Soto', 'MS'],
  ['— Ben', 'B'],
])('the initials of "%s" are "%s"', (name, letters) => {
  expect(initials(name)).toBe(letters);
});

test('a first name is the first word', () => {
  expect([' Ana Ruiz', 'Mia', ''].map(firstName)).toEqual(['Ana', 'Mia', '']);
});

test('an isolated name cannot reorder the sentence around it', () => {
  expect(isolate('فاطمة')).toBe('\u2068فاطمة\u2069');
  expect(isolate('Eve\u202e x')).toBe('\u2068Eve x\u2069');
});
