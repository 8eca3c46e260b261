import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Outcome, type RunOptions, runCheck } from './runCheck.ts';

/** Runs Vitest by a Node and counts single tests. */
export async function runTests(
  name: string,
  node: string,
  options: readonly string[] = [],
  where: RunOptions = {},
): Promise<Outcome> {
  const report = join(tmpdir(), `fourier-features-tests-${process.pid}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const run = await runCheck(
    name,
    node,
    ['node_modules/vitest/vitest.mjs', 'run', ...reporters, ...options],
    where,
  );
  return countTests(report, run);
}

/** Counts the tests of a report; a run that failed outside any test counts as one failure. */
async function countTests(path: string, run: Outcome): Promise<Outcome> {
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(
      await readFile(path, 'utf8'),
    ) as Record<string, number>;
    return {
      passed: numPassedTests!,
      failed: numFailedTests! === 0 ? run.failed : numFailedTests!,
      skipped: numPendingTests! + numTodoTests!,
    };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  } finally {
    await rm(path, { force: true });
  }
}
