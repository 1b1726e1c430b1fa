import { defineConfig } from 'vite';

/** The page at the service's root. It shares the folder of the other builds, so it must not empty it. */
export default defineConfig({
  root: 'landing',
  build: { outDir: '../../dist', emptyOutDir: false, assetsDir: 'landing', target: 'es2022' },
});
