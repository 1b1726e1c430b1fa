import { defineConfig } from 'vite';

/** The page at the service's root. It stands among the other builds, so it must not empty their folder. */
export default defineConfig({
  root: 'landing',
  build: { outDir: '../../dist', emptyOutDir: false, assetsDir: 'landing', target: 'es2022' },
});
