import { execFile } from 'node:child_process';
import { access, mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { promisify } from 'node:util';

/** Returns the path of a Node binary for Linux, downloaded from the npm registry unless it is cached. */
export async function installNode(version: string, architecture: 'x64' | 'arm64' = 'x64'): Promise<string> {
  const name = `node-linux-${architecture}`;
  const folder = resolve('node_modules/.cache/fourier-features', `${name}-${version}`);
  const binary = `${folder}/node_modules/${name}/bin/node`;
  const cached = await access(binary).then(
    () => true,
    () => false,
  );
  if (cached) return binary;
  await mkdir(folder, { recursive: true });
  // Forced, since npm refuses binaries of another processor, which an emulator runs.
  const flags = ['--prefix', folder, '--no-save', '--no-audit', '--no-fund', '--force'];
  await promisify(execFile)('npm', ['install', ...flags, `${name}@${version}`]);
  return binary;
}
