import { defineConfig } from 'vitest/config';

export default defineConfig({ test: { name: 'nerf', include: ['test/**/*.test.ts'], isolate: false } });
