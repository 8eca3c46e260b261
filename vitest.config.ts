import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
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
      'tools/release',
      'tools/testing',
      'tools/tfjs-node',
    ],
  },
});
