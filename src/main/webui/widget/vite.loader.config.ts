import { readFileSync } from 'node:fs';
import { defineConfig } from 'vite';

const manifest = JSON.parse(readFileSync(new URL('../dist/widget/.vite/manifest.json', import.meta.url), 'utf8')) as Record<
  string,
  { file: string }
>;
const chat = manifest['src/chat.ts'];
if (!chat) throw new Error('Build the chat first: the loader names its file.');

/** Builds the loader that sites embed. Its name never changes, so browsers fetch it again and it must be small. */
export default defineConfig({
  define: { __CHAT__: JSON.stringify(`widget/${chat.file}`) },
  build: {
    outDir: '../dist',
    emptyOutDir: false,
    target: 'es2022',
    lib: { entry: 'src/loader/main.ts', name: 'bellhopLoader', formats: ['iife'], fileName: () => 'widget.js' },
  },
});
