/** Packs every published package and checks the tarball's manifest and files. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { pack } from './pack.ts';
import { type PublishedPackage, publishedPackages } from './publishedPackages.ts';

const folder = await mkdtemp(join(tmpdir(), 'fourier-features-pack-'));
let faults = 0;
try {
  for (const published of publishedPackages()) faults += await checkTarball(published);
} finally {
  await rm(folder, { recursive: true, force: true });
}
process.exitCode = faults === 0 ? 0 : 1;

/** Returns the number of faults that publint finds in a package's tarball. */
async function checkTarball(published: PublishedPackage): Promise<number> {
  const { file } = await pack(published, folder);
  const { messages, pkg } = await publint({
    pack: { tarball: new Uint8Array(await readFile(file)).buffer },
    strict: true,
  });
  const lines = messages.map((message) => `  ${formatMessage(message, pkg!)}\n`);
  process.stdout.write(
    `${published.folder}: ${messages.length === 0 ? 'ready to publish' : 'not ready'}\n${lines.join('')}`,
  );
  return messages.length;
}
