/**
 * Runs everything that must pass before a change lands: lint and format, manifests, directions of dependencies, types,
 * tests. Every check runs even if an earlier one failed; then what failed is named, and the last line counts checks and tests
 * together.
 */
import { closingLines } from './closingLines.ts';
import { checkNativeCode } from './nativeCode.ts';
import { testNodeVersions } from './nodeVersions.ts';
import { type Outcome, runCheck } from './runCheck.ts';
import { runTests } from './runTests.ts';

const outcomes: Outcome[] = [
  await runCheck('lint and format', 'biome', ['ci', '--colors=off', '.']),
  await runCheck('manifests', 'node', ['tools/checks/src/checkManifests.ts']),
  await runCheck('directions of dependencies', 'node', ['tools/checks/src/checkDirections.ts']),
  await runCheck('types', 'turbo', ['run', 'typecheck', '--output-logs=errors-only']),
  await runTests('tests', 'node'),
  ...(await testNodeVersions()),
  ...(await checkNativeCode()),
];

process.stdout.write(closingLines(outcomes));
process.exitCode = outcomes.some(({ failures }) => failures.length > 0) ? 1 : 0;
