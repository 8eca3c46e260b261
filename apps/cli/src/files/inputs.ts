import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { type CheckpointFile, decodeCheckpoint, decodeField, type FieldFile } from '@fourier-features/core';
import { decodeNerfCheckpoint, type NerfCheckpointFile } from '@fourier-features/nerf';
import { boxReduce, type DecodedPicture, decodePicture } from '@fourier-features/pictures';
import { oneLine, UserError } from '../terminal/userError.ts';

/** A picture from a file, and what identifies the file. */
export interface InputPicture {
  readonly path: string;
  readonly sha256: string;
  readonly picture: DecodedPicture;
}

const LARGEST_PIXELS = 100_000_000;

/**
 * Reads a picture, reduced by a whole factor with a box filter.
 *
 * @throws UserError if the file is missing, unreadable, no picture, or too large.
 */
export async function readPicture(path: string, reduce: number): Promise<InputPicture> {
  const bytes = await readInput(path);
  const decoded = await refuse(path, () => decodePicture(bytes));
  const picture = await refuse(path, () =>
    reduce === 1 ? decoded : { ...decoded, ...boxReduce(decoded, reduce) },
  );
  const pixels = picture.width * picture.height;
  if (pixels > LARGEST_PIXELS) {
    throw new UserError(`${path}: must have at most ${LARGEST_PIXELS} pixels, got ${pixels}; use --reduce`);
  }
  return { path, sha256: sha256(bytes), picture };
}

/** @throws UserError if the file holds no field. */
export async function readField(path: string): Promise<FieldFile> {
  const bytes = await readInput(path);
  return refuse(path, () => decodeField(bytes));
}

/** @throws UserError if the file holds no checkpoint. */
export async function readCheckpoint(path: string): Promise<CheckpointFile> {
  const bytes = await readInput(path);
  return refuse(path, () => decodeCheckpoint(bytes));
}

/** The same, with a scene's occupancy grid. @throws UserError if the file holds no checkpoint. */
export async function readNerfCheckpoint(path: string): Promise<NerfCheckpointFile> {
  const bytes = await readInput(path);
  return refuse(path, () => decodeNerfCheckpoint(bytes));
}

/** SHA-256 in hexadecimal. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The bytes of a file that holds some. @throws UserError if it cannot be read or is empty. */
export async function readInput(path: string): Promise<Uint8Array> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (error) {
    const code = (error as { code?: string }).code;
    if (code === 'ENOENT') throw new UserError(`${path}: no such file`);
    if (code === 'EISDIR') throw new UserError(`${path}: must be a file, is a folder`);
    throw new UserError(`${path}: could not be read (${code ?? oneLine(error)})`);
  }
  if (bytes.length === 0) throw new UserError(`${path}: the file is empty`);
  return bytes;
}

/** Runs what judges the content of a file; what it throws is the file's fault: a UserError. */
export async function refuse<T>(path: string, lossAndGradient: () => T | Promise<T>): Promise<T> {
  try {
    return await judge();
  } catch (error) {
    throw new UserError(`${path}: ${oneLine(error)}`);
  }
}
