import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    name: 'examples',
    include: ['test/**/*.test.ts'],
    // Each test starts a compiler and a Node process.
    testTimeout: 120_000,
  },
});
