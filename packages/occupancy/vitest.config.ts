import { defineConfig } from 'vitest/config';

export default defineConfig({ test: { name: 'occupancy', include: ['test/**/*.test.ts'], isolate: false } });
