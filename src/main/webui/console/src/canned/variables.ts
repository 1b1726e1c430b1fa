import { firstName } from '@bellhop/shared';

export const VARIABLES = ['visitor.name', 'visitor.firstName', 'visitor.email', 'agent.name', 'agent.firstName', 'site.name'] as const;

export type Variable = (typeof VARIABLES)[number];

/** A variable without a value is not known. */
export type Values = Partial<Record<Variable, string>>;

/** A piece of a reply. `value` was filled in; `missing` is a variable without a value, `unknown` one that there is not. */
export interface Part {
  kind: 'text' | 'value' | 'missing' | 'unknown';
  text: string;
}

/** A name, and after a bar what stands there if it is not known: `{visitor.firstName|there}`. */
const VARIABLE = /\{([A-Za-z]+\.[A-Za-z]+)(?:\|([^{}\n]*))?\}/g;

/** The names that the service gives to visitors who have told none, or were erased. */
const MADE_UP = /^(?:Visitor [0-9A-F]{4}|Erased visitor)$/;

/** Fills in once: braces in a value stay what they are, so nothing includes anything else. */
export function fillIn(body: string, values: Values): Part[] {
  const parts: Part[] = [];
  let end = 0;
  for (const match of body.matchAll(VARIABLE)) {
    const [written, name, otherwise] = match as unknown as [string, string, string | undefined];
    if (match.index > end) parts.push({ kind: 'text', text: body.slice(end, match.index) });
    parts.push(filled(written, name, otherwise, values));
    end = match.index + written.length;
  }
  if (end < body.length) parts.push({ kind: 'text', text: body.slice(end) });
  return parts;
}

function filled(written: string, name: string, otherwise: string | undefined, values: Values): Part {
  if (!isVariable(name)) return { kind: 'unknown', text: written };
  const value = values[name] ?? otherwise;
  return value === undefined ? { kind: 'missing', text: written } : { kind: 'value', text: value };
}

export function textOf(parts: readonly Part[]): string {
  return parts.map(({ text }) => text).join('');
}

/** What stays to be filled in by hand, each once. */
export function openIn(parts: readonly Part[], kind: 'missing' | 'unknown'): string[] {
  return [...new Set(parts.filter((part) => part.kind === kind).map(({ text }) => text))];
}

/** The variables that a text names. */
export function variablesIn(text: string): Variable[] {
  return [...text.matchAll(VARIABLE)].map(([, name]) => name).filter((name) => isVariable(name));
}

function isVariable(name: string | undefined): name is Variable {
  return (VARIABLES as readonly (string | undefined)[]).includes(name);
}

interface People {
  visitor?: { name: string; email?: string } | undefined;
  agent: { name: string };
  site?: { name: string } | undefined;
}

export function valuesOf({ visitor, agent, site }: People): Values {
  return {
    ...(visitor && !MADE_UP.test(visitor.name) && { 'visitor.name': visitor.name, 'visitor.firstName': firstName(visitor.name) }),
    ...(visitor?.email && { 'visitor.email': visitor.email }),
    'agent.name': agent.name,
    'agent.firstName': firstName(agent.name),
    ...(site && { 'site.name': site.name }),
  };
}
