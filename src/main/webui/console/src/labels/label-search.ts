import type { Label } from '@bellhop/client';
import { normalized } from '../app/palette-search';

/** Labels whose name contains what was typed; those that begin with it come first. */
export function searchLabels(labels: readonly Label[], typed: string): Label[] {
  const wanted = normalized(typed.trim());
  if (wanted === '') return [...labels];
  const place = ({ name }: Label) => normalized(name).indexOf(wanted);
  const rank = (label: Label) => Math.min(1, place(label));
  return labels.filter((label) => place(label) >= 0).sort((a, b) => rank(a) - rank(b));
}

/** The name that a new label would get; undefined if there is one of it, or nothing was typed. */
export function newName(labels: readonly Label[], typed: string): string | undefined {
  const name = typed.trim();
  const isTaken = labels.some((label) => label.name.toLocaleLowerCase() === name.toLocaleLowerCase());
  return name === '' || isTaken ? undefined : name;
}
