import { defineConfig } from 'vitest/config';

// A busy machine may be slow. A test that never ends fails all the same.
export default defineConfig({ test: { testTimeout: 60_000, name: 'client', environment: 'node', include: ['test/**/*.test.ts'] } });
