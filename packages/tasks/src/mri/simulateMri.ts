import { type Random, seededRandom } from '@fourier-features/core';
import { sliceVolume, toUnitRange } from '@fourier-features/datasets';
import * as mri from '@fourier-features/mri';
import type { VolumeInput } from '../read/readVolume.ts';
import type { MriInput } from './mriInput.ts';

export const maskNames = ['gaussian', 'radial', 'lines', 'equispaced', 'full'] as const;

export type MaskName = (typeof maskNames)[number];

export interface SimulateMriOptions {
  /** Part of k-space that is sampled; the paper's `gaussian` by default. */
  mask?: MaskName | undefined;
  /** Acceleration factor of the masks `lines` and `equispaced`; 4 by default. */
  acceleration?: number | undefined;
  /** Number of spokes of the mask `radial`; 64 by default. */
  spokes?: number | undefined;
  /** Number of receiver coils; 1 by default. */
  coils?: number | undefined;
  /** Signal-to-noise ratio of k-space, in dB; no noise by default. */
  snr?: number | undefined;
  /** Seed for random masks and noise; 0 by default. */
  seed?: number | undefined;
  /** Slice of the volume to scan in two dimensions; the whole volume by default. */
  slice?: number | undefined;
  /** Axis across which the slice is taken; `z` by default. */
  axis?: 'x' | 'y' | 'z' | undefined;
}

/** Fraction of each phase-encoded axis about DC that line masks sample in full. */
const CENTRE_FRACTION = 0.08;

/**
 * Scans a volume: returns it, or a slice of it, with its simulated k-space.
 *
 * @throws RangeError if an option is out of range, or no value is above 0.
 */
export function simulateMri(input: VolumeInput, options: SimulateMriOptions = {}): MriInput {
  const { mask: maskName = 'gaussian', acceleration = 4, spokes = 64, coils = 1 } = options;
  const { snr, seed = 0, slice, axis = 'z' } = options;
  const { volume } = input;
  const { values: scanned, shape } = slice === undefined ? volume : plane(volume, axis, slice);
  const { values: unit, valueRange } = toUnitRange(scanned);
  const [maskRandom, noiseRandom] = seededRandom(seed).split(4).slice(2) as [Random, Random];
  const mask = drawMask(maskName, { acceleration, spokes, shape, random: maskRandom });
  const sensitivities = coils > 1 ? mri.birdcageSensitivities({ shape, coils }) : undefined;
  const operator = mri.fourierSampling({
    shape,
    mask,
    complex: false,
    ...(sensitivities ? { sensitivities } : {}),
  });
  const exact = operator.apply(unit);
  const measurements =
    snr === undefined ? exact : mri.complexGaussianNoise({ kspace: exact, mask, snr, random: noiseRandom });
  const coverage = mri.coverage(mask);
  const size = shape.toReversed().join('x');
  const share = `${(100 * coverage).toFixed(1)} % of k-space (${maskName})`;
  const [depth, height, width] = shape.length === 3 ? shape : [1, ...shape];
  return {
    name: input.name,
    sha256: input.sha256,
    description: `${input.name}: ${size}, ${share}${coils > 1 ? `, ${coils} coils` : ''}${snr === undefined ? '' : `, ${snr} dB`}`,
    warnings: [
      'the same operator makes and explains the measurements (an inverse crime), so real scans give worse results; add noise or coils',
    ],
    settings: {
      mask: maskName,
      acceleration,
      spokes,
      coils,
      snr: snr ?? null,
      slice: slice ?? null,
      axis,
      ...input.settings,
    },
    provenance: { shape, coverage, measurements: operator.outputShape },
    shape,
    operator,
    measurements,
    truth: unit,
    volume: { shape: [depth!, height!, width!], affine: volume.affine, valueRange },
    mask,
    sensitivities,
    complex: false,
  };
}

function plane(
  volume: VolumeInput['volume'],
  axis: 'x' | 'y' | 'z',
  index: number,
): { values: Float32Array; shape: readonly number[] } {
  const { values, shape } = sliceVolume(volume, { axis, index });
  return { values, shape: shape.slice(1) };
}

function drawMask(
  name: MaskName,
  {
    acceleration,
    spokes,
    shape,
    random,
  }: {
    acceleration: number;
    spokes: number;
    shape: readonly number[];
    random: Random;
  },
): mri.Mask {
  const centreFraction = Math.min(CENTRE_FRACTION, 1 / acceleration);
  switch (name) {
    case 'gaussian':
      return mri.gaussianMask({ shape, random });
    case 'radial':
      return mri.radialMask({ shape, spokes });
    case 'lines':
      return mri.randomLinesMask({ shape, acceleration, centreFraction, random });
    case 'equispaced':
      return mri.equispacedMask({ shape, acceleration, centreFraction });
    case 'full':
      return mri.fullMask(shape);
  }
}
