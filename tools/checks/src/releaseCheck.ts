/** Packs every package that is published and lets publint judge the tarball's manifest and files. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'fourier-features-pack-'));
let failed = 0;
try {
  for (const parent of ['packages', 'apps']) {
    for (const name of readdirSync(parent)) {
      const path = join(parent, name);
      const manifest = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8')) as { private?: boolean };
      if (manifest.private) continue;
      const packed = execFileSync('pnpm', ['pack', '--json', '--pack-destination', folder], {
        cwd: path,
        encoding: 'utf8',
      });
      const tarball = (JSON.parse(packed) as { filename: string }).filename;
      failed += publint(tarball) ? 0 : 1;
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = failed === 0 ? 0 : 1;

function publint(tarball: string): boolean {
  try {
    execFileSync('publint', ['run', tarball, '--strict'], { stdio: 'inherit' });
    return true;
  } catch {
    return false;
  }
}
