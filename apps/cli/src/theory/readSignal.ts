import { basename } from 'node:path';
import { seededRandom } from '@fourier-features/core';
import { decodeNpy, greyPlane } from '@fourier-features/datasets';
import { decodePicture } from '@fourier-features/pictures';
import { normaliseTogether, powerLawSignal } from '@fourier-features/theory';
import { readInput, refuse } from '../files/inputs.ts';
import { refuseUnused } from '../terminal/refuseUnused.ts';
import { UserError } from '../terminal/userError.ts';
import { RANDOM_SIGNAL } from './randomSignal.ts';

/** Values of a function of one coordinate, at points of [0, 1). */
export interface SignalPart {
  readonly coordinates: Float32Array;
  readonly values: Float32Array;
}

/** A signal on a uniform grid, every other sample of which is trained on. */
export interface Signal {
  readonly name: string;
  readonly train: SignalPart;
  readonly heldOut: SignalPart;
}

export interface SignalOptions {
  /** Row of a picture; the middle one by default. */
  readonly row: number | undefined;
  /** Training samples of a random signal. */
  readonly points: number;
  /** α of a random signal's spectrum 1/f^α. */
  readonly alpha: number;
  /** Seed of a random signal. */
  readonly seed: number;
}

const LONGEST = 4096;

/**
 * Reads a `.npy` array of one axis or a row of a picture in grey, or draws a random signal of spectrum 1/f^α if there is no
 * file; maps it to [−½, ½].
 *
 * @throws UserError if the file holds neither, or its numbers are not finite or all equal.
 */
export async function readSignal(path: string | undefined, options: SignalOptions): Promise<Signal> {
  const { name, values } = await valuesOf(path, options);
  const bad = values.findIndex((value) => !Number.isFinite(value));
  if (bad >= 0) throw new UserError(`${name}: must be finite, got ${values[bad]} at index ${bad}`);
  if (values.length < 4 || values.length > LONGEST)
    throw new UserError(`${name}: must have from 4 to ${LONGEST} samples, got ${values.length}`);
  const [normalised] = await refuse(name, () => normaliseTogether([values]));
  const part = (parity: number): SignalPart => {
    const indices = Array.from(values.keys()).filter((i) => i % 2 === parity);
    return {
      coordinates: Float32Array.from(indices, (i) => i / values.length),
      values: Float32Array.from(indices, (i) => normalised![i]!),
    };
  };
  return { name, train: part(0), heldOut: part(1) };
}

async function valuesOf(
  path: string | undefined,
  { row, points, alpha, seed }: SignalOptions,
): Promise<{ name: string; values: Float64Array }> {
  const isPicture = path !== undefined && !/\.npy$/i.test(path);
  if (!isPicture) refuseUnused({ '--row': row !== undefined }, '--signal must be a picture');
  if (path === undefined) {
    const values = powerLawSignal({ length: 2 * points, alpha, random: seededRandom(seed).split(3)[1]! });
    return { name: `signal of spectrum 1/f^${alpha}`, values };
  }
  const given = { '--points': points !== RANDOM_SIGNAL.points, '--alpha': alpha !== RANDOM_SIGNAL.alpha };
  refuseUnused(given, 'the signal must be random, without --signal');
  if (!isPicture) return { name: basename(path), values: (await readNumbers(path)).values };
  const bytes = await readInput(path);
  const picture = await refuse(path, () => decodePicture(bytes));
  const { width, height } = picture;
  const index = row ?? Math.floor(height / 2);
  if (index >= height) throw new UserError(`--row must be from 0 to ${height - 1} for ${path}, got ${index}`);
  const grey = Float64Array.from(greyPlane(picture).values.subarray(index * width, (index + 1) * width));
  return { name: `${basename(path)}, row ${index}`, values: grey };
}

/** Reads a `.npy` array of one axis of real numbers. @throws UserError if it is anything else. */
export async function readNumbers(
  path: string,
): Promise<{ values: Float64Array; bytes: Uint8Array<ArrayBuffer> }> {
  const bytes = await readInput(path);
  const { values, shape, complex } = await refuse(path, () => decodeNpy(bytes));
  if (complex || shape.length !== 1)
    throw new UserError(
      `${path}: must be an array of one axis of real numbers, got [${shape.join(', ')}]${complex ? ', complex' : ''}`,
    );
  return { values: Float64Array.from(values), bytes };
}
