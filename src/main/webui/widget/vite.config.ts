import { defineConfig } from 'vite';

/** Builds the chat as a module with a hash in its name, so that it can be cached forever. */
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
