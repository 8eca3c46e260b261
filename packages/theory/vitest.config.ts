import { defineConfig } from 'vitest/config';

export default defineConfig({ test: { name: 'theory', include: ['test/**/*.test.ts'], isolate: false } });
