import { basename } from 'node:path';
import { type Random, seededRandom } from '@fourier-features/core';
import { sliceVolume } from '@fourier-features/datasets';
import {
  birdcageSensitivities,
  complexGaussianNoise,
  coverage,
  equispacedMask,
  fourierSampling,
  fullMask,
  gaussianMask,
  type Mask,
  radialMask,
  randomLinesMask,
} from '@fourier-features/mri';
import type { MriSimulationOptions } from '../../commands/mriOptions.ts';
import { readVolume, toUnitRange } from '../../files/readVolume.ts';
import { say } from '../../terminal/say.ts';
import type { InverseProblem, ReconstructionSettings } from '../reconstruction/inverseProblem.ts';
import { mriProblem } from './mriProblem.ts';

/** The share of each phase-encoded axis about DC that line masks sample in full. */
const CENTRE_FRACTION = 0.08;

/** Scans a volume: its k-space as a problem, and how it was made. Warns where the result will flatter. */
export async function simulateMri(
  source: string,
  options: MriSimulationOptions,
): Promise<{ problem: InverseProblem; measurement: ReconstructionSettings['measurement'] }> {
  const { mask: kind, acceleration, spokes, coils, snr, seed, slice, axis, size, volume: which } = options;
  const input = await readVolume(source, { volume: which, size, seed });
  const { volume } = input;
  const { values, shape } = slice === undefined ? volume : planeOf(volume, axis, slice);
  const { unit, valueRange } = toUnitRange(source, values);
  const [maskRandom, noiseRandom] = seededRandom(seed).split(4).slice(2) as [Random, Random];
  const mask = maskOf(options, shape, maskRandom);
  const sensitivities = coils > 1 ? birdcageSensitivities({ shape, coils }) : undefined;
  const exact = fourierSampling({ shape, mask, ...(sensitivities ? { sensitivities } : {}) }).apply(unit);
  const kspace =
    snr === undefined ? exact : complexGaussianNoise({ kspace: exact, mask, snr, random: noiseRandom });
  say(
    'warning: the same operator makes and explains the measurements (an inverse crime): real scans come out worse; --snr and --coils make it harder',
  );
  const share = `${(100 * coverage(mask)).toFixed(1)} % of k-space (${kind})`;
  const problem = mriProblem({
    name: input.name,
    description: `${basename(source)}: ${shape.toReversed().join('x')}, ${share}${coils > 1 ? `, ${coils} coils` : ''}${snr === undefined ? '' : `, ${snr} dB`}`,
    sha256: input.sha256,
    shape,
    mask,
    kspace,
    ...(sensitivities ? { sensitivities } : {}),
    complex: false,
    truth: unit,
    valueRange,
    affine: volume.affine,
  });
  const measurement = {
    mask: kind,
    coverage: coverage(mask),
    acceleration,
    spokes,
    coils,
    snr: snr ?? null,
    size,
    slice: slice ?? null,
    axis,
    volume: which,
  };
  return { problem, measurement };
}

function planeOf(
  volume: Parameters<typeof sliceVolume>[0],
  axis: 'x' | 'y' | 'z',
  index: number,
): { values: Float32Array; shape: readonly number[] } {
  const { values, width, height } = sliceVolume(volume, { axis, index });
  return { values, shape: [height, width] };
}

function maskOf(options: MriSimulationOptions, shape: readonly number[], random: Random): Mask {
  const { mask: kind, acceleration, spokes } = options;
  const centreFraction = Math.min(CENTRE_FRACTION, 1 / acceleration);
  if (kind === 'gaussian') return gaussianMask({ shape, random });
  if (kind === 'radial') return radialMask({ shape, spokes });
  if (kind === 'lines') return randomLinesMask({ shape, acceleration, centreFraction, random });
  if (kind === 'equispaced') return equispacedMask({ shape, acceleration, centreFraction });
  return fullMask(shape);
}
