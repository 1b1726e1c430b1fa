import { defineConfig } from 'vite';

export default defineConfig({
  base: '/demo/',
  build: {
    outDir: '../dist/demo',
    emptyOutDir: true,
    target: 'es2022',
    rollupOptions: { input: ['index.html', 'product.html', 'checkout.html'] },
  },
});
