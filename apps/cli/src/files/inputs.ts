import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { decodeField, type FieldFile } from '@fourier-features/core';
import type { TaskName } from '@fourier-features/tasks';
import { Interrupted } from '../terminal/interrupt.ts';
import { oneLine, UserError } from '../terminal/userError.ts';

/**
 * Reads a field that a fit of a task wrote.
 *
 * @throws UserError if the file does not hold a field, or one of another task.
 */
export async function readField(path: string, task: TaskName): Promise<FieldFile> {
  const bytes = await readInput(path);
  const file = await refuse(path, () => decodeField(bytes));
  if (file.metadata['task'] !== task) throw new UserError(`${path}: must be a field written by ${task} fit`);
  return file;
}

/** Returns the bytes of a file. @throws UserError if it cannot be read or is empty. */
export async function readInput(path: string): Promise<Uint8Array<ArrayBuffer>> {
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = await readFile(path);
  } catch (error) {
    const code = (error as { code?: string }).code;
    if (code === 'ENOENT') throw new UserError(`${path}: no such file`);
    if (code === 'EISDIR') throw new UserError(`${path}: must be a file, got a folder`);
    throw new UserError(`${path}: could not be read (${code ?? oneLine(error)})`);
  }
  if (bytes.length === 0) throw new UserError(`${path}: the file is empty`);
  return bytes;
}

/** Runs code that examines the content of a file; what it throws becomes a UserError that names the file, except an interruption. */
export async function refuse<T>(path: string, examine: () => T | Promise<T>): Promise<T> {
  try {
    return await examine();
  } catch (error) {
    if (error instanceof UserError || error instanceof Interrupted) throw error;
    throw new UserError(`${path}: ${oneLine(error)}`);
  }
}

/** Returns the name of a file without its folder and extension; `.nii.gz` counts as one. */
export function stem(path: string): string {
  const name = basename(path);
  const volume = name.replace(/\.nii(\.gz)?$/i, '');
  return volume === name ? basename(name, extname(name)) : volume;
}
