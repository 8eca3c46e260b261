/**
 * Packs the native engine and what it needs, installs the tarballs without scripts in an empty project, and runs the README's
 * example there. The platform's package holds the module that was built here.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { currentPlatform } from '../src/platforms.ts';

const NATIVE = fileURLToPath(new URL('..', import.meta.url));
const PACKAGES = ['../core', '../kernels', '.'].map((path) => join(NATIVE, path));
const MODULE = 'fourier-features.node';

const folder = mkdtempSync(join(tmpdir(), 'fourier-features-install-'));
try {
  const filter = '--filter=@fourier-features/native...';
  process.stdout.write(run('turbo', ['run', 'build', filter, '--output-logs=errors-only'], NATIVE));
  const tarballs = [...PACKAGES, copyPlatformPackage()].map(pack);
  const project = join(folder, 'project');
  mkdirSync(project);
  writeFileSync(join(project, 'package.json'), JSON.stringify({ private: true, type: 'module' }));
  writeFileSync(join(project, 'example.ts'), readExample());
  run('npm', ['install', '--ignore-scripts', '--offline', '--no-audit', '--no-fund', ...tarballs], project);
  const printed = run(process.execPath, ['example.ts'], project);
  process.stdout.write(printed);
  if (!printed.startsWith('native-')) throw new Error('checkTarballs: the example did not train on native');
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function run(program: string, options: readonly string[], cwd: string): string {
  const { FOURIER_FEATURES_NATIVE: _, ...env } = process.env;
  return execFileSync(program, options, { cwd, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
}

/** Returns a copy of this platform's package with the module that was built here. */
function copyPlatformPackage(): string {
  const copy = join(folder, 'platform');
  cpSync(join(NATIVE, 'platforms', currentPlatform()), copy, { recursive: true });
  cpSync(join(NATIVE, 'build', MODULE), join(copy, MODULE));
  return copy;
}

/** Returns the path of a package's tarball. */
function pack(path: string): string {
  const printed = run('pnpm', ['pack', '--json', '--pack-destination', folder], path);
  return (JSON.parse(printed) as { filename: string }).filename;
}

/** Returns the first example of the README. */
function readExample(): string {
  const [, code] = /^```ts\n([\s\S]*?)^```/m.exec(readFileSync(join(NATIVE, 'README.md'), 'utf8'))!;
  return code!;
}
