import { defineConfig } from 'vite';

// In development a proxy puts the service behind the same origin, as in production.
const service = process.env['BELLHOP_SERVICE'] ?? 'http://127.0.0.1:8080';

export default defineConfig({
  base: '/console/',
  build: {
    outDir: '../dist/console',
    emptyOutDir: true,
    target: 'es2022',
    // The polyfill is an inline script, which the content security policy refuses.
    modulePreload: { polyfill: false },
    // assist.html is the document that draws a visitor's page, preview.html the one that shows a widget's settings.
    rollupOptions: { input: ['index.html', 'assist.html', 'preview.html'] },
  },
  server: {
    host: '127.0.0.1',
    proxy: {
      '/api': { target: service },
      '/live': { target: service, ws: true },
    },
  },
});
