import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { OUTCOME_FILE } from './outcomeReporter.ts';
import { type Outcome, type RunOptions, runCheck } from './runCheck.ts';

const REPORTER = fileURLToPath(new URL('outcomeReporter.ts', import.meta.url));

/** Runs Vitest by a Node, counts single tests and names those that failed. */
export async function runTests(
  name: string,
  node: string,
  options: readonly string[] = [],
  where: RunOptions = {},
): Promise<Outcome> {
  const file = join(tmpdir(), `fourier-features-tests-${process.pid}.json`);
  const reporters = ['--reporter=default', `--reporter=${REPORTER}`];
  const run = await runCheck(
    name,
    node,
    ['node_modules/vitest/vitest.mjs', 'run', ...reporters, ...options],
    {
      ...where,
      env: { ...where.env, [OUTCOME_FILE]: file },
    },
  );
  try {
    const { passed, skipped, failures } = JSON.parse(await readFile(file, 'utf8')) as Outcome;
    const named = failures.map((failure) => `${name}: ${failure}`);
    // A run may fail although nothing in it did, for instance if it finds no tests.
    return { passed, skipped, failures: named.length > 0 ? named : run.failures };
  } catch {
    return { passed: 0, skipped: 0, failures: [`${name}: ended without a result`] };
  } finally {
    await rm(file, { force: true });
  }
}
