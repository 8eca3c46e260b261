/** Writes the installed sizes that the READMEs state, from packages that have been built. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pack, type Tarball } from '../pack.ts';
import { publishedPackages } from '../publishedPackages.ts';
import { install } from './installedSize.ts';
import { isInstalledByUsers } from './sizes.ts';
import { statedSizeFaults, withStatedSize } from './statedSize.ts';

process.chdir(fileURLToPath(new URL('../../../../', import.meta.url)));
const folder = await mkdtemp(join(tmpdir(), 'fourier-features-sizes-'));
try {
  const tarballs: Tarball[] = [];
  for (const published of publishedPackages()) tarballs.push(await pack(published, folder));
  for (const { name, folder: source } of tarballs.filter(isInstalledByUsers)) {
    const file = join(source, 'README.md');
    const readme = await readFile(file, 'utf8');
    const { size } = await install([name.replace(/^.*\//, '')], { tarballs, folder });
    if (statedSizeFaults(readme, size).length === 0) continue;
    await writeFile(file, withStatedSize(readme, size));
    process.stdout.write(`wrote ${file}: ${size} bytes\n`);
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
