import { relative } from 'node:path';
import type { Tarball } from './pack.ts';
import { runNpm } from './runNpm.ts';
import { writeFiles } from './writeFiles.ts';

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
  await runNpm(['install', '--prefer-offline'], { cwd: folder });
  return { folder };
}
