import { basename, extname } from 'node:path';
import { sizeOf } from '@fourier-features/core';
import { decodeNpy } from '@fourier-features/datasets';
import { coverage, estimateSensitivities, zeroFilled } from '@fourier-features/mri';
import type { MriReconstructOptions } from '../../commands/mriReconstruct.ts';
import { readInput, refuse, sha256 } from '../../files/inputs.ts';
import { UNIT_AFFINE } from '../../files/readVolume.ts';
import { UserError } from '../../terminal/userError.ts';
import type { InverseProblem, ReconstructionSettings } from '../reconstruction/inverseProblem.ts';
import { mriProblem } from './mriProblem.ts';

/** A complex array `[...shape, 2]`. */
interface ComplexArray {
  readonly values: Float32Array;
  /** Without the last axis of 2. */
  readonly shape: readonly number[];
  readonly sha256: string;
}

/** Bins along an axis that sensitivities are estimated from, at least. */
const LEAST_CENTRE = 8;

/** K-space from a file as a problem, and how it was read. */
export async function readKspace(
  path: string,
  options: MriReconstructOptions,
): Promise<{ problem: InverseProblem; measurement: ReconstructionSettings['measurement'] }> {
  const read = await readComplex(path);
  const { coils: withCoils = false, centred = false, real = false } = options;
  const shape = withCoils ? read.shape.slice(1) : read.shape;
  const coils = withCoils ? read.shape[0]! : 1;
  if (shape.length < 2 || shape.length > 3)
    throw new UserError(
      `${path}: must be [height, width] or [depth, height, width]${withCoils ? ' after the axis of coils' : ''}, got [${read.shape.join(', ')}]${withCoils ? '' : '; --coils if the first axis is that of coils'}`,
    );
  const centreFraction =
    options.centreFraction ?? Math.min(1, Math.max(0.08, LEAST_CENTRE / Math.min(...shape)));
  const measured = centred ? dcFirst(read.values, shape, 2) : read.values;
  const mask = options.mask
    ? await readMask(options.mask, shape, centred)
    : sampledBins(measured, sizeOf(shape));
  const share = coverage(mask);
  if (share === 0) throw new UserError(`${path}: must have a bin that is not 0`);
  const estimated = coils > 1 && !options.sensitivities;
  const given = options.sensitivities
    ? await readSensitivities(options.sensitivities, read.shape)
    : undefined;
  const sensitivities = estimated
    ? await refuse(path, () => estimateSensitivities({ kspace: measured, shape, coils, centreFraction }))
    : given;
  const part = { shape, kspace: measured, mask, ...(sensitivities ? { sensitivities } : {}) };
  const peak = zeroFilled(part).reduce((a, b) => Math.max(a, b), 0);
  if (!(peak > 0))
    throw new UserError(
      `${path}: must have signal about DC, in the middle of k-space; --centred if that is where it is, or a larger --centre-fraction`,
    );
  const kspace = measured.map((value, i) => (value * mask[Math.floor(i / 2) % mask.length]!) / peak);
  const problem = mriProblem({
    name: basename(path, extname(path)),
    description: `${basename(path)}: ${shape.toReversed().join('x')}, ${(100 * share).toFixed(1)} % of k-space${coils > 1 ? `, ${coils} coils${estimated ? ' (sensitivities estimated)' : ''}` : ''}`,
    sha256: read.sha256,
    shape,
    mask,
    kspace,
    ...(sensitivities ? { sensitivities } : {}),
    complex: !real,
    valueRange: { floor: 0, range: peak },
    affine: UNIT_AFFINE,
  });
  const measurement = {
    coils: withCoils,
    centred,
    real,
    mask: options.mask ?? null,
    sensitivities: options.sensitivities ?? null,
    centreFraction: options.centreFraction ?? null,
    coverage: share,
    peak,
  };
  return { problem, measurement };
}

async function readComplex(path: string): Promise<ComplexArray> {
  const bytes = await readInput(path);
  const { values, shape, complex } = await refuse(path, () => decodeNpy(bytes));
  if (!complex) throw new UserError(`${path}: must be an array of complex numbers, got real ones`);
  const numbers = Float32Array.from(values);
  const bad = numbers.findIndex((value) => !Number.isFinite(value));
  if (bad >= 0)
    throw new UserError(`${path}: must be finite, got ${numbers[bad]} at index ${Math.floor(bad / 2)}`);
  return { values: numbers, shape: shape.slice(0, -1), sha256: sha256(bytes) };
}

async function readSensitivities(path: string, shape: readonly number[]): Promise<Float32Array> {
  const maps = await readComplex(path);
  if (maps.shape.join() !== shape.join())
    throw new UserError(
      `--sensitivities: ${path} must be [${shape.join(', ')}] like k-space, got [${maps.shape.join(', ')}]`,
    );
  return maps.values;
}

async function readMask(path: string, shape: readonly number[], centred: boolean): Promise<Float32Array> {
  const bytes = await readInput(path);
  const mask = await refuse(path, () => decodeNpy(bytes));
  if (mask.complex || mask.shape.join() !== shape.join())
    throw new UserError(
      `--mask: ${path} must be [${shape.join(', ')}] of 0 and 1, got [${mask.shape.join(', ')}]`,
    );
  const values = Float32Array.from(mask.values);
  return centred ? dcFirst(values, shape, 1) : values;
}

/** 1 where any coil has measured something. */
function sampledBins(kspace: Float32Array, bins: number): Float32Array {
  const mask = new Float32Array(bins);
  for (let i = 0; i < kspace.length; i++) if (kspace[i] !== 0) mask[Math.floor(i / 2) % bins] = 1;
  return mask;
}

/** Moves index ⌊n/2⌋ of each of the last axes to 0; `[..., ...shape, parts]`. */
function dcFirst(values: Float32Array, shape: readonly number[], parts: number): Float32Array {
  const size = sizeOf(shape);
  const moved = new Float32Array(values.length);
  for (let to = 0; to < values.length / parts; to++) {
    let [rest, stride, from] = [to % size, 1, to - (to % size)];
    for (const side of shape.toReversed()) {
      from += (((rest % side) + Math.floor(side / 2)) % side) * stride;
      rest = Math.floor(rest / side);
      stride *= side;
    }
    for (let part = 0; part < parts; part++) moved[to * parts + part] = values[from * parts + part]!;
  }
  return moved;
}
