export interface PaletteEntry {
  id: string;
  label: string;
  keys: readonly string[];
  run: () => void;
}

/** Without marks and invisible characters, in small letters. */
export function normalized(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toLocaleLowerCase();
}

/** Every typed word must be a prefix of a word of the label. Labels that start with the first one come first. */
export function searchEntries<T extends { label: string }>(offers: readonly T[], typed: string): T[] {
  const wanted = normalized(typed).split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return [...offers];
  const found = offers.filter(({ label }) => {
    const parts = normalized(label).split(/[^\p{L}\p{N}]+/u);
    return wanted.every((word) => parts.some((part) => part.startsWith(word)));
  });
  const first = (offer: T) => Number(!normalized(offer.label).startsWith(wanted[0] as string));
  return found.sort((a, b) => first(a) - first(b));
}
