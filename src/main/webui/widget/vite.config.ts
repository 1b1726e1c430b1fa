import { defineConfig } from 'vite';
import { compactStyles } from './compact-styles';
import { plainImports } from './plain-imports';
import { patchRecorder } from './recorder-patches';

/** Builds the chat as a module with a hash in its name, so that it can be cached forever. */
export default defineConfig({
  plugins: [patchRecorder(), compactStyles(), plainImports()],
  build: {
    outDir: '../dist/widget',
    emptyOutDir: true,
    target: 'es2022',
    manifest: true,
    modulePreload: false,
    rollupOptions: {
      input: 'src/chat.ts',
      preserveEntrySignatures: 'strict',
      output: { entryFileNames: 'chat-[hash].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
});
