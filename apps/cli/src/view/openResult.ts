import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { decodeField } from '@fourier-features/core/storage';
import { sha256 } from '@fourier-features/tasks';
import { errorCode } from '../files/errorCode.ts';
import { readResult, refuse } from '../files/inputs.ts';
import { UserError } from '../terminal/userError.ts';
import { readManifest } from '../training/readManifest.ts';
import { isResultFile } from './resultFiles.ts';

/** A result to show. */
export interface OpenedResult {
  /** Name for the heading of the page. */
  readonly name: string;
  /** Files by the path under which the page asks for them: names, or names within a folder of a comparison. */
  readonly files: ReadonlyMap<string, string>;
}

const FIELD = 'field.safetensors';
const MANIFEST = 'manifest.json';
const TASKS = ['image', 'occupancy', 'ct', 'mri', 'nerf'];

/**
 * Opens the folder of a fit, the folder of a comparison with a folder for each encoding, or a single field.
 *
 * @throws UserError if there is no field, or a manifest or a field is damaged.
 */
export async function openResult(path: string): Promise<OpenedResult> {
  const isFolder = await stat(path).then(
    (found) => found.isDirectory(),
    (error: unknown) => {
      const code = errorCode(error);
      if (code === 'ENOENT') throw new UserError(`${path}: no such file or folder`);
      throw new UserError(`${path}: could not be read (${code})`);
    },
  );
  return isFolder ? openFolder(path) : openField(path);
}

async function openFolder(path: string): Promise<OpenedResult> {
  const entries = await entriesOf(path);
  const files = new Map<string, string>();
  const add = (folder: string, prefix: string, found: readonly Dirent[]): void => {
    for (const { name } of found.filter(isResultFile)) files.set(prefix + name, join(folder, name));
  };
  let fits = 0;
  const isFit = hasFit(entries);
  if (isFit) {
    await checkFit(path);
    fits++;
  }
  for (const entry of isFit ? [] : entries.filter((each) => each.isDirectory())) {
    const folder = join(path, entry.name);
    const inside = await entriesOf(folder);
    if (!hasFit(inside)) continue;
    await checkFit(folder);
    add(folder, `${entry.name}/`, inside);
    fits++;
  }
  if (fits === 0)
    throw new UserError(
      `${path}: has no ${FIELD}, nor a folder with one. Give the folder that a fit or a comparison wrote.`,
    );
  add(path, '', entries);
  return { name: basename(resolve(path)), files };
}

async function openField(path: string): Promise<OpenedResult> {
  const bytes = await checkField(path);
  const files = new Map([[FIELD, path]]);
  const manifest = join(dirname(path), MANIFEST);
  const hash = await sha256(bytes);
  const isOurs = await readManifest(manifest).then(
    ({ weights }) => weights?.sha256 === hash,
    // A field may stand alone.
    () => false,
  );
  if (isOurs) files.set(MANIFEST, manifest);
  return { name: basename(path), files };
}

/** Whether a folder has what a fit writes: if one of the two is missing, that is said later. */
function hasFit(entries: readonly Dirent[]): boolean {
  return entries.some((entry) => entry.isFile() && (entry.name === FIELD || entry.name === MANIFEST));
}

async function checkFit(folder: string): Promise<void> {
  await checkField(join(folder, FIELD));
  const entries = await entriesOf(folder);
  if (entries.some(({ name }) => name === MANIFEST)) await readManifest(join(folder, MANIFEST));
}

async function checkField(path: string): Promise<Uint8Array> {
  const bytes = await readResult(path);
  const { metadata } = await refuse(path, () => decodeField(bytes));
  if (!TASKS.includes(metadata['task'] ?? ''))
    throw new UserError(`${path}: must be a field written by a fit of ${TASKS.join(', ')}`);
  return bytes;
}

async function entriesOf(folder: string): Promise<Dirent[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    throw new UserError(`${folder}: could not be read (${errorCode(error)})`);
  }
}
