import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Tarball } from '../pack.ts';
import { runNpm } from '../runNpm.ts';
import { writeFiles } from '../writeFiles.ts';

/** Brings a TypeScript of its own, so it is installed when it is needed and not with the workspace. */
const ATTW = '@arethetypeswrong/core';
const ATTW_VERSION = '0.18.5';
/** Resolutions that packages of ES modules do not serve, as in the profile `esm-only`. */
const IGNORED = new Set(['node10', 'node16-cjs']);

/** The part of a problem of attw that is read. */
interface Problem {
  readonly kind: string;
  readonly entrypoint?: string;
  readonly resolutionKind?: string;
}

interface Attw {
  createPackageFromTarballData(tarball: Uint8Array): unknown;
  checkPackage(
    contents: unknown,
  ): Promise<{ readonly types: false } | { readonly types: object; readonly problems: readonly Problem[] }>;
}

/** Returns a line for every entry of a tarball whose types TypeScript does not find, or finds to contradict the module. */
export type TypesFaults = (tarball: Tarball) => Promise<string[]>;

/** Installs attw into a folder. */
export async function installAttw(folder: string): Promise<TypesFaults> {
  const manifest = { private: true, dependencies: { [ATTW]: ATTW_VERSION } };
  await writeFiles(folder, { 'package.json': JSON.stringify(manifest) });
  await runNpm(['install', '--prefer-offline'], { cwd: folder });
  const entry = createRequire(join(folder, 'package.json')).resolve(ATTW);
  const attw = (await import(pathToFileURL(entry).href)) as Attw;
  return async ({ file }) => {
    const result = await attw.checkPackage(attw.createPackageFromTarballData(await readFile(file)));
    if (result.types === false) return [];
    return result.problems
      .filter(({ resolutionKind }) => resolutionKind === undefined || !IGNORED.has(resolutionKind))
      .map(({ kind, entrypoint, resolutionKind }) =>
        ['types:', kind, entrypoint, resolutionKind && `(${resolutionKind})`].filter(Boolean).join(' '),
      );
  };
}
