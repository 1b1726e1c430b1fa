import { defineConfig } from 'vite';

// While developing, the service (or anything that speaks its contract) stands behind the same origin, as in production.
const service = process.env['BELLHOP_SERVICE'] ?? 'http://127.0.0.1:8080';

export default defineConfig({
  base: '/console/',
  build: {
    outDir: '../dist/console',
    emptyOutDir: true,
    target: 'es2022',
    // The polyfill would be an inline script, which the content security policy refuses.
    modulePreload: { polyfill: false },
    // The second one is what a visitor's page is drawn in.
    rollupOptions: { input: ['index.html', 'assist.html'] },
  },
  server: {
    host: '127.0.0.1',
    proxy: {
      '/api': { target: service },
      '/live': { target: service, ws: true },
    },
  },
});
