import { defineConfig } from 'vitest/config';

export default defineConfig({ test: { name: 'experiments', include: ['test/**/*.test.ts'] } });
