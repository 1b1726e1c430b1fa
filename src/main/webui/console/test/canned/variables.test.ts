import { describe, expect, it } from 'vitest';
import { fillIn, openIn, textOf, valuesOf, variablesIn } from '../../src/canned/variables';

const ana = { name: 'Ana Ruiz' };
const mia = valuesOf({ visitor: { name: 'Mia Keller', email: 'mia@example.com' }, agent: ana, site: { name: 'Linden & Loom' } });
const filled = (body: string, values = mia) => textOf(fillIn(body, values));

describe('variables', () => {
  it('are filled in', () => {
    expect(filled('Hello {visitor.firstName}, I am {agent.firstName} of {site.name}.')).toBe('Hello Mia, I am Ana of Linden & Loom.');
    expect(filled('{visitor.name} <{visitor.email}>, {agent.name}')).toBe('Mia Keller <mia@example.com>, Ana Ruiz');
  });
  it('have a default where nothing is known', () => {
    expect(filled('Hello {visitor.firstName|there}!', {})).toBe('Hello there!');
    expect(filled('Hello {visitor.firstName|there}!')).toBe('Hello Mia!');
    expect(filled('Hello{visitor.name|}!', {})).toBe('Hello!');
  });
  it.each(['Visitor 3F2A', 'Visitor 0000', 'Erased visitor'])('take the made-up name %s for none', (name) => {
    expect(filled('Hello {visitor.name|there}', valuesOf({ visitor: { name }, agent: ana }))).toBe('Hello there');
  });
  it('take a real name that begins like a made-up one for a name', () => {
    expect(filled('{visitor.name|there}', valuesOf({ visitor: { name: 'Visitor 3F2Albert' }, agent: ana }))).toBe('Visitor 3F2Albert');
  });
  it('stay visible where they are not known, or there are none of that name', () => {
    const parts = fillIn('{visitor.email} {visitor.nmae} {visitor.email} {toString.call} {foo} {}', {});
    expect(textOf(parts)).toBe('{visitor.email} {visitor.nmae} {visitor.email} {toString.call} {foo} {}');
    expect(openIn(parts, 'missing')).toEqual(['{visitor.email}']);
    expect(openIn(parts, 'unknown')).toEqual(['{visitor.nmae}', '{toString.call}']);
  });
  it('are filled in once, whatever a value holds', () => {
    const values = valuesOf({ visitor: { name: '{agent.name} {visitor.name}' }, agent: ana });
    expect(filled('{visitor.name}', values)).toBe('{agent.name} {visitor.name}');
    expect(filled('{canned.hello} {canned.hello|{canned.hello}}', values)).toBe('{canned.hello} {canned.hello|{canned.hello}}');
  });
  it('are found in a text', () => {
    expect(variablesIn('{visitor.name|x} {foo.bar} {agent.name}')).toEqual(['visitor.name', 'agent.name']);
  });
  it('take no longer for braces without an end', () => {
    expect(filled('{visitor.name|'.repeat(700))).toBe('{visitor.name|'.repeat(700));
  });
});
