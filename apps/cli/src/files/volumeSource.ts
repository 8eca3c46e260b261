import { open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type DicomFile, isDicom } from '@fourier-features/datasets';
import type { VolumeSource } from '@fourier-features/tasks';
import { UserError } from '../terminal/userError.ts';
import { readInput } from './inputs.ts';
import { MAX_INPUT_BYTES } from './limits.ts';

/** Bytes that hold the letters by which DICOM is recognised. */
const DICOM_START = 132;

/** Returns whether a source is a volume: a file, by its name, or a folder. */
export async function isVolume(source: string): Promise<boolean> {
  return /\.(nii|mgh)(\.gz)?$|\.(mgz|dcm)$/i.test(source) || isFolder(source);
}

/**
 * Returns the bytes of a volume's file, or those of the DICOM files in a folder; its other files and its folders do not count.
 *
 * @throws UserError if one cannot be read, there is none, or they have more than 2 GiB.
 */
export async function readVolumeSource(source: string): Promise<VolumeSource> {
  if (!(await isFolder(source))) return readInput(source);
  const files: DicomFile[] = [];
  let length = 0;
  for (const name of (await readdir(source)).sort()) {
    const path = join(source, name);
    if (!(await startsAsDicom(path))) continue;
    length += (await stat(path)).size;
    if (length > MAX_INPUT_BYTES) {
      throw new UserError(`${source}: its DICOM files must have at most ${MAX_INPUT_BYTES} bytes, got more`);
    }
    files.push({ name, bytes: await readInput(path) });
  }
  if (files.length === 0) throw new UserError(`${source}: must hold the DICOM files of a series, got none`);
  return files;
}

async function isFolder(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found?.isDirectory() ?? false;
}

/** Returns whether a regular file is DICOM and not a directory of others. */
async function startsAsDicom(path: string): Promise<boolean> {
  if (/dicomdir$/i.test(path) || !(await stat(path).catch(() => undefined))?.isFile()) return false;
  const file = await open(path);
  try {
    const { buffer } = await file.read(new Uint8Array(DICOM_START));
    return isDicom(buffer);
  } finally {
    await file.close();
  }
}
