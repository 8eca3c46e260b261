import { fileURLToPath } from 'node:url';
import { defineProject, type UserWorkspaceConfig } from 'vitest/config';

/** One limit for all tests and hooks: some start processes, on machines that may be busy. */
const LIMIT_MS = 120_000;

/** Where Node keeps what it compiled, for test files and the programs they start: most of a program's start is compilation. */
const COMPILED = fileURLToPath(new URL('node_modules/.cache/fourier-features/compiled', import.meta.url));

/** Returns the Vitest configuration of one package. Projects do not inherit the root's test options, so they share this. */
export function testProject(
  name: string,
  options: NonNullable<UserWorkspaceConfig['test']> = {},
): UserWorkspaceConfig {
  return defineProject({
    test: {
      name,
      include: ['test/**/*.test.ts'],
      testTimeout: LIMIT_MS,
      hookTimeout: LIMIT_MS,
      // A second by default, which a busy machine may need for one look.
      expect: { poll: { timeout: LIMIT_MS / 2 } },
      // One more than by default, which leaves half of a machine of two processors idle.
      maxWorkers: '100%',
      env: { NODE_COMPILE_CACHE: COMPILED },
      ...options,
    },
  });
}
