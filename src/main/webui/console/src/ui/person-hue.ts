/** A constant hue per person, so that they look the same everywhere. */
export function personHue(id: string): number {
  let sum = 0;
  for (const char of id) sum = (sum * 31 + char.charCodeAt(0)) % 3600;
  return Math.round(sum / 10);
}
