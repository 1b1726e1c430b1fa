import { isolate } from '@bellhop/shared';

/** A template for texts with names: each value is isolated, so that no name reorders the words around it. */
export function sentence(texts: TemplateStringsArray, ...names: string[]): string {
  return texts.reduce((before, text, i) => before + isolate(names[i - 1] ?? '') + text);
}
