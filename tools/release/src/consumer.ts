import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import type { Tarball } from './pack.ts';
import { run } from './run.ts';

/** An empty project of a user, outside the repository. */
export interface Consumer {
  readonly folder: string;
}

export interface ConsumerOptions {
  readonly folder: string;
  /** Names of our packages that the project installs. What they depend on comes with them. */
  readonly packages: readonly string[];
  /** Other packages with their versions. */
  readonly others?: Readonly<Record<string, string>>;
  /** Files of the project by their path. */
  readonly files?: Readonly<Record<string, string>>;
  readonly tarballs: readonly Tarball[];
}

/**
 * Makes a project and installs tarballs in it with npm, as a user would install published packages: without the workspace,
 * and without install scripts.
 */
export async function createConsumer({
  folder,
  packages,
  others = {},
  files = {},
  tarballs,
}: ConsumerOptions): Promise<Consumer> {
  await mkdir(folder, { recursive: true });
  const local = Object.fromEntries(
    tarballs.map(({ name, file }) => [name, `file:${relative(folder, file)}`] as const),
  );
  const manifest = {
    private: true,
    type: 'module',
    dependencies: { ...Object.fromEntries(packages.map((name) => [name, local[name]])), ...others },
    // Dependencies of dependencies come from tarballs too.
    overrides: local,
  };
  await writeFiles(folder, { ...files, 'package.json': JSON.stringify(manifest, undefined, 2) });
  await run('npm', ['install', '--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund'], {
    cwd: folder,
  });
  return { folder };
}

/** Writes files, by their path in a folder. */
async function writeFiles(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}
