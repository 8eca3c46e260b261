import { installNode } from '@fourier-features/testing/nodes';
import type { Outcome } from './runCheck.ts';
import { runTests } from './runTests.ts';
import { COMMAND_LINE, ENGINES, IN_BROWSER } from './testFiles.ts';

/** The oldest Node that runs TypeScript sources, and the newest supported; `npm test` itself runs on one between them. */
const VERSIONS = ['22.18.0', '26.12.1'];

/** Tests the engines, and of the command line what depends on Node, on the oldest and the newest Node: in CI, on Linux x64. */
export async function testNodeVersions(): Promise<Outcome[]> {
  const platform = `${process.platform} ${process.arch}`;
  if (!process.env['CI'] || platform !== 'linux x64') {
    process.stdout.write(
      `\n— tests on Node ${VERSIONS.join(' and ')}: skipped, they run on Linux x64 with CI=true\n`,
    );
    return [];
  }
  const outcomes: Outcome[] = [];
  for (const version of VERSIONS) {
    const files = [...ENGINES, ...COMMAND_LINE, '--exclude', IN_BROWSER];
    outcomes.push(await runTests(`tests on Node ${version}`, await installNode(version), files));
  }
  return outcomes;
}
