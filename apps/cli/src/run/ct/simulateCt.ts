import { basename } from 'node:path';
import { poissonNoise, publishedGeometry, uniformAngles } from '@fourier-features/ct';
import type { CtSimulationOptions } from '../../commands/ctOptions.ts';
import { readSlice } from '../../files/readSlice.ts';
import { say } from '../../terminal/say.ts';
import type { InverseProblem, ReconstructionSettings } from '../reconstruction/inverseProblem.ts';
import { type CtScan, ctOperator, ctProblem, noiseRandom } from './ctProblem.ts';

/** Attenuation of value 1 over the side of the picture, in nepers: what makes photons countable. */
const ATTENUATION = 4;

/** Scans a picture: its sinogram as a problem, and how it was made. Warns where the result will flatter. */
export async function simulateCt(
  source: string,
  options: CtSimulationOptions,
): Promise<{ problem: InverseProblem; measurement: ReconstructionSettings['measurement'] }> {
  const { angles: count, arc, operator, photons, seed, axis, volume, slice, size } = options;
  const simulate = options.simulate ?? operator;
  const input = await readSlice(source, options);
  const angles = uniformAngles(count, { arc: (arc * Math.PI) / 180 });
  // The published operator turns about another point; all of one scan do.
  const geometry = [operator, simulate].includes('published') ? publishedGeometry(input.side) : {};
  const scan: CtScan = { operator, side: input.side, angles, geometry };
  const exact = ctOperator({ ...scan, operator: simulate }).apply(input.values);
  const sinogram =
    photons === undefined
      ? exact
      : poissonNoise({ sinogram: exact, photons, attenuation: ATTENUATION, random: noiseRandom(seed) });
  if (simulate === operator) {
    say(
      `warning: the same operator (${operator}) makes and explains the measurements (an inverse crime): real scans come out worse; --simulate and --photons make it harder`,
    );
  }
  const noise = photons === undefined ? '' : `, ${photons} photons`;
  const problem = ctProblem({
    name: input.name,
    description: `${basename(source)}: ${input.side}x${input.side}, ${count} projections over ${arc}°${noise}`,
    sha256: input.sha256,
    scan,
    sinogram,
    truth: input.values,
    rowsGoUp: input.rowsGoUp,
    ...(input.place ? { place: input.place } : {}),
  });
  const measurement = {
    angles: count,
    arc,
    operator,
    simulate,
    photons: photons ?? null,
    size: size ?? null,
    slice: slice ?? null,
    axis,
    volume,
  };
  return { problem, measurement };
}
