import { testProject } from '../../vitest.shared.ts';

/** Browsers draw in software while the tests run, on as few as two processors: a limit ends only what hangs. */
const LIMIT_MS = 600_000;

export default testProject('docs', {
  globalSetup: 'test/site/buildSites.ts',
  maxConcurrency: 2,
  testTimeout: LIMIT_MS,
  hookTimeout: LIMIT_MS,
  expect: { poll: { timeout: LIMIT_MS / 2 } },
});
