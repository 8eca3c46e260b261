import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    name: 'cli',
    include: ['test/**/*.test.ts'],
    // Each test starts the program, up to three times, on machines that may be busy.
    testTimeout: 60_000,
    maxConcurrency: 2,
  },
});
