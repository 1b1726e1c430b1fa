import { describe, expect, it } from 'vitest';
import { fieldProblems } from '../../src/settings/field-problems';

const COLOUR = 'The field "accent" must be a colour like #3b5bdb.';
const LONG = 'The field "name" must have 1 to 80 characters.';

describe('what the service refuses', () => {
  it('stands beside the fields that it names', () => {
    const { of, rest } = fieldProblems(`${COLOUR} ${LONG}`, ['name', 'accent']);
    expect([...of]).toEqual([
      ['accent', COLOUR],
      ['name', LONG],
    ]);
    expect(rest).toBe('');
  });
  it('stands below where its field is not shown, or none is named', () => {
    expect(fieldProblems(`${COLOUR} ${LONG}`, ['name'])).toEqual({ of: new Map([['name', LONG]]), rest: COLOUR });
    expect(fieldProblems('Give the site an identity key first.', ['name']).rest).toBe('Give the site an identity key first.');
    expect(fieldProblems('', ['name'])).toEqual({ of: new Map(), rest: '' });
  });
  it('may say two things of one field', () => {
    const twice = 'The field "name" is missing. The field "name" is odd.';
    expect(fieldProblems(twice, ['name']).of.get('name')).toBe(twice);
  });
});
