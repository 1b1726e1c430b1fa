import { readFileSync } from 'node:fs';
import { defineConfig } from 'vite';

const manifest = JSON.parse(readFileSync(new URL('../dist/widget/.vite/manifest.json', import.meta.url), 'utf8')) as Record<string, { file: string }>;
const chat = manifest['src/chat.ts'];
if (!chat) throw new Error('Build the chat first: the loader names its file.');

/** The one line a site embeds. Its name never changes, so it is small and fetched anew. */
export default defineConfig({
  define: { __CHAT__: JSON.stringify(`widget/${chat.file}`) },
  build: {
    outDir: '../dist',
    emptyOutDir: false,
    target: 'es2022',
    lib: { entry: 'src/loader/main.ts', name: 'bellhopLoader', formats: ['iife'], fileName: () => 'widget.js' },
  },
});
