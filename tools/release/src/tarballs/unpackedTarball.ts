import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Tarball } from '../pack.ts';
import { readFiles } from '../readFiles.ts';
import { run } from '../run.ts';
import type { PublishedManifest } from './publishedManifest.ts';

/** What a tarball holds. */
export interface UnpackedTarball {
  readonly name: string;
  readonly manifest: PublishedManifest;
  /** Content of every file by its path, with forward slashes, from the package's folder. */
  readonly files: ReadonlyMap<string, Buffer>;
}

/** Unpacks a tarball into a folder of its own below `into` and reads it. */
export async function unpackTarball({ name, file }: Tarball, into: string): Promise<UnpackedTarball> {
  const folder = join(into, name);
  await mkdir(folder, { recursive: true });
  await run('tar', ['-xzf', file, '-C', folder]);
  const files = await readFiles(join(folder, 'package'));
  const manifest = JSON.parse(files.get('package.json')!.toString()) as PublishedManifest;
  return { name, manifest, files };
}
