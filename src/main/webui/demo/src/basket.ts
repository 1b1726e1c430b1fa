import { find, type Product } from './products';

export interface Line {
  slug: string;
  size: string;
  colour: string;
  count: number;
}

const KEY = 'linden-basket';
const listeners = new Set<() => void>();

/** The shop's basket, kept across pages in the shop's own storage. */
export const basket = {
  get lines(): Line[] {
    try {
      const value: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
      return Array.isArray(value) ? (value as Line[]) : [];
    } catch {
      return [];
    }
  },

  get count(): number {
    return this.lines.reduce((sum, line) => sum + line.count, 0);
  },

  get total(): number {
    return this.lines.reduce((sum, line) => sum + line.count * find(line.slug).price, 0);
  },

  add(product: Product, size: string, colour: string): void {
    const lines = this.lines;
    const line = lines.find((it) => it.slug === product.slug && it.size === size && it.colour === colour);
    if (line) line.count++;
    else lines.push({ slug: product.slug, size, colour, count: 1 });
    save(lines);
  },

  change(at: number, by: number): void {
    save(this.lines.map((line, i) => (i === at ? { ...line, count: line.count + by } : line)).filter((line) => line.count > 0));
  },

  empty(): void {
    save([]);
  },

  onChange(listener: () => void): void {
    listeners.add(listener);
  },
};

function save(lines: Line[]): void {
  localStorage.setItem(KEY, JSON.stringify(lines));
  for (const listener of listeners) listener();
}

addEventListener('storage', ({ key }) => {
  if (key === KEY) for (const listener of listeners) listener();
});
