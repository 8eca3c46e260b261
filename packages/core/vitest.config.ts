import { defineConfig } from 'vitest/config';

// Loading tfjs anew for each file would take longer than the tests.
export default defineConfig({ test: { name: 'core', include: ['test/**/*.test.ts'], isolate: false } });
