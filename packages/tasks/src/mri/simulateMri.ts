import { type Random, seededRandom } from '@fourier-features/core';
import { toUnitRange } from '@fourier-features/datasets';
import * as mri from '@fourier-features/mri';
import { slicedVolume } from '../read/slicedVolume.ts';
import type { VolumeInput } from '../read/volumeInput.ts';
import { drawMask } from './mask.ts';
import type { MaskName } from './maskName.ts';
import type { MriInput } from './mriInput.ts';

export interface SimulateMriOptions {
  /**
   * Part of k-space that is sampled; `gaussian` by default, the paper's density with a full centre. Named masks always sample
   * DC. A mask of one's own has the shape of the slice or volume, DC first.
   */
  mask?: MaskName | mri.Mask | undefined;
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
  /** Index of the slice of the volume to scan in two dimensions; the whole volume by default. */
  slice?: number | undefined;
  /** Axis across which the slice is taken; `z` by default. */
  axis?: 'x' | 'y' | 'z' | undefined;
}

/**
 * Scans a volume: returns it, or a slice of it, with its simulated k-space.
 *
 * @throws RangeError if an option is out of range, or no value is above 0.
 * @example
 * import { drawVolume, simulateMri } from '@fourier-features/tasks';
 *
 * const volume = await drawVolume('shepp-logan', { size: 16 });
 * const input = simulateMri(volume, { slice: 8, mask: 'lines', acceleration: 2, coils: 4 });
 */
export function simulateMri(input: VolumeInput, options: SimulateMriOptions = {}): MriInput {
  const { mask: chosen = 'gaussian', acceleration = 4, spokes = 64, coils = 1 } = options;
  const { snr, seed = 0, slice, axis = 'z' } = options;
  const { name, sha256 } = input;
  const scanned =
    slice === undefined ? input.volume : slicedVolume('simulateMri', input.volume, { axis, slice });
  const shape = slice === undefined ? scanned.shape : scanned.shape.slice(1);
  const { values: truth, valueRange } = toUnitRange(scanned.values);
  // A fit with the same seed draws its frequencies and weights from the first two generators, and no batches.
  const [maskRandom, noiseRandom] = seededRandom(seed).split(4).slice(2) as [Random, Random];
  const maskName = typeof chosen === 'string' ? chosen : 'given';
  const mask =
    typeof chosen === 'string'
      ? drawMask(chosen, { acceleration, spokes, shape, random: maskRandom })
      : chosen;
  const sensitivities = coils > 1 ? mri.birdcageSensitivities({ shape, coils }) : undefined;
  const operator = mri.fourierSampling({ shape, mask, ...(sensitivities ? { sensitivities } : {}) });
  const exact = operator.apply(truth);
  const measurements =
    snr === undefined ? exact : mri.complexGaussianNoise({ kspace: exact, mask, snr, random: noiseRandom });
  const coverage = mri.coverage(mask);
  return {
    name,
    sha256,
    description: [
      `${name}: ${shape.toReversed().join('x')}`,
      `${(100 * coverage).toFixed(1)} % of k-space (${maskName})`,
      ...(coils > 1 ? [`${coils} coils`] : []),
      ...(snr === undefined ? [] : [`${snr} dB`]),
    ].join(', '),
    warnings: input.warnings,
    notes: [...input.notes, inverseCrime({ noisy: snr !== undefined, coils })],
    settings: {
      mask: maskName,
      acceleration,
      spokes,
      coils,
      snr: snr ?? null,
      slice: slice ?? null,
      axis,
      seed,
      ...input.settings,
    },
    provenance: { shape, coverage, measurements: operator.outputShape },
    shape,
    operator,
    measurements,
    truth,
    volume: { shape: scanned.shape, affine: scanned.affine, valueRange },
    mask,
    sensitivities,
    complex: false,
  };
}

function inverseCrime({ noisy, coils }: { noisy: boolean; coils: number }): string {
  const cures = [...(noisy ? [] : ['{snr} for noise']), ...(coils > 1 ? [] : ['{coils}'])].join(' or ');
  return `the same operator makes and explains the measurements (an inverse crime), so real scans give worse results.${cures ? ` Pass ${cures}.` : ''}`;
}
