import * as mri from '@fourier-features/mri';
import { sha256, sha256OfAll } from '../sha256.ts';
import { InputError } from '../words.ts';
import { decodeMask, decodeSensitivities } from './companions.ts';
import { type KspaceFile, readStored, type StoredKspace } from './kspaceFile.ts';
import { type KspaceReading, kspaceNotes, kspaceWarnings } from './kspaceWarnings.ts';
import type { MriInput } from './mriInput.ts';
import { referenceDoubts } from './reference.ts';

export interface ReadKspaceOptions {
  /** Name of the measurement, without an extension. */
  name: string;
  /** Whether the first axis of a `.npy` array is that of the coils; false by default. */
  coils?: boolean | undefined;
  /** Whether DC is in the middle of each axis of a `.npy` array, at index ⌊n/2⌋, rather than at 0; false by default. */
  centred?: boolean | undefined;
  /**
   * Where the origin of the image is, which the transform takes as 0: `corner`, index 0, or `centre`, index ⌊n/2⌋; by default
   * where DC is in k-space, so that `centred` reads `fftshift(fft2(ifftshift(image)))` and its absence `fft2(image)`.
   */
  imageOrigin?: 'corner' | 'centre' | undefined;
  /** Whether the image is real and not negative; false by default. */
  real?: boolean | undefined;
  /** Index of the slice of a fastMRI file, from 0; the middle one by default. */
  slice?: number | undefined;
  /** An array of 1 for sampled bins and 0 for others, DC where k-space has it; by default bins that are not 0 are sampled. */
  mask?: KspaceFile | undefined;
  /** A complex array of the coils' sensitivities, images of the shape of k-space; by default estimated from its centre. */
  sensitivities?: KspaceFile | undefined;
  /**
   * Fraction of each axis about DC from which sensitivities are estimated; 0.08 and at least 8 bins of the second longest
   * side by default.
   */
  centreFraction?: number | undefined;
}

/** Bins along an axis from which sensitivities are estimated, at least. */
const LEAST_CENTRE = 8;
/** A measurement has no place in space: its cells are 1 mm wide. */
const UNIT_AFFINE = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1];

/**
 * Reads measured k-space on a Cartesian grid: a complex `.npy` array `[height, width]` or `[depth, height, width]`, with an axis
 * of coils first if `coils`; a slice of a fastMRI `.h5` file; or the two files of a BART array. The latter two are centred and
 * state their coils.
 *
 * Warnings say where the figures of `mri.kspaceReport` contradict the options.
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
export async function readKspace(file: KspaceFile, options: ReadKspaceOptions): Promise<MriInput> {
  const { name, coils: withCoils = false, centred: told = false, real = false, slice } = options;
  const stored = await readStored(file, { coils: withCoils, centred: told, slice });
  const { grid: shape, centred } = stored;
  const coils = stored.coils ?? 1;
  const imageOrigin = options.imageOrigin ?? (centred ? 'centre' : 'corner');
  const measured = placed(stored, imageOrigin);
  const mask = options.mask ? decodeMask(options.mask, stored) : mri.sampledBins(measured, shape);
  const coverage = mri.coverage(mask);
  if (coverage === 0)
    throw new RangeError(`readKspace: ${options.mask ? 'mask' : 'k-space'} must have a bin that is not 0`);
  const estimated = coils > 1 && !options.sensitivities;
  const centreFraction = options.centreFraction ?? defaultCentreFraction(shape);
  const sensitivities = estimated
    ? mri.estimateSensitivities({ kspace: measured, shape, coils, centreFraction })
    : options.sensitivities && decodeSensitivities(options.sensitivities, stored);
  const agreement = options.sensitivities
    ? mri.sensitivityAgreement({ kspace: measured, shape, sensitivities: sensitivities!, centreFraction })
    : undefined;
  const reading: KspaceReading = {
    report: mri.kspaceReport({ kspace: measured, shape, mask, centreFraction }),
    grid: shape,
    coils: stored.coils,
    ...{ centred, imageOrigin, real, estimated, agreement },
    withoutPhases: stored.values.every((value, i) => (i % 2 === 0 ? value >= 0 : value === 0)),
    stated: file instanceof Uint8Array && !stored.part,
  };
  const warnings = kspaceWarnings(reading);
  const maps = sensitivities ? { sensitivities } : {};
  const peak = mri.zeroFilled({ shape, kspace: measured, mask, ...maps }).reduce((a, b) => Math.max(a, b), 0);
  if (!(peak > 0)) throw noSignal(estimated, warnings);
  const reference = referenceDoubts(measured, shape, stored.reference);
  const [depth, height, width] = (shape.length === 3 ? shape : [1, ...shape]) as [number, number, number];
  return {
    name,
    sha256: await sha256OfFiles(file, options),
    description: [
      `${name}: ${shape.toReversed().join('x')}`,
      ...(stored.part ? [stored.part] : []),
      `${(100 * coverage).toFixed(1)} % of k-space`,
      ...(coils > 1 ? [`${coils} coils${estimated ? ' (sensitivities estimated)' : ''}`] : []),
    ].join(', '),
    warnings: [...warnings, ...reference.warnings],
    notes: [...kspaceNotes(reading), ...reference.notes],
    settings: {
      coils: withCoils,
      centred: told,
      imageOrigin: options.imageOrigin ?? null,
      real,
      slice: slice ?? null,
      centreFraction: options.centreFraction ?? null,
    },
    provenance: { shape, coverage, peak, measurements: stored.shape },
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

/** Returns k-space as operators take it: DC at index 0, and the image at the cells where the file's convention has it. */
function placed({ values, grid, centred }: StoredKspace, imageOrigin: 'corner' | 'centre'): Float32Array {
  const first = centred ? mri.dcFirst(values, grid, 2) : values;
  return imageOrigin === 'centre' ? mri.originCentred(first, grid) : first;
}

/** A volume may have fewer slices than the centre has bins: its second longest side counts. */
function defaultCentreFraction(shape: readonly number[]): number {
  const side = shape.toSorted((a, b) => b - a)[1]!;
  return Math.min(1, Math.max(0.08, LEAST_CENTRE / side));
}

function noSignal(estimated: boolean, [doubt]: readonly string[]): InputError {
  if (doubt !== undefined) return new InputError('readKspace', `no signal near DC: ${doubt}`);
  const other = estimated ? ', or a larger {centreFraction}' : '';
  return new InputError(
    'readKspace',
    `no signal near index 0 of k-space. Pass {centred} if DC is in the middle of each axis${other}.`,
  );
}

/** The mask and the sensitivities are part of the measurement: without them it would be another input. */
function sha256OfFiles(file: KspaceFile, { mask, sensitivities }: ReadKspaceOptions): Promise<string> {
  const parts = [file, mask, sensitivities].flatMap((each) =>
    each === undefined ? [] : each instanceof Uint8Array ? [each] : [each.hdr, each.cfl],
  );
  return parts.length > 1 ? sha256OfAll(parts) : sha256(parts[0]!);
}
