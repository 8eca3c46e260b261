/**
 * All that must hold before a change lands: lint and format, the directions of dependencies, types, tests.
 * Every check runs even if one before it failed; the last line counts checks and tests together.
 */
import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Outcome, runCheck } from './runCheck.ts';

const report = join(tmpdir(), `fourier-features-tests-${process.pid}.json`);
const outcomes: Outcome[] = [
  await runCheck('lint and format', 'biome', ['ci', '--colors=off', '.']),
  await runCheck('directions of dependencies', 'node', ['tools/checks/src/checkDirections.ts']),
  await runCheck('types', 'turbo', ['run', 'typecheck', '--output-logs=errors-only']),
];
const tests = await runCheck('tests', 'vitest', [
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${report}`,
]);
outcomes.push(await countTests(report, tests));

const sum = (count: (outcome: Outcome) => number): number =>
  outcomes.reduce((total, outcome) => total + count(outcome), 0);
const failed = sum((outcome) => outcome.failed);
process.stdout.write(`${sum((outcome) => outcome.passed)} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;

/** Counts single tests; a run that failed outside any test counts as one failure more. */
async function countTests(path: string, run: Outcome): Promise<Outcome> {
  try {
    const { numPassedTests, numFailedTests } = JSON.parse(await readFile(path, 'utf8')) as {
      numPassedTests: number;
      numFailedTests: number;
    };
    return { passed: numPassedTests, failed: numFailedTests === 0 ? run.failed : numFailedTests };
  } catch {
    return { passed: 0, failed: 1 };
  } finally {
    await rm(path, { force: true });
  }
}
