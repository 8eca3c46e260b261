/**
 * All that must hold before a change lands: lint and format, the directions of dependencies, types, tests.
 * Every check runs even if an earlier one failed; the last line counts checks and tests together.
 */
import { testNodeVersions } from './nodeVersions.ts';
import { type Outcome, runCheck } from './runCheck.ts';
import { runTests } from './runTests.ts';

const outcomes: Outcome[] = [
  await runCheck('lint and format', 'biome', ['ci', '--colors=off', '.']),
  await runCheck('directions of dependencies', 'node', ['tools/checks/src/checkDirections.ts']),
  await runCheck('types', 'turbo', ['run', 'typecheck', '--output-logs=errors-only']),
  await runTests('tests', 'node'),
  ...(await testNodeVersions()),
];

const sum = (count: (outcome: Outcome) => number): number =>
  outcomes.reduce((total, outcome) => total + count(outcome), 0);
const failed = sum((outcome) => outcome.failed);
process.stdout.write(`${sum((outcome) => outcome.passed)} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;
