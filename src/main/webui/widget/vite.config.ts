import { defineConfig } from 'vite';

/** The chat itself: a module with a hash in its name, so that it may be cached for ever. */
export default defineConfig({
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
