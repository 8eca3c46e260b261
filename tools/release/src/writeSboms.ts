import { resolve } from 'node:path';
import { publishedPackages } from './publishedPackages.ts';
import { run } from './run.ts';

/** Formats of a software bill of materials, with the ends of their files' names and pnpm's options for each. */
const FORMATS = [
  // Version 1.6, since programs that read these files do not all know 1.7.
  { end: 'cdx.json', options: ['--sbom-format', 'cyclonedx', '--sbom-spec-version', '1.6'] },
  { end: 'spdx.json', options: ['--sbom-format', 'spdx'] },
];

/**
 * Writes two software bills of materials for each published package of the repository at `root` into a folder, as CycloneDX 1.6
 * and SPDX 2.3. They list what a user's installation of the package holds, in the versions of the lock file: its dependencies
 * and theirs, optional ones for all platforms included, peers and development dependencies left out.
 *
 * pnpm writes them, because `npm sbom` refuses a `node_modules` of pnpm.
 */
export async function writeSboms(into: string, root = '.'): Promise<void> {
  const packages = publishedPackages(root).flatMap(({ name }) => ['--filter', name]);
  for (const { end, options } of FORMATS) {
    const out = resolve(into, `%s-%v.${end}`);
    await run('pnpm', ['sbom', '--prod', '--split', ...options, ...packages, '--out', out], { cwd: root });
  }
}
