import * as mri from '@fourier-features/mri';
import { sha256, sha256OfAll } from '../sha256.ts';
import { InputError } from '../words.ts';
import { decodeComplex, decodeMask, decodeSensitivities } from './kspaceArrays.ts';
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
  /** A complex `.npy` array of the coils' sensitivities, like k-space; by default estimated from its centre. */
  sensitivities?: Uint8Array | undefined;
  /** Fraction of each axis about DC from which sensitivities are estimated; 0.08 and at least 8 bins by default. */
  centreFraction?: number | undefined;
}

/** Bins along an axis from which sensitivities are estimated, at least. */
const LEAST_CENTRE = 8;
/** A measurement has no place in space: its cells are 1 mm wide. */
const UNIT_AFFINE = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1];

/**
 * Reads measured k-space, a complex `.npy` array `[height, width]` or `[depth, height, width]` on a Cartesian grid, with an
 * axis of coils first if `coils`.
 *
 * @throws Error if bytes are not such an array; RangeError if an option is out of range or does not fit it, or there is no
 * signal.
 * @example
 * import { encodeNpy } from '@fourier-features/datasets';
 * import { readKspace } from '@fourier-features/tasks';
 *
 * const values = Float32Array.from({ length: 2 * 16 * 16 }, (_, i) => (i % 2 === 0 ? 1 : 0));
 * const bytes = encodeNpy({ values, shape: [16, 16, 2], complex: true }); // or any complex .npy file
 * const input = await readKspace(bytes, { name: 'scan', centred: true });
 */
export async function readKspace(bytes: Uint8Array, options: ReadKspaceOptions): Promise<MriInput> {
  const { name, coils: withCoils = false, centred = false, real = false } = options;
  const read = decodeComplex(bytes, 'k-space');
  const { shape, coils } = gridOf(read.shape, withCoils);
  const measured = centred ? mri.dcFirst(read.values, shape, 2) : read.values;
  const mask = options.mask ? decodeMask(options.mask, { shape, centred }) : mri.sampledBins(measured, shape);
  const coverage = mri.coverage(mask);
  if (coverage === 0)
    throw new RangeError(`readKspace: ${options.mask ? 'mask' : 'k-space'} must have a bin that is not 0`);
  const estimated = coils > 1 && !options.sensitivities;
  const centreFraction =
    options.centreFraction ?? Math.min(1, Math.max(0.08, LEAST_CENTRE / Math.min(...shape)));
  const sensitivities = estimated
    ? mri.estimateSensitivities({ kspace: measured, shape, coils, centreFraction })
    : options.sensitivities && decodeSensitivities(options.sensitivities, read.shape);
  const maps = sensitivities ? { sensitivities } : {};
  const peak = mri.zeroFilled({ shape, kspace: measured, mask, ...maps }).reduce((a, b) => Math.max(a, b), 0);
  if (!(peak > 0)) throw noSignal(estimated);
  const [depth, height, width] = (shape.length === 3 ? shape : [1, ...shape]) as [number, number, number];
  return {
    name,
    sha256: await sha256OfFiles(bytes, options),
    description: [
      `${name}: ${shape.toReversed().join('x')}`,
      `${(100 * coverage).toFixed(1)} % of k-space`,
      ...(coils > 1 ? [`${coils} coils${estimated ? ' (sensitivities estimated)' : ''}`] : []),
    ].join(', '),
    warnings: [],
    notes: [],
    settings: { coils: withCoils, centred, real, centreFraction: options.centreFraction ?? null },
    provenance: { shape, coverage, peak, measurements: read.shape },
    shape,
    operator: mri.fourierSampling({ shape, mask, complex: !real, ...maps }),
    measurements: measured.map((value, i) => (value * mask[Math.floor(i / 2) % mask.length]!) / peak),
    truth: undefined,
    volume: { shape: [depth, height, width], affine: UNIT_AFFINE, valueRange: { floor: 0, range: peak } },
    mask,
    sensitivities,
    complex: !real,
  };
}

function gridOf(shape: readonly number[], withCoils: boolean): { shape: readonly number[]; coils: number } {
  const grid = withCoils ? shape.slice(1) : shape;
  if (grid.length === 2 || grid.length === 3) return { shape: grid, coils: withCoils ? shape[0]! : 1 };
  const [after, cure] = withCoils
    ? [' after the axis of coils', '']
    : ['', '. Pass {coils} if the first axis is that of coils.'];
  throw new InputError(
    'readKspace',
    `k-space must be [height, width] or [depth, height, width]${after}, got [${shape.join(', ')}]${cure}`,
  );
}

function noSignal(estimated: boolean): InputError {
  const other = estimated ? ', or a larger {centreFraction}' : '';
  return new InputError(
    'readKspace',
    `no signal near index 0 of k-space. Pass {centred} if DC is in the middle of each axis${other}.`,
  );
}

/** The mask and the sensitivities are part of the measurement: without them it would be another input. */
function sha256OfFiles(bytes: Uint8Array, { mask, sensitivities }: ReadKspaceOptions): Promise<string> {
  const others = [mask, sensitivities].filter((file) => file !== undefined);
  return others.length > 0 ? sha256OfAll([bytes, ...others]) : sha256(bytes);
}
