import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // One more than by default, which leaves half of a machine of two processors idle.
    maxWorkers: '100%',
    projects: [
      'packages/*',
      'apps/*',
      'tools/bench',
      'tools/checks',
      'tools/compilers',
      'tools/examples',
      'tools/experiments',
      'tools/fuzz',
      'tools/readmes',
      'tools/testing',
    ],
  },
});
