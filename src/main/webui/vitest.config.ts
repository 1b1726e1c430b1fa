import { defineConfig } from 'vitest/config';

// One run covers every workspace that has tests; each says for itself which DOM it wants.
export default defineConfig({ test: { projects: ['*/vitest.config.ts'] } });
