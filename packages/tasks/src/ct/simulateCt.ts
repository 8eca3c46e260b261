import { type Random, seededRandom } from '@fourier-features/core';
import * as ct from '@fourier-features/ct';
import type { SliceInput } from '../read/sliceInput.ts';
import { InputError } from '../words.ts';
import type { CtBeam, CtInput, CtOperatorName, CtScan } from './ctInput.ts';
import { ctOperator } from './ctOperator.ts';
import { fanScanner } from './fanScanner.ts';
import { inDegrees } from './inDegrees.ts';

export interface SimulateCtOptions {
  /** Number of projections, evenly spread over the arc; the paper's 20 by default. */
  angles?: number | undefined;
  /** `parallel` rays by default, or a `fan` from a source 1.5 sides from the centre of rotation. */
  beam?: CtBeam | undefined;
  /** Arc that the projections cover, in radians; π by default, and 2π, its most, for a fan. */
  arc?: number | undefined;
  /** Operator that explains the measurements; `lines` by default. */
  operator?: CtOperatorName | undefined;
  /** Operator that makes the measurements; the one that explains them by default. */
  simulate?: CtOperatorName | undefined;
  /** Photons per detector without an object, for Poisson noise; no noise by default. */
  photons?: number | undefined;
  /** Seed for the noise; 0 by default. */
  seed?: number | undefined;
}

/** A whole turn, and what degrees in radians may be above it. */
const MOST_ARC = 2 * Math.PI * (1 + 1e-9);

/** Optical depth of value 1 over the side of the picture, in nepers: what makes photons countable. */
const ATTENUATION = 4;

/**
 * Scans a slice: returns it with its simulated sinogram.
 *
 * @throws RangeError if an option is out of range.
 * @example
 * import { drawSlice, simulateCt } from '@fourier-features/tasks';
 *
 * const slice = await drawSlice('shepp-logan', { size: 32 });
 * const input = simulateCt(slice, { angles: 40, photons: 1e5 });
 */
export function simulateCt(
  slice: SliceInput,
  {
    angles: count = ct.defaults.angles,
    beam = 'parallel',
    arc = beam === 'fan' ? 2 * Math.PI : Math.PI,
    operator: operatorName = 'lines',
    simulate = operatorName,
    photons,
    seed = 0,
  }: SimulateCtOptions = {},
): CtInput {
  const { name, sha256, shape, values: truth, volume } = slice;
  const angles = ct.uniformAngles(count, { arc });
  // The published operator turns about another point; both operators of a scan must agree on it.
  const published = operatorName === 'published' || simulate === 'published';
  const geometry = published ? ct.publishedGeometry(shape) : {};
  if (beam === 'fan') checkFan(published, arc);
  const fan = beam === 'fan' ? fanScanner(shape) : undefined;
  const scan: CtScan = { operatorName, shape, angles, geometry, fan };
  const exact = ctOperator({ ...scan, operatorName: simulate }).apply(truth);
  const measurements =
    photons === undefined
      ? exact
      : ct.poissonNoise({ sinogram: exact, photons, attenuation: ATTENUATION, random: noiseRandom(seed) });
  const noise = photons === undefined ? '' : `, ${photons} photons`;
  return {
    name,
    sha256,
    description: `${name}: ${shape[1]}x${shape[0]}, ${count} ${fan ? 'fan-beam ' : ''}projections over ${inDegrees(arc)}${noise}`,
    warnings: slice.warnings,
    notes: [
      ...slice.notes,
      ...(simulate === operatorName ? [inverseCrime(operatorName, photons !== undefined)] : []),
    ],
    settings: {
      angles: count,
      beam,
      arc,
      operator: operatorName,
      simulate,
      photons: photons ?? null,
      seed,
      ...slice.settings,
    },
    provenance: { shape, measurements: [count, measurements.length / count] },
    shape,
    operator: ctOperator(scan),
    measurements,
    truth,
    volume,
    scan,
  };
}

/** @throws InputError if the operator is the published one, which has parallel rays, or the arc is more than a whole turn. */
function checkFan(published: boolean, arc: number): void {
  if (published)
    throw new InputError(
      'simulateCt',
      '{beam} must be parallel with the operator published. Pass {operator} lines.',
    );
  if (!(arc > 0 && arc <= MOST_ARC))
    throw new InputError('simulateCt', `{arc} must be up to 360° for a fan, got ${inDegrees(arc)}`);
}

function inverseCrime(operator: CtOperatorName, noisy: boolean): string {
  const cure = noisy ? 'Pass another {simulate}' : 'Pass another {simulate}, or {photons} for noise';
  return `the operator ${operator} both makes and explains the measurements (an inverse crime), so real scans give worse results. ${cure}.`;
}

/** A fit with the same seed draws its frequencies and weights from the first two generators, and no batches. */
function noiseRandom(seed: number): Random {
  return seededRandom(seed).split(3)[2]!;
}
