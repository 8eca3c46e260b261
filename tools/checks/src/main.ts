/**
 * Runs everything that must pass before a change lands: lint and format, manifests, directions of dependencies, types,
 * tests. Every check runs even if an earlier one failed; the last line counts checks and tests together.
 */
import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closingLine } from './closingLine.ts';
import { type Outcome, runCheck } from './runCheck.ts';

const report = join(tmpdir(), `fourier-features-tests-${process.pid}.json`);
const outcomes: Outcome[] = [
  await runCheck('lint and format', 'biome', ['ci', '--colors=off', '.']),
  await runCheck('manifests', 'node', ['tools/checks/src/checkManifests.ts']),
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

process.stdout.write(`${closingLine(outcomes)}\n`);
process.exitCode = outcomes.some(({ failed }) => failed > 0) ? 1 : 0;

/** Counts individual tests; a run that fails outside any test counts as one failure. */
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
