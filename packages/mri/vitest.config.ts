import { defineConfig } from 'vitest/config';

export default defineConfig({ test: { name: 'mri', include: ['test/**/*.test.ts'], isolate: false } });
