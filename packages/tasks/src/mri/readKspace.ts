import { decodeNpy, unitVolume } from '@fourier-features/datasets';
import * as mri from '@fourier-features/mri';
import { sha256 } from '../sha256.ts';
import type { MriInput } from './mriInput.ts';

export interface ReadKspaceOptions {
  /** Name of the measurement, without an extension. */
  name: string;
  /** Whether the first axis is that of the coils; false by default. */
  coils?: boolean | undefined;
  /** Whether DC is in the middle of each axis, at index ⌊n/2⌋, rather than at 0; false by default. */
  centred?: boolean | undefined;
  /** Whether the image is real and not negative; false by default. */
  real?: boolean | undefined;
  /** A `.npy` array of 1 for sampled bins and 0 for others; by default bins that are not 0 are sampled. */
  mask?: Uint8Array | undefined;
  /** A complex `.npy` array of the coils' sensitivities; by default estimated from the centre of k-space. */
  sensitivities?: Uint8Array | undefined;
  /** Fraction of each axis about DC from which sensitivities are estimated; 0.08 and at least 8 bins by default. */
  centreFraction?: number | undefined;
}

/** A complex array `[..., 2]` without the last axis in its shape. */
interface ComplexArray {
  readonly values: Float32Array;
  readonly shape: readonly number[];
}

/** Bins along an axis from which sensitivities are estimated, at least. */
const LEAST_CENTRE = 8;

/**
 * Reads measured k-space, a complex `.npy` array `[height, width]` or `[depth, height, width]` on a Cartesian grid, with an
 * axis of coils first if `coils`.
 *
 * @throws Error if bytes are not such an array; RangeError if an option does not fit it.
 */
export async function readKspace(
  bytes: Uint8Array<ArrayBuffer>,
  options: ReadKspaceOptions,
): Promise<MriInput> {
  const { name, coils: withCoils = false, centred = false, real = false } = options;
  const read = decodeComplex(bytes, 'k-space');
  const shape = withCoils ? read.shape.slice(1) : read.shape;
  const coils = withCoils ? read.shape[0]! : 1;
  if (shape.length < 2 || shape.length > 3)
    throw new RangeError(
      `readKspace: k-space must be [height, width] or [depth, height, width]${withCoils ? ' after the axis of coils' : ''}, got [${read.shape.join(', ')}].${withCoils ? '' : ' Pass --coils if the first axis is that of coils.'}`,
    );
  const measured = centred ? mri.dcFirst(read.values, shape, 2) : read.values;
  const mask = options.mask ? decodeMask(options.mask, shape, centred) : mri.sampledBins(measured, shape);
  const coverage = mri.coverage(mask);
  if (coverage === 0) throw new RangeError('readKspace: k-space must have a bin that is not 0');
  const estimated = coils > 1 && !options.sensitivities;
  const centreFraction =
    options.centreFraction ?? Math.min(1, Math.max(0.08, LEAST_CENTRE / Math.min(...shape)));
  const sensitivities = estimated
    ? mri.estimateSensitivities({ kspace: measured, shape, coils, centreFraction })
    : options.sensitivities && decodeSensitivities(options.sensitivities, read.shape);
  const maps = sensitivities ? { sensitivities } : {};
  const peak = mri.zeroFilled({ shape, kspace: measured, mask, ...maps }).reduce((a, b) => Math.max(a, b), 0);
  if (!(peak > 0))
    throw new RangeError(
      'readKspace: no signal near index 0 of k-space. Pass --centred if DC is in the middle of each axis, or a larger --centre-fraction.',
    );
  const [depth, height, width] = shape.length === 3 ? shape : [1, ...shape];
  const ofCoils = coils > 1 ? `, ${coils} coils${estimated ? ' (sensitivities estimated)' : ''}` : '';
  return {
    name,
    sha256: await sha256(bytes),
    description: `${name}: ${shape.toReversed().join('x')}, ${(100 * coverage).toFixed(1)} % of k-space${ofCoils}`,
    warnings: [],
    settings: {
      coils: withCoils,
      centred,
      real,
      centreFraction: options.centreFraction ?? null,
    },
    provenance: { shape, coverage, peak, measurements: read.shape },
    shape,
    operator: mri.fourierSampling({ shape, mask, complex: !real, ...maps }),
    measurements: measured.map((value, i) => (value * mask[Math.floor(i / 2) % mask.length]!) / peak),
    truth: undefined,
    volume: {
      shape: [depth!, height!, width!],
      // A measurement has no place in space.
      affine: unitVolume({ values: new Float32Array(1), shape: [1, 1] }).affine,
      valueRange: { floor: 0, range: peak },
    },
    mask,
    sensitivities: sensitivities || undefined,
    complex: !real,
  };
}

function decodeComplex(bytes: Uint8Array, what: string): ComplexArray {
  const { values, shape, complex } = decodeNpy(bytes);
  if (!complex) throw new RangeError(`readKspace: ${what} must be complex, got real numbers`);
  const numbers = Float32Array.from(values);
  const bad = numbers.findIndex((value) => !Number.isFinite(value));
  if (bad >= 0)
    throw new RangeError(
      `readKspace: ${what} must be finite, got ${numbers[bad]} at index ${Math.floor(bad / 2)}`,
    );
  return { values: numbers, shape: shape.slice(0, -1) };
}

function decodeSensitivities(bytes: Uint8Array, shape: readonly number[]): Float32Array {
  const maps = decodeComplex(bytes, 'sensitivities');
  if (maps.shape.join() !== shape.join())
    throw new RangeError(
      `readKspace: sensitivities must be [${shape.join(', ')}] like k-space, got [${maps.shape.join(', ')}]`,
    );
  return maps.values;
}

function decodeMask(bytes: Uint8Array, shape: readonly number[], centred: boolean): Float32Array {
  const mask = decodeNpy(bytes);
  if (mask.complex || mask.shape.join() !== shape.join())
    throw new RangeError(
      `readKspace: mask must be [${shape.join(', ')}] of 0 and 1, got [${mask.shape.join(', ')}]`,
    );
  const values = Float32Array.from(mask.values);
  return centred ? mri.dcFirst(values, shape, 1) : values;
}
