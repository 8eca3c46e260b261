import type { KspaceFile } from '@fourier-features/tasks';
import { readInput } from '../files/inputs.ts';

/**
 * Reads an array of k-space: a `.npy` or `.h5` file, or the pair of files of a BART array, by the name of either.
 *
 * @throws UserError if a file cannot be read or is empty.
 */
export async function readKspaceFile(path: string): Promise<KspaceFile> {
  const base = path.replace(/\.(cfl|hdr)$/i, '');
  if (base === path) return readInput(path);
  return { cfl: await readInput(`${base}.cfl`), hdr: await readInput(`${base}.hdr`) };
}

/** Returns the size of the numbers, in bytes. */
export function bytesOf(file: KspaceFile): number {
  return file instanceof Uint8Array ? file.length : file.cfl.length;
}
