import { defineConfig } from 'vitest/config';

// A busy machine may be slow. A test that never ends fails all the same.
export default defineConfig({ test: { testTimeout: 60_000, name: 'widget', environment: 'happy-dom', include: ['test/**/*.test.ts'] } });
