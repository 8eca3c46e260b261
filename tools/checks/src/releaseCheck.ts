/** Packs every published package and checks the tarball's manifest and files with publint. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';

const folder = mkdtempSync(join(tmpdir(), 'fourier-features-pack-'));
let faults = 0;
try {
  for (const parent of ['packages', 'packages/native/platforms', 'apps']) {
    for (const name of readdirSync(parent)) faults += await checkTarball(join(parent, name));
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = faults === 0 ? 0 : 1;

/** Returns the number of faults that publint finds in a package's tarball; 0 for private packages. */
async function checkTarball(path: string): Promise<number> {
  const manifest = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8')) as { private?: boolean };
  if (manifest.private) return 0;
  const packed = execFileSync('pnpm', ['pack', '--json', '--pack-destination', folder], {
    cwd: path,
    encoding: 'utf8',
  });
  const { filename } = JSON.parse(packed) as { filename: string };
  const { messages, pkg } = await publint({
    pack: { tarball: new Uint8Array(readFileSync(filename)).buffer },
    strict: true,
  });
  const lines = messages.map((message) => `  ${formatMessage(message, pkg!)}\n`);
  process.stdout.write(
    `${path}: ${messages.length === 0 ? 'ready to publish' : 'not ready'}\n${lines.join('')}`,
  );
  return messages.length;
}
