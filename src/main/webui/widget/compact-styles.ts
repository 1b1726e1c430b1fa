import type { Plugin } from 'vite';

const STYLES = /\bcss`([^`$]*)`/g;

/** Takes comments and indentation out of the style sheets in templates, which no minifier looks into. */
export function compactStyles(): Plugin {
  return {
    name: 'compact-styles',
    enforce: 'pre',
    transform(code, id) {
      if (id.includes('node_modules') || !id.endsWith('.ts') || !code.includes('css`')) return undefined;
      return { code: code.replace(STYLES, (_, sheet: string) => `css\`${compact(sheet)}\``), map: null };
    },
  };
}

/** Blanks within a line stay, since some mean something: `.a .b`, `a + b` in `calc()`. */
export function compact(sheet: string): string {
  return sheet
    .replace(/\/\*.*?\*\//gs, '')
    .replace(/\s*\n\s*/g, '\n')
    .replace(/\s*([{};,>])\s*/g, '$1')
    .replace(/: /g, ':')
    .replaceAll(';}', '}')
    .trim();
}
