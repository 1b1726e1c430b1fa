const SENTENCE = /The field "([^"]+)" .*?(?= The field "|$)/gs;

export interface FieldProblems {
  /** The sentence about a field, as the service says it. */
  of: ReadonlyMap<string, string>;
  /** What is about none of the fields shown. */
  rest: string;
}

/** Sorts what the service refuses by the fields that it names. */
export function fieldProblems(said: string, shown: readonly string[]): FieldProblems {
  const of = new Map<string, string>();
  const rest = said.replace(SENTENCE, (sentence: string, field: string) => {
    if (!shown.includes(field)) return sentence;
    of.set(field, [of.get(field), sentence].filter(Boolean).join(' '));
    return '';
  });
  return { of, rest: rest.trim() };
}
