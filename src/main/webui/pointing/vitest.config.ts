import { defineConfig } from 'vitest/config';

export default defineConfig({ test: { name: 'pointing', environment: 'happy-dom', include: ['test/**/*.test.ts'] } });
