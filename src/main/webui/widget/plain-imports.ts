import type { Plugin } from 'vite';

/**
 * Leaves dynamic imports as they are. Vite wraps them in a helper that preloads style sheets, of which the widget has none,
 * and that fires events on the page's window.
 */
export function plainImports(): Plugin {
  return {
    name: 'plain-imports',
    enforce: 'pre',
    load: (id) => (id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (load) => load();' : undefined),
  };
}
