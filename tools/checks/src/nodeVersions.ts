import { installNode } from './installNode.ts';
import type { Outcome } from './runCheck.ts';
import { runTests } from './runTests.ts';

/** The oldest Node that runs TypeScript sources, and the newest supported; `npm test` itself runs on one between them. */
const VERSIONS = ['22.18.0', '26.12.1'];
/** The projects whose results depend on V8 and Node most: engines, and programs as users start them. */
const PROJECTS = ['native', 'wasm', 'cli'];

/** Tests the engines and the command line on the oldest and the newest Node: in CI, on Linux x64. */
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
    const options = PROJECTS.flatMap((project) => ['--project', project]);
    outcomes.push(await runTests(`tests on Node ${version}`, await installNode(version), options));
  }
  return outcomes;
}
