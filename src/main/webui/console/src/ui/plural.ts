import { count } from './times';

export function plural(value: number, one: string, other: string): string {
  return `${count(value)} ${value === 1 ? one : other}`;
}
