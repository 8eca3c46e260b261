import { defineConfig } from 'vitest/config';

export default defineConfig({ test: { name: 'ct', include: ['test/**/*.test.ts'], isolate: false } });
